import { useEffect, useRef } from 'react';
import { ChalkSteps, type ChalkStep } from '../../../../platform/web/ui/chalk-steps.tsx';
import { usedMs } from '../../model/clock.ts';
import { contentOf } from '../../model/places.ts';
import type { SessionState } from '../../model/state.ts';
import { words } from '../words.ts';
import { callName } from './people-in-room.ts';
import { useRoom } from './room-context.ts';
import styles from './room.module.css';
import { useTick } from './use-tick.ts';

const MINUTE = 60_000;

/** The steps as a chalk line with their minutes; earlier ones may be looked at without moving the room. */
export function RoomThread({ looking, onLook }: { readonly looking: string | null; readonly onLook?: (stepId: string) => void }) {
  const { state, now } = useRoom();
  const line = useRef<HTMLDivElement>(null);
  useTick(15_000);
  useEffect(() => {
    // On a phone the line is longer than the screen: the step the room is in comes to its middle.
    const here = line.current?.querySelector<HTMLElement>('[aria-current="step"]');
    const scroller = here?.parentElement;
    if (here && scroller) scroller.scrollLeft = here.offsetLeft - scroller.offsetLeft - (scroller.clientWidth - here.clientWidth) / 2;
  }, [state.current]);
  return (
    <div className={styles.thread} ref={line}>
      <div>
      <ChalkSteps steps={chalkSteps(state, now())} looking={looking} {...(onLook ? { onLook } : {})} />
      <Presence />
      </div>
    </div>
  );
}

/** The thread of a session at `now`: minutes planned, and used once a step has begun. */
export function chalkSteps(state: SessionState, now: number): readonly ChalkStep[] {
  return contentOf(state).steps.map((step, index) => {
    const run = state.steps[index]!;
    const used = Math.round((run.earlierMs + usedMs(run.clock, now)) / MINUTE);
    const plannedMinutes = Math.round((run.clock.plannedMs + run.clock.addedMs) / MINUTE);
    const stands = index === state.current ? 'current' : run.run > 0 ? 'done' : 'ahead';
    return { id: step.id, title: step.title, state: stands, plannedMinutes, ...(run.run > 0 ? { usedMinutes: used } : {}) };
  });
}

function Presence() {
  const { state } = useRoom();
  const people = Object.values(state.people);
  const away = people.filter((person) => !person.present).map((person) => callName(state, person.personId));
  return (
    <p className={styles.presence}>
      {words.room.here(people.length - away.length, people.length)}
      {away.length > 0 ? `. ${words.room.away(away)}.` : '.'}
    </p>
  );
}
