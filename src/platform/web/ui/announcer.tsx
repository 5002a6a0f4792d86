import { VisuallyHidden } from '@mantine/core';
import { createContext, useCallback, useContext, useState, type ReactNode } from 'react';

type Announce = (sentence: string) => void;

const Announcer = createContext<Announce>(() => undefined);

/**
 * Holds the one polite live region of the page. A sentence said twice in a row is still spoken twice: two regions take
 * turns, because a screen reader stays silent when the text of a region does not change.
 */
export function AnnouncerProvider({ children }: { readonly children: ReactNode }) {
  const [said, setSaid] = useState<{ readonly turn: 0 | 1; readonly sentence: string }>({ turn: 0, sentence: '' });
  const announce = useCallback<Announce>((sentence) => setSaid(({ turn }) => ({ turn: turn === 0 ? 1 : 0, sentence })), []);
  return (
    <Announcer value={announce}>
      {children}
      <VisuallyHidden>
        <div role="status" aria-live="polite" data-live-region>{said.turn === 0 ? said.sentence : ''}</div>
        <div role="status" aria-live="polite" data-live-region>{said.turn === 1 ? said.sentence : ''}</div>
      </VisuallyHidden>
    </Announcer>
  );
}

/** Says a sentence to people who listen to the screen, politely: after what is being said now. */
export function useAnnounce(): Announce {
  return useContext(Announcer);
}
