import { useState } from 'react';
import { Section } from '../../../platform/web/ui/section.tsx';
import { useTimeZone, wallClockAt } from '../../../platform/web/dates.ts';
import { LiveStudy, useLive } from '../../coding/web/index.ts';
import { StudyFrame, studyApi } from '../../texts/web/index.ts';
import type { StudyView } from '../../texts/model/study-wire.ts';
import { BringIn } from './bring-in.tsx';
import styles from './exchange.module.css';
import { MergeForm } from './merge-form.tsx';
import { SaveLink } from './save-link.tsx';
import { TakeAlong } from './take-along.tsx';
import { words } from './words.ts';

/** A study out to other programs and back, and coders who work without this server. */
export function ExchangePage() {
  return <StudyFrame title={words.title} sentence={words.sentence}>{(study) => <LiveStudy><Ways study={study} /></LiveStudy>}</StudyFrame>;
}

function Ways({ study }: { readonly study: StudyView }) {
  const [openedAt] = useState(() => Date.now());
  const today = wallClockAt(openedAt, useTimeZone()).day;
  return (
    <>
      <TakeAlong studyId={study.studyId} />
      <BringIn study={study} today={today} />
      {study.you.mayCode ? <Coders study={study} /> : null}
    </>
  );
}

function Coders({ study }: { readonly study: StudyView }) {
  const { state } = useLive();
  const rounds = [...state.rounds.values()].filter(({ number, phase }) => number > 0 && (phase === 'open' || phase === 'frozen')).sort((a, b) => b.number - a.number);
  return (
    <Section title={words.coders.title} sentence={words.coders.sentence}>
      <div className={styles.row}>
        {rounds.length === 0 ? <p className={styles.quiet}>{words.coders.none}</p> : rounds.map(({ roundId, name }) => <SaveLink key={roundId} to={studyApi(study.studyId, `rounds/${roundId}/contribution`)}>{words.coders.save(name)}</SaveLink>)}
      </div>
      {study.you.mayChange ? (
        <div className={styles.part}>
          <h3>{words.coders.merge}</h3>
          <p>{words.coders.mergeWhy}</p>
          <MergeForm studyId={study.studyId} />
        </div>
      ) : null}
    </Section>
  );
}
