import { Chip } from '@mantine/core';
import { Outcome } from '../model/wire.ts';
import styles from './promise-list.module.css';
import { words } from './words.ts';

/** The one tap: how it went. */
export function OutcomeChoice({ legend, value, onChange, error }: { readonly legend: string; readonly value: Outcome | null; readonly onChange: (outcome: Outcome) => void; readonly error?: string | undefined }) {
  return (
    <fieldset className={styles.choices}>
      <legend>{legend}</legend>
      <Chip.Group value={value ?? ''} onChange={(chosen) => onChange(Outcome.parse(chosen))}>
        {Outcome.options.map((outcome) => (
          <Chip key={outcome} value={outcome} size="lg" radius="sm">
            {words.outcome[outcome]}
          </Chip>
        ))}
      </Chip.Group>
      {error ? <p role="alert" style={{ width: '100%', margin: 0, color: 'var(--jw-lamp)' }}>{error}</p> : null}
    </fieldset>
  );
}
