import { Button } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconChevronUp, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { err, type Result } from '../../../../kernel/result.ts';
import type { Problem } from '../../../../platform/web/problem.ts';
import { ConfirmOnce } from '../../../../platform/web/ui/confirm-once.tsx';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { missing } from '../../model/missing.ts';
import { contentOf } from '../../model/places.ts';
import { words } from '../words.ts';
import { nextActOf } from './next-act.ts';
import { useRoom } from './room-context.ts';
import styles from './room.module.css';
import { SeatsDialog } from './seats-dialog.tsx';
import { useSending, type Sending } from './use-sending.ts';
import { useTick } from './use-tick.ts';

const text = words.room.lead;
const MINUTES = [1, 2, 5] as const;

/** The extra controls of whoever leads: one bar at the bottom edge and nowhere else. */
export function LeaderBar() {
  const { state } = useRoom();
  const sending = useSending();
  const run = state.steps[state.current]!;
  const { stepId } = run;
  const before = contentOf(state).steps[state.current - 1];
  const [isOpen, setOpen] = useState(false);
  const more = useId();
  const isPaused = run.clock.pausedAt !== null;
  return (
    <section className={styles.leadBar} aria-label={text.label}>
      <ProblemNotice problem={sending.problem} />
      <div className={styles.leadRow}>
        <NextButton sending={sending} />
        <div className={styles.leadClock}>
          <UndoMove sending={sending} />
          {MINUTES.map((minutes) => (
            <Button key={minutes} variant="default" size="sm" onClick={() => void sending.send({ type: 'ExtendClock', stepId, addedMs: minutes * 60_000 })}>{text.add(minutes)}</Button>
          ))}
          <Button
            variant="default"
            size="sm"
            leftSection={isPaused ? <IconPlayerPlay aria-hidden size={18} /> : <IconPlayerPause aria-hidden size={18} />}
            onClick={() => void sending.send(isPaused ? { type: 'ResumeClock', stepId } : { type: 'PauseClock', stepId })}
          >
            {isPaused ? text.resume : text.pause}
          </Button>
          <Button variant="subtle" size="sm" aria-expanded={isOpen} aria-controls={more} rightSection={<IconChevronUp aria-hidden size={18} style={isOpen ? { transform: 'rotate(180deg)' } : {}} />} onClick={() => setOpen(!isOpen)}>{text.more}</Button>
        </div>
        <div id={more} className={styles.leadMore} hidden={!isOpen}>
          {before ? (
            <Button variant="subtle" size="sm" leftSection={<IconArrowLeft aria-hidden size={18} />} onClick={() => void sending.send({ type: 'MoveToStep', stepIndex: state.current - 1, moves: state.moves })}>{text.back}</Button>
          ) : null}
          <SeatsDialog />
          <OtherMoves sending={sending} />
        </div>
      </div>
    </section>
  );
}

/** The one large button: what most likely comes next. */
function NextButton({ sending }: { readonly sending: Sending }) {
  const { state } = useRoom();
  const act = nextActOf(state);
  switch (act.kind) {
    case 'open-reading':
      return <Button className={styles.leadNext} loading={sending.busy} onClick={() => void sending.send({ type: 'OpenReading', captureId: act.captureId })}>{text.openReading}</Button>;
    case 'hand-over':
      return <Button className={styles.leadNext} loading={sending.busy} onClick={() => void sending.send({ type: 'HandOver', captureId: act.captureId })}>{text.handOver(act.to)}</Button>;
    case 'move':
      return (
        <Button className={styles.leadNext} loading={sending.busy} rightSection={<IconArrowRight aria-hidden size={20} />} onClick={() => void sending.send({ type: 'MoveToStep', stepIndex: act.stepIndex, moves: state.moves })}>
          {text.next(act.title)}
        </Button>
      );
    case 'end':
      return <EndButton isNext />;
  }
}

/** When the large button offers something else, moving on stays possible; so does ending early. */
function OtherMoves({ sending }: { readonly sending: Sending }) {
  const { state } = useRoom();
  const act = nextActOf(state);
  const following = contentOf(state).steps[state.current + 1];
  return (
    <>
      {act.kind !== 'move' && following ? (
        <Button variant="subtle" size="sm" onClick={() => void sending.send({ type: 'MoveToStep', stepIndex: state.current + 1, moves: state.moves })}>{text.next(following.title)}</Button>
      ) : null}
      {act.kind === 'end' ? null : <EndButton isNext={false} />}
    </>
  );
}

/** Ends the session after asking once, with what is still open. */
function EndButton({ isNext }: { readonly isNext: boolean }) {
  const { state, viewerId, send } = useRoom();
  const hints = missing(state, viewerId);
  const end = async (): Promise<Result<unknown, Problem>> => {
    const answer = await send({ type: 'EndSession', moves: state.moves });
    return answer.ok ? answer : err({ ...answer.error, status: 0 });
  };
  return (
    <ConfirmOnce
      verb={text.end}
      variant={isNext ? 'filled' : 'subtle'}
      question={text.endQuestion}
      consequence={
        <>
          <p>{text.endConsequence}</p>
          {hints.length > 0 ? <><p className={styles.small}>{text.stillOpen}</p><ul>{hints.map((hint) => <li key={`${hint.captureId}/${hint.code}`}>{hint.words}</li>)}</ul></> : null}
        </>
      }
      onConfirm={end}
    />
  );
}

/** For 30 seconds after a move: a way to take it back. */
function UndoMove({ sending }: { readonly sending: Sending }) {
  const { state, now } = useRoom();
  const left = state.undo?.clock ? Math.ceil((state.undo.until - now()) / 1000) : 0;
  useTick(left > 0 ? 1000 : 0);
  if (left <= 0) return null;
  return <Button size="sm" variant="default" className={styles.undo} onClick={() => void sending.send({ type: 'UndoMove', moves: state.moves })}>{text.undo(left)}</Button>;
}
