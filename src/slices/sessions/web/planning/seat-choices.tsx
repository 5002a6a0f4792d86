import { SelectField } from '../../../../platform/web/ui/fields.tsx';
import type { RotationAnswer } from '../../model/wire.ts';
import { words } from '../words.ts';
import styles from '../whole-page.module.css';
import { seatPerson, type SeatChoice } from './plan-form.ts';

const text = words.planning;

/** The seats as the rotation proposes them, each with its reason. Choosing someone who sits elsewhere swaps the two. */
export function SeatChoices(props: { readonly rotation: RotationAnswer; readonly seats: readonly SeatChoice[]; readonly lacks: boolean; readonly onChange: (seats: readonly SeatChoice[]) => void }) {
  const { rotation, seats } = props;
  const nameOf = (personId: string | null) => rotation.people.find((person) => person.personId === personId)?.name ?? '';
  return (
    <div className={styles.form}>
      {rotation.seats.map((proposed) => {
        const chosen = seats.find((seat) => seat.seatId === proposed.seatId)?.personId ?? null;
        return (
          <div key={proposed.seatId} className={styles.seatRow}>
            <SelectField
              label={proposed.seatName}
              blank={text.nobody}
              value={chosen ?? ''}
              error={props.lacks && chosen === null ? text.lacking.seat : undefined}
              onChange={(personId) => props.onChange(seatPerson(seats, proposed.seatId, personId || null))}
              choices={rotation.people.map((person) => ({ value: person.personId, label: text.person(person.name, person.held[proposed.seatId] ?? 0) }))}
            />
            <p className={styles.reason}>{chosen === proposed.personId ? proposed.reason : text.swapped(nameOf(proposed.personId))}</p>
          </div>
        );
      })}
    </div>
  );
}
