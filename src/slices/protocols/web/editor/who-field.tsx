import { Checkbox, Group } from '@mantine/core';
import { SelectField } from '../../../../platform/web/ui/fields.tsx';
import type { Seat, Who } from '../../model/protocol.ts';
import { words } from '../words.ts';
import styles from './editor.module.css';

const text = words.edit;

/** Who may speak or write: everyone, only some seats, or everyone but some. */
export function WhoField({ label, who, seats, onChange }: { readonly label: string; readonly who: Who; readonly seats: readonly Seat[]; readonly onChange: (who: Who) => void }) {
  const chosen = who.kind === 'everyone' ? [] : who.seats;
  const first = seats[0]?.id ?? '';
  const setKind = (kind: Who['kind']) => onChange(kind === 'everyone' ? { kind } : { kind, seats: chosen.length > 0 ? chosen : [first] });
  const setSeats = (ids: string[]) => {
    if (who.kind !== 'everyone' && ids.length > 0) onChange({ kind: who.kind, seats: ids });
  };
  return (
    <div>
      <SelectField
        label={label}
        value={who.kind}
        onChange={(kind) => setKind(kind || 'everyone')}
        choices={[
          { value: 'everyone', label: text.everyone },
          { value: 'seats', label: text.onlySeats },
          { value: 'all-but', label: text.allBut },
        ]}
      />
      {who.kind === 'everyone' ? null : <div className={styles.under}><SeatsField label={label} chosen={chosen} seats={seats} onChange={setSeats} /></div>}
    </div>
  );
}

/** Some of the seats, by ticking them. */
export function SeatsField({ label, hint, chosen, seats, onChange }: { readonly label: string; readonly hint?: string; readonly chosen: readonly string[]; readonly seats: readonly Seat[]; readonly onChange: (ids: string[]) => void }) {
  return (
    <fieldset className={styles.seats}>
      <legend>{label}</legend>
      {hint ? <p className={styles.hint}>{hint}</p> : null}
      <Group gap="lg">
        {seats.map((seat) => (
          <Checkbox key={seat.id} label={seat.name} checked={chosen.includes(seat.id)} onChange={(event) => onChange(seats.map(({ id }) => id).filter((id) => (id === seat.id ? event.currentTarget.checked : chosen.includes(id))))} />
        ))}
      </Group>
    </fieldset>
  );
}
