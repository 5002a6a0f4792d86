import type { ImportLine, ImportStatus } from '../../model/import-wire.ts';
import type { QueuedFile } from './queue.ts';

/** What became of one file, as a report shows it, whether it has just been sent or is read from the server later. */
export interface ReportLine {
  readonly key: string;
  readonly path: string;
  readonly status: ImportStatus | 'failed' | 'stopped';
  /** Why it was not taken, and how to mend it. */
  readonly message: string;
  readonly notes: readonly string[];
  readonly sourceIds: readonly string[];
  readonly rows: number;
  readonly codings: number;
}

/** The line of a file of the drop that has been tried. */
export function lineOfQueued({ id, path, state }: QueuedFile): ReportLine {
  const line = { key: String(id), path, message: '', notes: [], sourceIds: [], rows: 0, codings: 0 };
  switch (state.at) {
    case 'done': {
      const { status, notes, sources, rows, codings } = state.outcome;
      return { ...line, status, notes, sourceIds: sources.map(({ sourceId }) => sourceId), rows, codings };
    }
    case 'refused':
    case 'failed':
      return { ...line, status: state.at, message: [state.problem.message, state.problem.mend].filter(Boolean).join(' ') };
    default:
      return { ...line, status: 'stopped' };
  }
}

/** The line of a file in a report that the server kept. */
export function lineOfKept(line: ImportLine, index: number): ReportLine {
  return { key: String(index), path: line.folder === '' ? line.file : `${line.folder}/${line.file}`, status: line.status, message: line.message, notes: line.notes, sourceIds: line.sourceIds, rows: line.rows, codings: line.codings };
}

/** What someone should look at: what was not taken, and what is here twice under one name. */
export function needsLook({ status }: ReportLine): boolean {
  return status === 'refused' || status === 'failed' || status === 'stopped' || status === 'changed';
}
