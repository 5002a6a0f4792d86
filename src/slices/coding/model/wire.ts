import { z } from 'zod';
import type { Code, Coder, Decision, Lineage, Memo, Round, SavedQuery } from './study/entities.ts';
import type { ActKind, CodingBlock, StudyEvent } from './study/events.ts';
import { StudyCommand } from './study/commands.ts';

/** Every path of this slice lies under a study. */
export const StudyParams = z.object({ studyId: z.uuid() });
/** A source of a study. */
export const StudySourceParams = StudyParams.extend({ sourceId: z.uuid() });

/** `POST /api/studies/{studyId}/commands`: the browser makes the id and may send it again after a lost answer. */
export const SendStudyCommand = z.object({ commandId: z.uuid(), command: StudyCommand });

/** What a command did, as its sender may see it; `cursor` is the place in the stream after it. */
export interface StudyCommandDone {
  readonly cursor: string;
  readonly events: readonly StudyEvent[];
}

/** A study without its codings, as one member may see it: the first message of the stream, and after every unblinding. */
export interface StudySnapshot {
  readonly type: 'snapshot';
  readonly now: number;
  readonly studyId: string;
  readonly codes: readonly Code[];
  readonly lineage: readonly Lineage[];
  readonly rounds: readonly Round[];
  readonly coders: readonly Coder[];
  readonly memos: readonly Memo[];
  readonly decisions: readonly Decision[];
  readonly queries: readonly SavedQuery[];
  readonly book: number;
  /** How many visible codings each source and each code has. */
  readonly counts: { readonly bySource: Readonly<Record<string, number>>; readonly byCode: Readonly<Record<string, number>> };
  /** What the viewer could take back or put back now. */
  readonly undo: ActKind | null;
  readonly redo: ActKind | null;
}

/** One event of the stream; `undo` and `redo` as after it for this viewer are not in it: they follow from the events themselves. */
export interface StudyEventMessage {
  readonly type: 'event';
  readonly event: StudyEvent;
}

/** `GET /api/studies/{studyId}/sources/{sourceId}/codings`: the visible codings of one text, with the version they count in. */
export interface SourceCodingsAnswer {
  readonly sourceId: string;
  readonly version: number;
  readonly blocks: readonly CodingBlock[];
  /** The place in the stream this answer is as of. */
  readonly cursor: string;
}
