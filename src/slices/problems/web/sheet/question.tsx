import { Textarea } from '@mantine/core';
import { useId } from 'react';
import { Said } from '../../../../platform/web/ui/said.tsx';
import type { TextField } from '../../model/content.ts';
import { words } from '../words.ts';
import { LONGEST_ANSWER } from './draft-text.ts';
import styles from './sheet.module.css';

/** One question with its answer in place: written by its author, read by everyone else. */
export function Question(props: { readonly field: TextField; readonly value: string; readonly onChange: ((value: string) => void) | null; readonly rows?: number; readonly fault?: string | undefined }) {
  const { field, value, onChange } = props;
  const id = useId();
  const asked = words.questions[field];
  const over = value.length - LONGEST_ANSWER;
  return (
    <div className={field === 'statement' ? styles.statement : undefined}>
      <h3 className={styles.ask} id={id}>{asked.ask}</h3>
      {onChange ? (
        <>
          <p className={styles.help} id={`${id}-help`}>{asked.help}</p>
          <Textarea
            id={`${id}-answer`}
            aria-labelledby={id}
            aria-describedby={`${id}-help`}
            autosize
            minRows={props.rows ?? 3}
            value={value}
            error={over > 0 ? words.tooLong(over) : props.fault}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        </>
      ) : value.trim() === '' ? (
        <p className={styles.none}>{words.empty}</p>
      ) : (
        <div className={styles.answer}><Said voice={field === 'statement' ? 'quoted' : 'plain'}>{value}</Said></div>
      )}
    </div>
  );
}
