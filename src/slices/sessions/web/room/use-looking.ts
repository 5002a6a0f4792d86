import { useEffect, useState } from 'react';

/** Which step someone looks at when it is not the one the room is in, and whether they stayed there to finish a sentence. */
export interface Looking {
  readonly stepId: string | null;
  readonly hasStayed: boolean;
  /** Null comes back to where the room is. */
  readonly look: (stepId: string | null) => void;
}

/** Follows the room, which is in step `here`. Someone who is typing when the room moves on stays until they go themselves. */
export function useLooking(here: string): Looking {
  const isTyping = useIsTyping();
  const [at, setAt] = useState<{ readonly stepId: string; readonly hasStayed: boolean } | null>(null);
  const [before, setBefore] = useState(here);
  if (before !== here) {
    // Decided while drawing, not after: the field they type in must never leave the screen.
    setBefore(here);
    if (at === null && isTyping) setAt({ stepId: before, hasStayed: true });
    if (at?.stepId === here) setAt(null);
  }
  return { stepId: at?.stepId ?? null, hasStayed: at?.hasStayed ?? false, look: (stepId) => setAt(stepId === null || stepId === here ? null : { stepId, hasStayed: false }) };
}

/** How long after the last key someone still counts as typing, in ms. */
const STILL_TYPING_MS = 8000;

function useIsTyping(): boolean {
  const [isTyping, setTyping] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stopped = () => {
      clearTimeout(timer);
      setTyping(false);
    };
    const typed = (event: Event) => {
      const isText = event.target instanceof HTMLTextAreaElement || (event.target instanceof HTMLInputElement && event.target.type === 'text');
      if (!isText) return;
      clearTimeout(timer);
      timer = setTimeout(stopped, STILL_TYPING_MS);
      setTyping(true);
    };
    document.addEventListener('input', typed);
    document.addEventListener('focusout', stopped);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('input', typed);
      document.removeEventListener('focusout', stopped);
    };
  }, []);
  return isTyping;
}
