import { ok, type Result } from '../../../kernel/result.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import { StreamHub, type HubRhythm } from '../../../platform/server/streams/hub.ts';
import type { StudyTexts } from '../../texts/server/index.ts';
import { deriveId } from '../model/study/derive-id.ts';
import type { StudyEvent } from '../model/study/events.ts';
import type { FactualCommand } from '../model/study/facts.ts';
import type { StudyState } from '../model/study/state.ts';
import type { StudyViewer } from '../model/study/viewer.ts';
import { studyKind } from './study-kind.ts';

export type StudyHub = StreamHub<StudyState, StudyEvent, FactualCommand, StudyViewer>;

/** A study as this process has folded it; `seq` is its place in the stream and never leaves the server. */
interface OpenStudy {
  readonly state: StudyState;
  readonly seq: number;
}

/** Everything about studies in this process; built once, in apps/. */
export interface LiveStudies {
  readonly parts: Parts;
  readonly hub: StudyHub;
  /** The texts of studies as this process holds them. */
  readonly texts: StudyTexts;
  /** The stream of a study that is known to exist, begun when nothing happened in it yet. `fresh` looks at the log first. */
  open(districtId: string, studyId: string, fresh: boolean): Promise<Result<OpenStudy>>;
  /** Somebody signed out or is no member any more: ends the streams of those who may no longer read. */
  recheck(): void;
  close(): Promise<void>;
}

/** Starts the hub of studies. */
export async function createLiveStudies(parts: Parts, texts: StudyTexts, rhythm: { readonly streams?: Partial<HubRhythm> } = {}): Promise<LiveStudies> {
  const hub: StudyHub = await StreamHub.start(parts, studyKind, rhythm.streams);
  return {
    parts,
    hub,
    texts,
    open: (districtId, studyId, fresh) => openStudy(parts, hub, districtId, studyId, fresh),
    recheck: () => void hub.recheckAll(),
    close: () => hub.close(),
  };
}

async function openStudy(parts: Parts, hub: StudyHub, districtId: string, studyId: string, fresh: boolean): Promise<Result<OpenStudy>> {
  const address = { districtId, streamId: studyId };
  let opened = await hub.open(address, fresh);
  if (!opened.ok && opened.error.kind === 'not-found') {
    // Nobody's act, so that whoever comes first begins it in the same words; another beginning is as good.
    await hub.begin(address, deriveId(studyId, 'began'), null, [{ type: 'StudyBegan', v: 1, studyId, at: parts.clock.now(), by: null }]);
    opened = await hub.open(address, true);
  }
  return opened.ok ? ok({ state: opened.value.state as StudyState, seq: opened.value.seq }) : opened;
}
