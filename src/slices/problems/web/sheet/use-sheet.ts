import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useSend } from '../../../../platform/web/api-client.ts';
import { useDeviceLog } from '../../../../platform/web/device-log.tsx';
import type { Draft } from '../../../../platform/web/local-log.ts';
import { mayPass, type Problem } from '../../../../platform/web/problem.ts';
import { useAutosave, type SaveOutcome } from '../../../../platform/web/sync/autosave.ts';
import type { Saved } from '../../../../platform/web/ui/saved-state.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import { FIELDS, type Field, type ProblemContent } from '../../model/content.ts';
import type { ProblemView, SavedProblem } from '../../model/wire.ts';
import { words } from '../words.ts';
import { draftKey, LONGEST_ANSWER, overlaid, toText } from './draft-text.ts';

/** The same answers were changed on another device. */
export interface Clash {
  readonly newer: ProblemView;
  readonly fields: readonly Field[];
}

/** The sheet that its author writes on: what the server has, with what this device adds, saving itself. */
export interface Sheet {
  /** The newest that the server has told. */
  readonly problem: ProblemView;
  /** With everything typed here. */
  readonly content: ProblemContent;
  readonly change: (content: ProblemContent, field: Field) => void;
  readonly saved: Saved;
  readonly refused: Problem | null;
  readonly clash: Clash | null;
  readonly settle: (field: Field, keep: 'mine' | 'theirs') => void;
  /** Takes a newer view that another request was answered with. */
  readonly take: (problem: ProblemView) => void;
  /** Saves now; with a reason, as a version to be found by it. Answers whether it is on the server. */
  readonly save: (reason?: string) => Promise<boolean>;
}

const isUnsent = (draft: Draft): boolean => draft.version > draft.acknowledged;

export function useSheet(told: ProblemView): Sheet {
  const log = useDeviceLog();
  const tell = useToast();
  const { send } = useSend();
  const [problem, setProblem] = useState(told);
  const [refused, setRefused] = useState<Problem | null>(null);
  const [clash, setClash] = useState<Clash | null>(null);
  const known = useRef(problem);
  known.current = problem;
  const { problemId } = told;

  const take = useCallback(
    (next: ProblemView) => {
      if (next.version < known.current.version) return;
      known.current = next;
      setProblem(next);
      for (const field of FIELDS) {
        const draft = log.draft(draftKey(problemId, field));
        if (draft && !isUnsent(draft)) log.dropDraft(draft.key);
      }
    },
    [log, problemId],
  );
  useEffect(() => take(told), [take, told]);

  const draftOf = (field: Field) => log.draft(draftKey(problemId, field));
  const token = useSyncExternalStore(log.subscribe, () => FIELDS.map((field) => draftOf(field)?.version ?? '').join());
  const unsentNow = () => FIELDS.flatMap((field) => {
    const draft = draftOf(field);
    return draft && isUnsent(draft) ? [{ field, draft }] : [];
  });
  const unsent = unsentNow();

  const push = async (reason: string): Promise<SaveOutcome> => {
    // An answer that is too long stays here; the others must not wait for it.
    const going = unsentNow().filter(({ draft }) => draft.text.length <= LONGEST_ANSWER);
    if (going.length === 0 && reason === '') return 'refused';
    const base = Math.min(known.current.version, ...going.map(({ draft }) => draft.over ?? known.current.version));
    const content = overlaid(known.current.content, (field) => going.find((one) => one.field === field)?.draft.text ?? null);
    const answer = await send<SavedProblem>('PUT', `/api/problems/${problemId}`, { baseVersion: base, content, reason }, ['/api/problems']);
    if (!answer.ok) {
      if (mayPass(answer.error)) return 'later';
      if (answer.error.code === 'newer-version') setClash({ newer: answer.error.newer as ProblemView, fields: (answer.error.fields ?? []).map(({ path }) => path[0] as Field) });
      else setRefused(answer.error);
      return 'refused';
    }
    setRefused(null);
    setClash(null);
    for (const { draft } of going) log.acknowledgeDraft(draft.key, draft.version);
    take(answer.value.problem);
    if (answer.value.joined) tell(words.saved.joined);
    if (answer.value.readyUndone) tell(words.saved.readyUndone);
    return 'kept';
  };
  const { sending, saveNow } = useAutosave(unsent.length > 0 ? token : null, () => push(''));

  return {
    problem,
    content: overlaid(problem.content, (field) => draftOf(field)?.text ?? null),
    change: (content, field) => void log.writeDraft(draftKey(problemId, field), toText(content, field), Date.now(), known.current.version),
    saved: sending ? 'sending' : unsent.length > 0 ? 'on-this-device' : 'saved',
    refused,
    clash,
    settle: (field, keep) => {
      if (!clash) return;
      const text = draftOf(field)?.text ?? '';
      log.dropDraft(draftKey(problemId, field));
      if (keep === 'mine') log.writeDraft(draftKey(problemId, field), text, Date.now(), clash.newer.version);
      const left = clash.fields.filter((other) => other !== field);
      if (left.length === 0) take(clash.newer);
      setClash(left.length === 0 ? null : { ...clash, fields: left });
    },
    take,
    save: async (reason = '') => {
      await saveNow();
      return reason === '' ? unsentNow().length === 0 : (await push(reason)) === 'kept';
    },
  };
}

