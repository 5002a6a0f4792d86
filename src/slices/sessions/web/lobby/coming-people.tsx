import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react';
import { contentOf } from '../../model/places.ts';
import { actingIn } from '../../model/who.ts';
import { useRoom } from '../room/room-context.ts';
import { words } from '../words.ts';
import styles from '../whole-page.module.css';

const text = words.lobby;

/** Who is coming, in which seat, and who is here already. */
export function ComingPeople() {
  const { state, viewerId } = useRoom();
  const seatsOf = (personId: string) => contentOf(state).seats.filter((seat) => actingIn(state, seat.id) === personId);
  const people = Object.values(state.people).toSorted((a, b) => seatsOf(b.personId).length - seatsOf(a.personId).length);
  return (
    <ul className={styles.people}>
      {people.map((person) => {
        const seats = seatsOf(person.personId);
        return (
          <li key={person.personId} className={styles.person} data-here={person.present}>
            <strong>{person.name}{person.personId === viewerId ? ` ${text.you}` : ''}</strong>
            <span>{seats.map((seat) => seat.name).join(', ') || (person.guest ? text.aGuest : text.colleague)}</span>
            <span className={styles.quiet}>
              {person.present ? <><IconCircleCheckFilled aria-hidden size={16} /> {text.isHere}</> : <><IconCircle aria-hidden size={16} /> {text.notHere}</>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
