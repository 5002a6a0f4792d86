import { Checkbox, Stack } from '@mantine/core';
import { useId } from 'react';
import { KINDS, type Kind } from '../../model/content.ts';
import { words } from '../words.ts';
import styles from './sheet.module.css';

/** What kinds of problem it is: several can be true. */
export function KindsField({ kinds, onChange, fault }: { readonly kinds: readonly Kind[]; readonly onChange: ((kinds: Kind[]) => void) | null; readonly fault?: string | undefined }) {
  const id = useId();
  const asked = words.questions.kinds;
  if (!onChange) {
    return (
      <div>
        <h3 className={styles.ask}>{asked.ask}</h3>
        <p className={kinds.length > 0 ? styles.answer : styles.none}>{kinds.length > 0 ? kinds.map((kind) => words.kinds[kind].name).join(', ') : words.empty}</p>
      </div>
    );
  }
  const set = (kind: Kind, on: boolean) => onChange(KINDS.filter((one) => (one === kind ? on : kinds.includes(one))));
  return (
    <div role="group" aria-labelledby={id}>
      <h3 className={styles.ask} id={id}>{asked.ask}</h3>
      <p className={styles.help}>{asked.help}</p>
      <Stack gap="sm">
        {KINDS.map((kind) => (
          <Checkbox key={kind} size="md" label={words.kinds[kind].name} description={words.kinds[kind].help} checked={kinds.includes(kind)} onChange={(event) => set(kind, event.currentTarget.checked)} />
        ))}
      </Stack>
      {fault ? <p role="alert">{fault}</p> : null}
    </div>
  );
}
