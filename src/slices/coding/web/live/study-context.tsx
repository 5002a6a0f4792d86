import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { Refusal, Result } from '../../../../kernel/result.ts';
import { useDeviceLog } from '../../../../platform/web/device-log.tsx';
import type { LocalLog } from '../../../../platform/web/local-log.ts';
import type { Taken } from '../../../../platform/web/sync/command-sender.ts';
import { serverClock } from '../../../../platform/web/sync/server-clock.ts';
import { Loading } from '../../../../platform/web/ui/states.tsx';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { useActor } from '../../../people/web/index.ts';
import { useStudy } from '../../../texts/web/index.ts';
import type { StudyCommand } from '../../model/study/commands.ts';
import type { StudyState } from '../../model/study/state.ts';
import type { StudyViewer } from '../../model/study/viewer.ts';
import { openStudy, type StudyLive, type StudySight } from './study-live.ts';

/** What every page of coding is given: the study as this person may see it, and the way to act in it. */
export interface Live {
  readonly state: StudyState;
  readonly sight: StudySight;
  readonly viewer: StudyViewer;
  readonly mayCode: boolean;
  readonly mayLead: boolean;
  readonly isConnected: boolean;
  readonly send: (command: StudyCommand, said: string) => Promise<Result<Taken, Refusal>>;
  readonly load: (sourceId: string) => Promise<Refusal | null>;
  readonly letGo: (commandId: string) => void;
  /** Tells the length of a text, so that codings in it can be shown before the server has answered. */
  readonly knowText: (sourceId: string, text: { readonly version: number; readonly length: number }) => void;
  /** What a person is called in this study. */
  readonly nameOf: (personId: string | null) => string;
}

const LiveContext = createContext<Live | null>(null);

/** The live study this part stands in. */
export function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error('this stands outside a live study');
  return live;
}

interface Kept {
  readonly live: StudyLive;
  users: number;
  stop: (() => void) | null;
  leaving: ReturnType<typeof setTimeout> | undefined;
}
const open = new Map<string, Kept>();
/** How long a study stays open after its last page, so that going from one page to the next fetches nothing again, in ms. */
const LINGER_MS = 20_000;

function kept(studyId: string, personId: string, log: LocalLog): Kept {
  const key = `${personId} ${studyId}`;
  const known = open.get(key);
  if (known) return known;
  const made: Kept = { live: openStudy({ studyId, personId, log, now: () => serverClock.now() }), users: 0, stop: null, leaving: undefined };
  open.set(key, made);
  return made;
}

function use(held: Kept, key: string): () => void {
  held.users += 1;
  clearTimeout(held.leaving);
  held.stop ??= held.live.start();
  return () => {
    held.users -= 1;
    if (held.users > 0) return;
    held.leaving = setTimeout(() => {
      held.stop?.();
      held.stop = null;
      open.delete(key);
    }, LINGER_MS);
  };
}

/** Opens the study of this page and keeps it true while the page is there. Stands inside a `StudyFrame`. */
export function LiveStudy({ children }: { readonly children: ReactNode }) {
  const study = useStudy();
  const { personId } = useActor();
  const log = useDeviceLog();
  const { part } = study.you;
  const [held] = useState(() => kept(study.studyId, personId, log));
  const [texts] = useState(() => new Map<string, { readonly version: number; readonly length: number }>());
  const sight = useSyncExternalStore(held.live.subscribe, held.live.sight);
  useEffect(() => {
    const stopClock = serverClock.start();
    const leave = use(held, `${personId} ${study.studyId}`);
    return () => {
      leave();
      stopClock();
    };
  }, [held, personId, study.studyId]);
  useEffect(() => held.live.know({ personId, part, members: study.members, texts: Object.fromEntries(texts) }), [held, texts, personId, part, study.members]);
  const live = useMemo<Live | null>(() => {
    const { state } = sight;
    if (!state) return null;
    const names = new Map([...[...state.coders.values()].map(({ coderId, name }) => [coderId, name] as const), ...study.members.map((member) => [member.personId, member.name] as const)]);
    return {
      state,
      sight,
      viewer: { personId, part },
      mayCode: study.you.mayCode,
      mayLead: study.you.mayChange,
      isConnected: sight.connection === 'live' || sight.connection === 'polling',
      send: held.live.send,
      load: held.live.load,
      letGo: held.live.letGo,
      knowText: (sourceId, text) => {
        const known = texts.get(sourceId);
        if (known?.version === text.version && known.length === text.length) return;
        texts.set(sourceId, text);
        held.live.know({ personId, part, members: study.members, texts: Object.fromEntries(texts) });
      },
      nameOf: (id) => (id === null ? '' : (names.get(id) ?? '')),
    };
  }, [sight, held, personId, part, study, texts]);
  if (sight.ended && !live) return <ProblemNotice problem={sight.ended} />;
  return live ? <LiveContext value={live}>{children}</LiveContext> : <Loading />;
}
