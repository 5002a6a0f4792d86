import type { ReactNode } from 'react';
import { LinkTo } from '../../../platform/web/page.ts';
import { words } from './words.ts';
import styles from './whole-page.module.css';

/** A page of a session outside the rail: a way back to the list, then the page at reading width. */
export function WholePage({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles.whole}>
      <p className={styles.back}><LinkTo to="/sessions">{words.allSessions}</LinkTo></p>
      {children}
    </div>
  );
}
