import { Button } from '@mantine/core';
import { words } from '../words.ts';
import styles from './room.module.css';

/** The server has closed the stream for good: why, and a way to open the page anew. What is on screen stays. */
export function StreamEnded({ ended }: { readonly ended: { readonly message: string; readonly mend: string } }) {
  return (
    <div className={styles.lampNote} role="alert">
      <p><strong>{ended.message}</strong> {ended.mend}</p>
      <Button size="sm" onClick={() => location.reload()}>{words.room.banner.reload}</Button>
    </div>
  );
}
