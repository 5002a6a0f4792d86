import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

/** Says what will be here, why it matters, and offers the first action. */
export function EmptyState(props: { readonly what: string; readonly why: string; readonly action?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <p className={styles.what}>{props.what}</p>
      <p className={styles.why}>{props.why}</p>
      {props.action ? <div className={styles.action}>{props.action}</div> : null}
    </div>
  );
}
