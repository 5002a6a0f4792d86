import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { LocalLog, type Unsent } from './local-log.ts';
import { Loading } from './ui/states.tsx';
import type { Saved } from './ui/saved-state.tsx';

const Log = createContext<LocalLog | null>(null);

/** Opens the device's log of this person, and gives it to the pages below once it is there. */
export function DeviceLogProvider({ owner, children }: { readonly owner: string; readonly children: ReactNode }) {
  const [log, setLog] = useState<LocalLog | null>(null);
  useEffect(() => {
    let left = false;
    void LocalLog.open(owner).then((opened) => {
      if (!left) setLog(opened);
    });
    return () => {
      left = true;
    };
  }, [owner]);
  return log ? <Log value={log}>{children}</Log> : <Loading />;
}

/** The device's log of the person who is signed in. */
export function useDeviceLog(): LocalLog {
  const log = useContext(Log);
  if (!log) throw new Error('no device log here: this page stands outside the signed-in frame');
  return log;
}

/** Whether what is typed survives closing the tab. */
export function useDurable(): boolean {
  const log = useDeviceLog();
  return useSyncExternalStore(log.subscribe, () => log.durable);
}

/** Everything with words in it that the server does not have yet, as it stands now. */
export function useUnsent(): () => readonly Unsent[] {
  const log = useDeviceLog();
  return () => log.unsent();
}

/** A text that lives on the device while it is being written. */
export interface DraftHeld {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly saved: Saved;
  /** The version of `text` now; hand it back to `acknowledge` once the server keeps it. */
  readonly version: number;
  readonly acknowledge: (version: number) => void;
  readonly drop: () => void;
}

/**
 * A text under a key that is yours alone (`session:…:card:…`): what was typed and not yet sent, else `fromServer`.
 * `sending` says that a request with it is under way, for the words beside the field.
 */
export function useDraft(key: string, fromServer = '', sending = false): DraftHeld {
  const log = useDeviceLog();
  const draft = useSyncExternalStore(log.subscribe, () => log.draft(key));
  const text = draft?.text ?? fromServer;
  const kept = draft !== null && draft.acknowledged === draft.version;
  useEffect(() => {
    // The server's text is newer news than a draft that it has already taken.
    const now = log.draft(key);
    if (now && now.acknowledged === now.version) log.dropDraft(key);
  }, [log, key, fromServer]);
  return {
    text,
    setText: (next) => void log.writeDraft(key, next, Date.now()),
    saved: draft && !kept ? (sending ? 'sending' : 'on-this-device') : text === '' ? 'empty' : 'saved',
    version: draft?.version ?? 0,
    acknowledge: (version) => log.acknowledgeDraft(key, version),
    drop: () => log.dropDraft(key),
  };
}
