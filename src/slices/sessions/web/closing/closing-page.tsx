import { Button } from '@mantine/core';
import { LinkTo } from '../../../../platform/web/page.ts';
import { Day } from '../../../../platform/web/ui/moment.tsx';
import { PageHeader } from '../../../../platform/web/ui/page-header.tsx';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { Said } from '../../../../platform/web/ui/said.tsx';
import { Card, Section } from '../../../../platform/web/ui/section.tsx';
import type { SessionState } from '../../model/state.ts';
import { leadsNow, nameOf } from '../../model/who.ts';
import { LinkButton } from '../../../../platform/web/ui/link-button.tsx';
import { panelsOf } from '../room/panels-of.ts';
import { contentOf } from '../../model/places.ts';
import { NotebookPanel } from '../room/panels/notebook-panel.tsx';
import { useRoom } from '../room/room-context.ts';
import { useSending } from '../room/use-sending.ts';
import { useTick } from '../room/use-tick.ts';
import { WholePage } from '../whole-page.tsx';
import { words } from '../words.ts';
import styles from '../whole-page.module.css';

const text = words.closing;

/** After the end: thanks, what was promised, the way to the record. Quiet, with nothing that must be done. */
export function ClosingPage() {
  const { state, viewerId } = useRoom();
  const steps = nextStepsOf(state);
  return (
    <WholePage>
      <PageHeader title={text.title} sentence={text.sentence} />
      <Reopen />
      <Section title={text.promised}>
        {steps.length === 0 ? <p className={styles.quiet}>{text.nothingPromised}</p> : null}
        <div className={styles.people}>
          {steps.map((step) => (
            <Card key={step.nextStepId}>
              <Said voice="quoted">{step.what}</Said>
              <p className={styles.quiet}>{step.actor} · {step.where} · {text.by} <Day on={step.dueOn} /></p>
            </Card>
          ))}
        </div>
        {steps.length > 0 ? <p className={styles.quiet}>{text.followUp(nameOf(state, steps[0]!.authorId))}</p> : null}
      </Section>
      <p className={styles.actions}>
        <LinkButton to={`/sessions/${state.sessionId}/record`}>{text.record}</LinkButton>
        <LinkTo to="/">{text.home}</LinkTo>
      </p>
      <MyNotebooks key={viewerId} />
    </WholePage>
  );
}

/** Every next step that was named, the nearer ones first. */
export function nextStepsOf(state: SessionState) {
  return Object.values(state.captures)
    .flatMap((capture) => (capture.kind === 'next-steps' ? capture.nextSteps : []))
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
}

/** For 30 seconds whoever led can take the end back. */
function Reopen() {
  const { state, viewerId, now } = useRoom();
  const sending = useSending();
  const left = state.undo?.clock && leadsNow(state, viewerId) ? Math.ceil((state.undo.until - now()) / 1000) : 0;
  useTick(left > 0 ? 1000 : 0);
  if (left <= 0) return null;
  return (
    <div className={styles.gapBelow}>
      <Card tone="lamp">
        <p className={styles.actions}>
          {text.reopenQuestion}
          <Button variant="default" loading={sending.busy} onClick={() => void sending.send({ type: 'ReopenSession' })}>{text.reopen(left)}</Button>
        </p>
        <ProblemNotice problem={sending.problem} />
      </Card>
    </div>
  );
}

/** What this person kept for themselves stays theirs, and here. */
function MyNotebooks() {
  const { state, viewerId } = useRoom();
  const mine = contentOf(state)
    .steps.flatMap((step) => panelsOf(state, step, viewerId))
    .flatMap(({ capture }) => (capture.kind === 'notebook' && hasWords(state, capture.id, viewerId) ? [capture] : []));
  return mine.map((capture) => <NotebookPanel key={capture.id} capture={capture} mayWrite={false} />);
}

function hasWords(state: SessionState, captureId: string, viewerId: string): boolean {
  const notebook = state.captures[captureId];
  return notebook?.kind === 'notebook' && Boolean(notebook.pages[viewerId]?.trim());
}
