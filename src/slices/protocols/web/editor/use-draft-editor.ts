import { useRef, useState, useSyncExternalStore } from 'react';
import { useSend } from '../../../../platform/web/api-client.ts';
import { useDeviceLog } from '../../../../platform/web/device-log.tsx';
import { mayPass, type Problem } from '../../../../platform/web/problem.ts';
import { useAutosave, type SaveOutcome } from '../../../../platform/web/sync/autosave.ts';
import type { Saved } from '../../../../platform/web/ui/saved-state.tsx';
import type { ProtocolContent } from '../../model/protocol.ts';
import type { ProtocolView } from '../../model/wire.ts';

/** The draft as one person changes it, saving itself. */
export interface DraftEditor {
  readonly protocol: ProtocolView;
  readonly content: ProtocolContent;
  readonly change: (changes: Partial<ProtocolContent>) => void;
  readonly saved: Saved;
  readonly refused: Problem | null;
  /** Someone else saved meanwhile: what stands there now. */
  readonly clash: ProtocolView | null;
  readonly settle: (keep: 'mine' | 'theirs') => void;
  /** Takes what a request has just answered. */
  readonly take: (protocol: ProtocolView) => void;
  /** Brings everything to the server; answers the revision that stands there, or null when it did not work now. */
  readonly save: () => Promise<number | null>;
}

export function useDraftEditor(told: ProtocolView, first: ProtocolContent): DraftEditor {
  const log = useDeviceLog();
  const key = `protocol:${told.protocolId}`;
  const { send } = useSend();
  const [protocol, setProtocol] = useState(told);
  const [refused, setRefused] = useState<Problem | null>(null);
  const [clash, setClash] = useState<ProtocolView | null>(null);
  const known = useRef(protocol);
  known.current = protocol;

  const draft = useSyncExternalStore(log.subscribe, () => log.draft(key));
  const isUnsent = draft !== null && draft.version > draft.acknowledged;
  const content = draft ? (JSON.parse(draft.text) as ProtocolContent) : (protocol.draft?.content ?? first);

  const take = (next: ProtocolView) => {
    known.current = next;
    setProtocol(next);
    const now = log.draft(key);
    if (now && now.version === now.acknowledged) log.dropDraft(key);
  };
  const push = async (): Promise<SaveOutcome> => {
    const now = log.draft(key);
    if (!now) return 'kept';
    const answer = await send<ProtocolView>('PUT', `/api/protocols/${told.protocolId}/draft`, { baseRevision: now.over ?? known.current.draftRevision, content: JSON.parse(now.text) }, ['/api/protocols']);
    if (!answer.ok) {
      if (mayPass(answer.error)) return 'later';
      if (answer.error.code === 'newer-draft') setClash(answer.error.newer as ProtocolView);
      else setRefused(answer.error);
      return 'refused';
    }
    setRefused(null);
    // What was typed while this was under way goes on from the revision that the server has now.
    const later = log.draft(key);
    log.acknowledgeDraft(key, now.version);
    if (later && later.version > now.version) {
      log.dropDraft(key);
      log.writeDraft(key, later.text, Date.now(), answer.value.draftRevision);
    }
    take(answer.value);
    return 'kept';
  };
  const { sending, saveNow } = useAutosave(isUnsent ? String(draft.version) : null, push);

  return {
    protocol,
    content,
    change: (changes) => void log.writeDraft(key, JSON.stringify({ ...content, ...changes }), Date.now(), known.current.draftRevision),
    saved: sending ? 'sending' : isUnsent ? 'on-this-device' : 'saved',
    refused,
    clash,
    settle: (keep) => {
      if (!clash) return;
      const mine = log.draft(key)?.text;
      log.dropDraft(key);
      take(clash);
      if (keep === 'mine' && mine) log.writeDraft(key, mine, Date.now(), clash.draftRevision);
      setClash(null);
    },
    take,
    save: async () => {
      await saveNow();
      const now = log.draft(key);
      return now && now.version > now.acknowledged ? null : known.current.draftRevision;
    },
  };
}
