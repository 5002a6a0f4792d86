import { Input, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { momentOf, sayMoment, useTimeZone, wallClockAt } from '../dates.ts';
import type { FieldProps } from './fields.tsx';
import { uiWords } from './ui-words.ts';
import styles from './date-time-field.module.css';

/** A calendar day (ISO date, '' while empty) with the device's own calendar. */
export function DayField(props: FieldProps & { readonly value: string; readonly onChange: (day: string) => void; readonly min?: string; readonly max?: string }) {
  return (
    <TextInput
      type="date"
      label={props.optional ? `${props.label} (${uiWords.optional})` : props.label}
      description={props.hint}
      error={props.error}
      disabled={props.disabled ?? false}
      name={props.name}
      required={!props.optional}
      withAsterisk={false}
      min={props.min}
      max={props.max}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}

/**
 * A moment (Unix ms, null while not whole) as a day and a time on the district's wall clock, wherever the device is.
 * Below the two it says the moment in words, so that a slip of the day shows.
 */
export function DateTimeField(props: FieldProps & { readonly value: number | null; readonly onChange: (at: number | null) => void }) {
  const timeZone = useTimeZone();
  const id = useId();
  const [typed, setTyped] = useState(() => (props.value === null ? { day: '', time: '' } : wallClockAt(props.value, timeZone)));
  const change = (next: { readonly day: string; readonly time: string }) => {
    setTyped(next);
    props.onChange(next.day && next.time ? momentOf(next.day, next.time, timeZone) : null);
  };
  const below = `${id}-said`;
  return (
    <fieldset className={styles.group} aria-describedby={below} disabled={props.disabled ?? false}>
      <legend className={styles.legend}>{props.label}</legend>
      {props.hint ? <Input.Description mb={6}>{props.hint}</Input.Description> : null}
      <div className={styles.pair}>
        <TextInput type="date" label={uiWords.date} withAsterisk={false} required={!props.optional} error={Boolean(props.error)} value={typed.day} onChange={(event) => change({ ...typed, day: event.currentTarget.value })} aria-describedby={below} />
        <TextInput type="time" label={uiWords.time} withAsterisk={false} required={!props.optional} error={Boolean(props.error)} value={typed.time} onChange={(event) => change({ ...typed, time: event.currentTarget.value })} aria-describedby={below} />
      </div>
      <div id={below} className={styles.said}>
        {props.error ? <Input.Error>{props.error}</Input.Error> : null}
        {props.value === null ? uiWords.inTimeZone(timeZone) : `${sayMoment(props.value, timeZone)} (${uiWords.inTimeZone(timeZone)})`}
      </div>
    </fieldset>
  );
}
