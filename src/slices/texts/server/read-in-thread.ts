import { refuse, type Result } from '../../../kernel/result.ts';
import { runInThread } from '../../../platform/server/threads/run-in-thread.ts';
import { fileKind } from '../model/reading/file-kind.ts';
import { baseName } from '../model/reading/file-name.ts';
import type { ReadFile, SourceFile } from '../model/reading/read-file.ts';
import type { SheetColumns } from '../model/reading/read-table.ts';

/** What the thread is asked: the sources of a file, or the columns of its tables. */
export type ReadingAsk = { readonly want: 'sources' | 'columns'; readonly file: SourceFile };

const LONGEST_MS = 60_000;
const MOST_MB = 1024;

/** Packed files may swell to 300 times their size, so fewer bytes of them can be read at once than of plain texts. */
const AT_ONCE = { packed: 100_000, plain: 1_000_000 };

/** PDF can be slow, packed files can swell, and long ones take long: those are read in a thread of their own, the rest at once. */
export function needsThread({ name, bytes }: SourceFile): boolean {
  const kind = fileKind(name, bytes);
  return kind === 'pdf' || bytes.length > (kind === 'zip' ? AT_ONCE.packed : AT_ONCE.plain);
}

/** The sources of a file, read in a thread that may take a minute and a gigabyte. */
export function readSourcesInThread(file: SourceFile): Promise<Result<ReadFile[]>> {
  return inThread<ReadFile[]>({ want: 'sources', file });
}

/** The columns of the tables of a file, read in such a thread. */
export function readColumnsInThread(file: SourceFile): Promise<Result<readonly SheetColumns[]>> {
  return inThread<readonly SheetColumns[]>({ want: 'columns', file });
}

async function inThread<T>(data: ReadingAsk): Promise<Result<T>> {
  const done = await runInThread<Result<T>>({ from: import.meta.url, worker: 'reading-worker', data, longestMs: LONGEST_MS, mostMb: MOST_MB });
  return done.outcome === 'answer' ? done.answer : refuse('too-large', 'file-takes-too-much', `“${baseName(data.file.name)}” takes more time or memory to read than any document should. Nothing of it was kept.`, { mend: 'Save its text as .docx or .txt in parts, and bring those.' });
}
