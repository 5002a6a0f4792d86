import { Button, CloseButton } from '@mantine/core';
import { useState } from 'react';
import { words } from '../words.ts';
import styles from './bring.module.css';
import type { QueuedFile } from './queue.ts';

const text = words.bring;
const FIRST = 8;

/** What was chosen, to look over: a file can be left out, and its day put right. */
export function ChosenFiles(props: { readonly files: readonly QueuedFile[]; readonly showDays: boolean; readonly onDay: (id: number, day: string) => void; readonly onOut: (id: number) => void }) {
  const [all, setAll] = useState(false);
  const shown = all ? props.files : props.files.slice(0, FIRST);
  return (
    <div>
      <h2 className={styles.heading}>{text.chosen(props.files.length, words.size(props.files.reduce((sum, file) => sum + file.size, 0)))}</h2>
      <ul className={styles.files}>
        {shown.map((file) => (
          <li key={file.id} className={styles.file}>
            <span className={styles.path}>{file.path} <span className={styles.quiet}>{words.size(file.size)}</span></span>
            {props.showDays ? (
              <span className={styles.day}>
                <input type="date" aria-label={text.dayOf(file.path)} value={file.day} onChange={(event) => { if (event.currentTarget.value !== '') props.onDay(file.id, event.currentTarget.value); }} />
                <span className={styles.dayFrom}>{text.dayFrom[file.dayFrom]}</span>
              </span>
            ) : null}
            <CloseButton size={44} iconSize={18} aria-label={text.leaveOut(file.path)} onClick={() => props.onOut(file.id)} />
          </li>
        ))}
      </ul>
      {props.files.length > shown.length ? <Button variant="subtle" onClick={() => setAll(true)}>{text.showAll(props.files.length)}</Button> : null}
    </div>
  );
}
