import { newId } from '../../../../platform/web/sync/new-id.ts';
import type { SourceType } from '../../model/study.ts';
import type { Heading } from './look-at-tables.ts';
import type { QueuedFile } from './queue.ts';

/** What is asked once for all files of a drop. */
export interface How {
  readonly type: SourceType | '';
  /** One day for all files, or each its own. */
  readonly dayBy: 'one' | 'file';
  readonly datedOn: string;
  readonly caseIds: readonly string[];
  /** Whether “Name:” at the beginning of a line is taken for a speaker where it looks like one. */
  readonly hasSpeakers: boolean;
}

/** A drop of files on its way into a study: chosen, its tables understood, sent, reported. */
export interface DropState {
  readonly stage: 'choosing' | 'looking' | 'columns' | 'running' | 'ended';
  readonly importId: string;
  readonly files: readonly QueuedFile[];
  readonly how: How;
  readonly headings: readonly Heading[];
  /** How many tables have been looked at. */
  readonly looked: number;
  /** Files that systems leave for themselves, and names that could not be opened. */
  readonly leftOut: number;
  readonly unread: readonly string[];
  readonly startedAt: number;
  readonly endedAt: number;
}

/** A drop in which nothing is chosen yet. */
export function emptyDrop(): DropState {
  return { stage: 'choosing', importId: newId(), files: [], how: { type: '', dayBy: 'file', datedOn: '', caseIds: [], hasSpeakers: true }, headings: [], looked: 0, leftOut: 0, unread: [], startedAt: 0, endedAt: 0 };
}
