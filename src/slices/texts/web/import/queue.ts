import { mayPass, type Problem } from '../../../../platform/web/problem.ts';
import type { Result } from '../../../../kernel/result.ts';
import type { ImportOutcome } from '../../model/import-wire.ts';

/**
 * Where one file is on its way. `pausing`: it did not get through and is tried again by itself. `failed`: it did not get through
 * in several tries; the file itself may be fine. `refused`: it was read and cannot be taken. `stopped`: nobody tried, or was stopped trying.
 */
export type FileState =
  | { readonly at: 'waiting' }
  | { readonly at: 'sending' }
  | { readonly at: 'pausing'; readonly problem: Problem }
  | { readonly at: 'done'; readonly outcome: ImportOutcome }
  | { readonly at: 'refused'; readonly problem: Problem }
  | { readonly at: 'failed'; readonly problem: Problem }
  | { readonly at: 'stopped' };

/** A file of a drop, in the order in which they are brought in. */
export interface QueuedFile {
  readonly id: number;
  readonly path: string;
  readonly size: number;
  /** The day proposed for it, and where that comes from. */
  readonly day: string;
  readonly dayFrom: 'name' | 'changed' | 'said';
  readonly state: FileState;
}

/** Tries of a file that the server does not answer well; a lost connection is waited for without end. */
export const MOST_TRIES = 6;

/** Where a file is after an answer to try number `tries` (the first is 1). */
export function afterAnswer(answer: Result<ImportOutcome, Problem>, tries: number, isStopped: boolean): FileState {
  if (answer.ok) return { at: 'done', outcome: answer.value };
  const problem = answer.error;
  if (!mayPass(problem)) return { at: 'refused', problem };
  if (isStopped) return { at: 'stopped' };
  return problem.code === 'offline' || tries < MOST_TRIES ? { at: 'pausing', problem } : { at: 'failed', problem };
}

/** How far a drop is. `left` counts those that are still to come, `ended` those that are done, refused, failed or stopped. */
export interface Progress {
  readonly all: number;
  readonly imported: number;
  readonly known: number;
  readonly changed: number;
  readonly refused: number;
  readonly failed: number;
  readonly stopped: number;
  readonly left: number;
  readonly ended: number;
  readonly rows: number;
  readonly codings: number;
  /** The file that is being sent now, and whether the connection is being waited for. */
  readonly current: string | null;
  readonly isOffline: boolean;
}

export function progressOf(files: readonly QueuedFile[]): Progress {
  const count = (test: (state: FileState) => boolean) => files.reduce((sum, file) => sum + (test(file.state) ? 1 : 0), 0);
  const outcomes = files.flatMap(({ state }) => (state.at === 'done' ? [state.outcome] : []));
  const is = (at: FileState['at']) => count((state) => state.at === at);
  const left = is('waiting') + is('sending') + is('pausing');
  return {
    all: files.length,
    imported: outcomes.filter(({ status }) => status === 'imported' || status === 'replaced').length,
    known: outcomes.filter(({ status }) => status === 'known').length,
    changed: outcomes.filter(({ status }) => status === 'changed').length,
    refused: is('refused'),
    failed: is('failed'),
    stopped: is('stopped'),
    left,
    ended: files.length - left,
    rows: outcomes.reduce((sum, { rows }) => sum + rows, 0),
    codings: outcomes.reduce((sum, { codings }) => sum + codings, 0),
    current: files.find(({ state }) => state.at === 'sending')?.path ?? files.find(({ state }) => state.at === 'pausing')?.path ?? null,
    isOffline: files.some(({ state }) => state.at === 'pausing' && state.problem.code === 'offline'),
  };
}

/** The files that did not get through, or were stopped, wait again; what is done or refused stays as it is. */
export function waitingAgain(files: readonly QueuedFile[]): readonly QueuedFile[] {
  return files.map((file) => (file.state.at === 'failed' || file.state.at === 'stopped' ? { ...file, state: { at: 'waiting' } } : file));
}

/** How long the rest takes at the pace so far, in ms; null while too little is known to say. */
export function timeLeft({ ended, left }: Progress, sinceMs: number): number | null {
  return ended < 5 || left === 0 ? null : Math.round((sinceMs / ended) * left);
}
