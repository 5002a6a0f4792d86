import { useEffect, useRef, useState } from 'react';

/** What became of one try: kept; not now, try again by itself; or refused, so that a person must do something first. */
export type SaveOutcome = 'kept' | 'later' | 'refused';

/** How long a pause of the hand is, and how long writing may go on without any save, in ms. */
const PAUSE_MS = 1_800;
const LONGEST_MS = 12_000;
const FIRST_RETRY_MS = 4_000;
const LONGEST_RETRY_MS = 60_000;

export interface Autosave {
  readonly sending: boolean;
  /** Saves at once whatever is unsaved, and resolves when that try is over. */
  readonly saveNow: () => Promise<void>;
}

/**
 * Saves by itself: at each pause of the hand, at the latest every twelve seconds, when the page goes out of sight, and
 * again with growing pauses while the network is gone. `unsaved` is null when there is nothing to save, else a token that
 * changes with every change. `save` sends what is unsaved at that moment.
 */
export function useAutosave(unsaved: string | null, save: () => Promise<SaveOutcome>): Autosave {
  const [sending, setSending] = useState(false);
  const now = useRef({ unsaved, save });
  now.current = { unsaved, save };
  const run = useRef({ busy: null as Promise<void> | null, since: 0, failures: 0, refusedAt: null as string | null, timer: 0 });

  const saveNow = useRef(async (): Promise<void> => {
    const state = run.current;
    window.clearTimeout(state.timer);
    if (state.busy) await state.busy;
    const token = now.current.unsaved;
    if (token === null) return;
    setSending(true);
    state.busy = now.current.save().then((outcome) => {
      state.busy = null;
      state.since = 0;
      state.failures = outcome === 'later' ? state.failures + 1 : 0;
      state.refusedAt = outcome === 'refused' ? token : null;
      setSending(false);
      if (outcome === 'later') state.timer = window.setTimeout(() => void saveNow(), Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (state.failures - 1)));
    });
    await state.busy;
  }).current;

  useEffect(() => {
    const state = run.current;
    if (unsaved === null || unsaved === state.refusedAt || state.failures > 0) return undefined;
    state.since ||= Date.now();
    window.clearTimeout(state.timer);
    state.timer = window.setTimeout(() => void saveNow(), Math.max(0, Math.min(PAUSE_MS, state.since + LONGEST_MS - Date.now())));
    return undefined;
  }, [unsaved, saveNow]);

  useEffect(() => {
    const wake = () => void saveNow();
    const hide = () => {
      if (document.visibilityState === 'hidden') wake();
    };
    window.addEventListener('online', wake);
    document.addEventListener('visibilitychange', hide);
    return () => {
      window.removeEventListener('online', wake);
      document.removeEventListener('visibilitychange', hide);
      wake();
    };
  }, [saveNow]);

  return { sending, saveNow };
}
