import { NumberInput } from '@mantine/core';
import { words } from '../words.ts';
import styles from './editor.module.css';

interface Span {
  readonly from: number;
  readonly to: number;
}

/** A whole number; what cannot be one leaves the last good one. */
export function WholeNumber({ label, value, min, max, onChange }: { readonly label: string; readonly value: number; readonly min: number; readonly max: number; readonly onChange: (value: number) => void }) {
  return <NumberInput label={label} size="md" value={value} min={min} max={max} allowDecimal={false} clampBehavior="blur" onChange={(typed) => { if (typeof typed === 'number' && Number.isInteger(typed) && typed >= min && typed <= max) onChange(typed); }} />;
}

/** Two whole numbers, from and to. */
export function NumberPair({ label, span, min, max, onChange }: { readonly label: string; readonly span: Span; readonly min: number; readonly max: number; readonly onChange: (span: Span) => void }) {
  return (
    <fieldset className={styles.pair}>
      <legend>{label}</legend>
      <WholeNumber label={words.edit.from} value={span.from} min={min} max={max} onChange={(from) => onChange({ ...span, from })} />
      <WholeNumber label={words.edit.to} value={span.to} min={min} max={max} onChange={(to) => onChange({ ...span, to })} />
    </fieldset>
  );
}
