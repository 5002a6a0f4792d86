import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { useAnnounce } from './announcer.tsx';
import { uiWords } from './ui-words.ts';
import styles from './toast.module.css';

interface Told {
  readonly sentence: string;
  readonly undo?: (() => void) | undefined;
}
type Tell = (sentence: string, undo?: () => void) => void;

const Toast = createContext<Tell>(() => undefined);

/**
 * Holds the one short message at the foot of the page, with its Undo. It stays until it is closed, used or replaced:
 * nobody has to be quick.
 */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [told, setTold] = useState<Told | null>(null);
  const announce = useAnnounce();
  const tell = useCallback<Tell>(
    (sentence, undo) => {
      setTold({ sentence, undo });
      announce(undo ? `${sentence} ${uiWords.undo}?` : sentence);
    },
    [announce],
  );
  const close = () => setTold(null);
  return (
    <Toast value={tell}>
      {children}
      {told ? (
        <div className={styles.toast} role="region" aria-label={uiWords.undo}>
          <span className={styles.sentence}>{told.sentence}</span>
          {told.undo ? (
            <Button variant="white" size="sm" className={styles.undo} onClick={() => { close(); told.undo?.(); }}>{uiWords.undo}</Button>
          ) : null}
          <button type="button" className={styles.close} aria-label={uiWords.close} onClick={close}><IconX aria-hidden size={20} /></button>
        </div>
      ) : null}
    </Toast>
  );
}

/** Tells what was just done at the foot of the page, with a way to undo it where there is one. */
export function useToast(): Tell {
  const tell = useContext(Toast);
  return useMemo(() => tell, [tell]);
}
