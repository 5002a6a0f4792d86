import { VisuallyHidden } from '@mantine/core';
import type { TextRun } from '../../../kernel/word-diff.ts';
import { uiWords } from './ui-words.ts';
import styles from './word-runs.module.css';

/** What stayed, came and went in a text: underline and strike carry the meaning for the eye, words for those who listen. */
export function WordRuns({ runs }: { readonly runs: readonly TextRun[] }) {
  return (
    <p className={styles.runs}>
      {runs.map((run, index) => {
        if (run.kind === 'same') return <span key={index}>{run.text}</span>;
        const Mark = run.kind === 'added' ? 'ins' : 'del';
        return <Mark key={index}><VisuallyHidden>{` ${uiWords.changes[run.kind]}: `}</VisuallyHidden>{run.text}</Mark>;
      })}
    </p>
  );
}
