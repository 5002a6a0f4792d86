import { useEffect, useRef } from 'react';
import { ChalkSteps } from '../../../../platform/web/ui/chalk-steps.tsx';
import { contentOf } from '../../model/places.ts';
import { actsIn } from '../../model/who.ts';
import { words } from '../words.ts';
import { chalkSteps } from './chalk-steps-of.ts';
import { callName } from './people-in-room.ts';
import { useRoom } from './room-context.ts';
import styles from './room.module.css';
import { useTick } from './use-tick.ts';

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
      <MySeat />
      <Presence />
      </div>
    </div>
  );
}

/** What this person has taken on besides taking part. */
function MySeat() {
  const { state, viewerId } = useRoom();
  const seats = contentOf(state).seats.filter((seat) => actsIn(state, viewerId, seat.id));
  return seats.map((seat) => <p key={seat.id} className={styles.small}><strong>{words.room.yourSeat(seat.name.toLowerCase())}</strong> {seat.duty}</p>);
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
