import { IconCheck, IconDeviceFloppy, IconSend } from '@tabler/icons-react';
import { uiWords } from './ui-words.ts';
import styles from './saved-state.module.css';

/** Where what was typed is now: only on this device, on its way, or on the server's disk. `empty`: nothing typed yet. */
export type Saved = 'empty' | 'on-this-device' | 'sending' | 'saved';

const ICONS = { 'on-this-device': IconDeviceFloppy, sending: IconSend, saved: IconCheck } as const;

/** The quiet words beside a field that say where its text is. Not announced: it would speak at every pause of the hand. */
export function SavedState({ saved, durable = true }: { readonly saved: Saved; readonly durable?: boolean }) {
  if (saved === 'empty') return <span className={styles.saved} />;
  const Icon = ICONS[saved];
  return (
    <span className={styles.saved} data-saved={saved}>
      <Icon aria-hidden size={16} stroke={2} />
      {saved === 'on-this-device' && !durable ? uiWords.saved.onlyInThisTab : uiWords.saved[saved]}
    </span>
  );
}
