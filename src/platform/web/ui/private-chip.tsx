import { IconLock, IconUsers } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { uiWords } from './ui-words.ts';
import styles from './private-chip.module.css';

/** A lock and words: who alone can read this, and until when. */
export function PrivateChip({ children = uiWords.onlyYou }: { readonly children?: ReactNode }) {
  return (
    <span className={styles.chip} data-private>
      <IconLock aria-hidden size={16} stroke={2} />
      <span>{children}</span>
    </span>
  );
}

/** Told before writing: who can read what is written here, in words. Private readers get the lock, shared ones a group. */
export function WhoCanRead({ who, isPrivate = false }: { readonly who: string; readonly isPrivate?: boolean }) {
  if (isPrivate) return <PrivateChip>{uiWords.whoCanRead(who)}</PrivateChip>;
  return (
    <span className={styles.readers}>
      <IconUsers aria-hidden size={16} stroke={2} />
      <span>{uiWords.whoCanRead(who)}</span>
    </span>
  );
}
