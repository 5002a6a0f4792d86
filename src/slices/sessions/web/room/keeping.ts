import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { Refusal } from '../../../../kernel/result.ts';
import { useDeviceLog, useDraft } from '../../../../platform/web/device-log.tsx';
import type { Saved } from '../../../../platform/web/ui/saved-state.tsx';
import type { SessionCommand } from '../../model/commands.ts';
import { useRoom } from './room-context.ts';
import { selfSaver } from './self-saver.ts';

/** The fields of one form, kept on this device at every keystroke until the form is sent. */
export interface KeptFields<Field extends string> {
  readonly value: Readonly<Record<Field, string>>;
  readonly change: (field: Field, text: string) => void;
  readonly clear: () => void;
}

/** Where a text of this session is kept on the device. */
export function draftKey(sessionId: string, key: string): string {
  return `session:${sessionId}:${key}`;
}

/** Fields of a form by name, starting from `fresh`. A field that is as it was at first is not kept. */
export function useFields<Field extends string>(key: string, fresh: Readonly<Record<Field, string>>): KeptFields<Field> {
  const log = useDeviceLog();
  const { state } = useRoom();
  const names = Object.keys(fresh) as Field[];
  const keyOf = (field: Field) => draftKey(state.sessionId, `${key}:${field}`);
  const read = () => JSON.stringify(names.map((field) => log.draft(keyOf(field))?.text ?? fresh[field]));
  const texts = JSON.parse(useSyncExternalStore(log.subscribe, read)) as readonly string[];
  return {
    value: Object.fromEntries(names.map((field, index) => [field, texts[index]!])) as Record<Field, string>,
    change: (field, text) => {
      if (text === fresh[field]) log.dropDraft(keyOf(field));
      else log.writeDraft(keyOf(field), text, Date.now());
    },
    clear: () => {
      for (const field of names) log.dropDraft(keyOf(field));
    },
  };
}

/** A private text that saves itself: on the device at once, on the server a moment after the hand rests. */
export interface SelfSaving {
  readonly text: string;
  readonly change: (text: string) => void;
  readonly saved: Saved;
  /** Why the last save was refused; the text stays. */
  readonly problem: Refusal | null;
}

/** `stored` is what the server has; `commandFor` makes the command that saves a text, or null when nothing needs saving. */
export function useSelfSaving(order: { readonly key: string; readonly stored: string; readonly commandFor: (text: string) => SessionCommand | null }): SelfSaving {
  const log = useDeviceLog();
  const room = useRoom();
  const key = draftKey(room.state.sessionId, order.key);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<Refusal | null>(null);
  const draft = useDraft(key, order.stored, isSending && room.isConnected);
  const latest = useRef({ order, room });
  latest.current = { order, room };
  const saver = useMemo(
    () =>
      selfSaver(async () => {
        const written = log.draft(key);
        if (!written || written.acknowledged === written.version) return;
        const command = latest.current.order.commandFor(written.text);
        if (!command) return log.acknowledgeDraft(key, written.version);
        setSending(true);
        const answer = await latest.current.room.sendPrivately(command);
        setSending(false);
        setProblem(answer.ok ? null : answer.error);
        if (answer.ok) log.acknowledgeDraft(key, written.version);
      }),
    [log, key],
  );
  useEffect(() => {
    // Words that an earlier page left on this device are saved as soon as this one opens.
    saver.changed();
    const hidden = () => {
      if (document.visibilityState === 'hidden') saver.flush();
    };
    document.addEventListener('visibilitychange', hidden);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      saver.flush();
    };
  }, [saver]);
  return {
    text: draft.text,
    change: (text) => {
      draft.setText(text);
      saver.changed();
    },
    saved: draft.saved,
    problem,
  };
}
