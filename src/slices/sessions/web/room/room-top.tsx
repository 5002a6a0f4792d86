import { useEffect, useRef } from 'react';
import { LinkTo } from '../../../../platform/web/page.ts';
import { useAnnounce } from '../../../../platform/web/ui/announcer.tsx';
import { CountUpClock } from '../../../../platform/web/ui/count-up-clock.tsx';
import { remainingMs } from '../../model/clock.ts';
import { contentOf, currentStep } from '../../model/places.ts';
import type { SessionState } from '../../model/state.ts';
import { words } from '../words.ts';
import { useRoom } from './room-context.ts';
import styles from './room.module.css';
import { taskOf } from './my-task.ts';
import { floorOf } from './who-speaks.ts';

const text = words.room;

/** The top of the room, the same for everyone: which step, who speaks, and the clock. */
export function RoomTop() {
  const { state, viewerId } = useRoom();
  const step = currentStep(state);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${step?.title ?? state.plan.title} · Jointwork`;
  }, [step?.title, state.plan.title]);
  useEffect(() => {
    // A screen reader starts at the step; a person who is typing is not taken away from it.
    if (document.activeElement === null || document.activeElement === document.body) title.current?.focus({ preventScroll: true });
  }, []);
  if (!step) return null;
  return (
    <header className={styles.top}>
      <div className={styles.where}>
        <span>{text.stepOf(state.current, contentOf(state).steps.length)}<span className={styles.planTitle}> · {state.plan.title}</span></span>
        <LinkTo to="/sessions" className={styles.leave}>{text.leave}</LinkTo>
      </div>
      <div className={styles.headline}>
        <div>
          <h1 ref={title} tabIndex={-1} className={styles.stepTitle}>{step.title}</h1>
          <p className={styles.floor}>{text.floor(floorOf(state, step, viewerId))}</p>
        </div>
        <RoomClock state={state} size="large" />
      </div>
      <Spoken />
    </header>
  );
}

/** The clock of the step the room is in. */
export function RoomClock({ state, size }: { readonly state: SessionState; readonly size: 'large' | 'board' }) {
  const { now } = useRoom();
  const run = state.steps[state.current];
  if (!run) return null;
  const { clock } = run;
  return (
    <CountUpClock
      size={size}
      run={`${run.stepId}/${run.run}`}
      plannedMs={clock.plannedMs + clock.addedMs}
      paused={clock.pausedAt !== null}
      now={now}
      remainingAt={(at) => remainingMs(clock, at)}
    />
  );
}

/** Says what changed in the room to people who listen to the screen: a new step, and that it is their turn. */
function Spoken() {
  const { state, viewerId } = useRoom();
  const announce = useAnnounce();
  const step = currentStep(state);
  const task = step ? taskOf(state, step, viewerId).kind : null;
  const place = `${state.current}/${step ? (state.steps[state.current]?.run ?? 0) : 0}`;
  const sentence = step ? text.announceStep(step.title, text.floor(floorOf(state, step, viewerId))) : '';
  const before = useRef({ place, task });
  useEffect(() => {
    if (before.current.place !== place) announce(sentence);
    else if (before.current.task !== task && task === 'read-aloud') announce(text.announceTurn);
    else if (before.current.task !== task && task === 'keep-cards') announce(text.announceHandedOver);
    before.current = { place, task };
  }, [place, task, sentence, announce]);
  return null;
}
