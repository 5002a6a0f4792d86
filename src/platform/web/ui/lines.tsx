import type { ReactNode } from 'react';
import styles from './lines.module.css';

/** A list to read from top to bottom, with a line between one and the next; inside stand `li`. */
export function Lines({ children }: { readonly children: ReactNode }) {
  return <ul className={styles.lines}>{children}</ul>;
}
