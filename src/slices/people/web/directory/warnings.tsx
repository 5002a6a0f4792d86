import { words as all } from '../words.ts';
import styles from './directory.module.css';

/** What is unusual and worth a look; never a block. */
export function Warnings({ warnings }: { readonly warnings: readonly string[] }) {
  if (warnings.length === 0) return null;
  return (
    <ul className={styles.warnings} aria-label={all.groups.warnings}>
      {warnings.map((warning) => <li key={warning}>{warning}</li>)}
    </ul>
  );
}
