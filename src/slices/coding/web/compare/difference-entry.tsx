import { Button } from '@mantine/core';
import { useState } from 'react';
import { LinkTo } from '../../../../platform/web/page.ts';
import { Moment } from '../../../../platform/web/ui/moment.tsx';
import { Card } from '../../../../platform/web/ui/section.tsx';
import { studyPage } from '../../../texts/web/index.ts';
import type { QueueEntry } from '../../model/comparison/disagreement-queue.ts';
import type { QueueAnswer } from '../../model/comparison/wire.ts';
import { useLive } from '../live/study-context.tsx';
import { compareWords as words } from './compare-words.ts';
import styles from './compare.module.css';
import { DecideForm } from './decide-form.tsx';
import { Excerpt } from './excerpt.tsx';
import { nameIn } from './name-in.ts';

/** One place where coders differ: the words, what each coder has there, and the decision or the form for it. */
export function DifferenceEntry({ entry, answer }: { readonly entry: QueueEntry; readonly answer: QueueAnswer }) {
  const { state, mayCode, nameOf } = useLive();
  const [isOpen, setOpen] = useState(false);
  const { decision } = entry;
  const excerpt = answer.excerpts[entry.key];
  const mayDecide = mayCode && state.rounds.get(answer.roundId)?.phase === 'compared';
  const isSettled = decision !== null && decision.state !== 'discussing';
  return (
    <Card tone={isSettled ? 'plain' : 'lamp'}>
      <div className={styles.head}>
        <span className={styles.kind}>{words.kinds[entry.kind]}</span>
        <span className={styles.state}>{words.states[decision?.state ?? 'open']}</span>
        <LinkTo to={studyPage(state.studyId, `code/${entry.sourceId}?at=${entry.start}-${entry.end}`)} className={styles.where}>{nameIn(answer.sources, entry.sourceId)}: {words.openText}</LinkTo>
      </div>
      {excerpt ? <Excerpt text={excerpt.text} from={excerpt.from} codings={entry.codings} coders={answer.coders.length} /> : null}
      <ul className={styles.sides}>
        {entry.codings.map(({ codingId, coderId, codeId }) => (
          <li key={codingId} className={styles.side} style={{ '--side': state.codes.get(codeId)?.colour } as React.CSSProperties}>
            <strong>{nameIn(answer.coders, coderId)}</strong>: {nameIn(answer.codes, codeId)}
          </li>
        ))}
        {entry.silent.length > 0 ? <li className={styles.side}>{words.nothingFrom(entry.silent.map((coderId) => nameIn(answer.coders, coderId)).join(', '))}</li> : null}
      </ul>
      {decision ? (
        <p className={styles.reason}>
          {decision.reason} ({nameOf(decision.by)}, <Moment at={decision.at} />) {isSettled ? (decision.kept.length > 0 ? words.keptCount(decision.kept.length) : words.keptNothing) : null}
        </p>
      ) : null}
      {!mayDecide ? <p className={styles.reason}>{isSettled ? null : words.readOnly}</p> : isSettled && !isOpen ? (
        <Button variant="default" size="sm" onClick={() => setOpen(true)}>{words.again}</Button>
      ) : (
        <DecideForm entry={entry} answer={answer} onDone={() => setOpen(false)} />
      )}
    </Card>
  );
}
