import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useAnnounce } from '../../../../platform/web/ui/announcer.tsx';
import { LinkTo } from '../../../../platform/web/page.ts';
import { LinkButton } from '../../../../platform/web/ui/link-button.tsx';
import { sayDuration } from '../../../../platform/web/dates.ts';
import type { StudyView } from '../../model/study-wire.ts';
import { studyPage } from '../study/study-paths.ts';
import { words } from '../words.ts';
import styles from './bring.module.css';
import type { DropState } from './drop-state.ts';
import type { Drop } from './drops.ts';
import { progressOf, timeLeft, type Progress } from './queue.ts';
import { ReportLines } from './report-lines.tsx';
import { lineOfQueued } from './report-line.ts';

const text = words.bring;

/** An import on its way, and what became of every file. */
export function RunStage({ study, drop, state }: { readonly study: StudyView; readonly drop: Drop; readonly state: DropState }) {
  const progress = progressOf(state.files);
  const isRunning = state.stage === 'running';
  const announce = useAnnounce();
  useEffect(() => {
    if (!isRunning) announce(text.summary(progress));
    // Said once when it ends, not with every file.
    // oxlint-disable-next-line react/exhaustive-deps -- as said
  }, [isRunning]);
  return (
    <>
      {isRunning ? <Running drop={drop} state={state} progress={progress} /> : <Ended study={study} drop={drop} progress={progress} state={state} />}
      <ReportLines studyId={study.studyId} lines={state.files.filter((file) => !['waiting', 'sending', 'pausing'].includes(file.state.at)).map(lineOfQueued)} />
    </>
  );
}

function Running({ drop, state, progress }: { readonly drop: Drop; readonly state: DropState; readonly progress: Progress }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const since = now - state.startedAt;
  const left = timeLeft(progress, since);
  return (
    <section aria-label={text.progress}>
      <p className={styles.now}>{text.nOfM(progress.ended, progress.all)}</p>
      <progress className={styles.bar} aria-label={text.progress} max={progress.all} value={progress.ended} />
      <p className={styles.current}>{progress.isOffline ? text.offline : progress.current ? text.current(progress.current) : ''}</p>
      <p className={styles.quiet}>{since > 3000 && progress.ended > 0 ? text.rate(Math.round((progress.ended / since) * 60_000)) : ''}{left === null ? '' : ` · ${text.left(sayDuration(left))}`}</p>
      <div className={styles.buttons}><Button variant="default" onClick={drop.stop}>{text.stop}</Button></div>
      <p className={styles.quiet}>{text.stopMeans}</p>
    </section>
  );
}

function Ended({ study, drop, progress, state }: { readonly study: StudyView; readonly drop: Drop; readonly progress: Progress; readonly state: DropState }) {
  const again = progress.failed + progress.stopped;
  return (
    <section aria-label={text.report}>
      <p className={styles.now}>{text.summary(progress)}</p>
      <p className={styles.quiet}>{text.figures(progress.rows, progress.codings, sayDuration(state.endedAt - state.startedAt))}</p>
      <div className={styles.buttons}>
        {again > 0 ? <Button onClick={drop.retry}>{text.retry(again)}</Button> : null}
        <LinkButton to={studyPage(study.studyId, 'sources')} variant={again > 0 ? 'default' : 'filled'}>{text.toSources}</LinkButton>
        <Button variant="default" onClick={drop.clear}>{text.more}</Button>
      </div>
      <p className={styles.quiet}><LinkTo to={studyPage(study.studyId, 'imports', state.importId)}>{text.reportKept}</LinkTo></p>
    </section>
  );
}
