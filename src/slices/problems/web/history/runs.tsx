import { VisuallyHidden } from '@mantine/core';
import type { TextRun } from '../../../../kernel/word-diff.ts';
import { words } from '../words.ts';
import styles from './history.module.css';

/** What stayed, came and went; underline and strike carry the meaning, and words for those who listen. */
export function Runs({ runs }: { readonly runs: readonly TextRun[] }) {
  return (
    <p className={styles.runs}>
      {runs.map((run, index) => {
        if (run.kind === 'same') return <span key={index}>{run.text}</span>;
        const Mark = run.kind === 'added' ? 'ins' : 'del';
        return <Mark key={index}><VisuallyHidden>{` ${words.history[run.kind]}: `}</VisuallyHidden>{run.text}</Mark>;
      })}
    </p>
  );
}
