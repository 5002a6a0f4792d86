import { useDraft } from '../../../../platform/web/device-log.tsx';

/** The fields of a form, kept on the device at every keystroke until they are sent or let go. `Fields` is plain JSON. */
export interface KeptFields<Fields> {
  readonly fields: Fields;
  readonly change: (fields: Fields) => void;
  readonly drop: () => void;
}

/** What was typed into this person's form of that key and not yet sent, else `fresh`. */
export function useKeptFields<Fields extends object>(key: string, fresh: Fields): KeptFields<Fields> {
  const kept = useDraft(key, JSON.stringify(fresh));
  return { fields: JSON.parse(kept.text) as Fields, change: (fields) => kept.setText(JSON.stringify(fields)), drop: kept.drop };
}
