import type { Result } from '../../../kernel/result.ts';
import type { SourceFile } from '../model/reading/read-file.ts';
import type { SheetColumns } from '../model/reading/read-table.ts';
import type { ReadSources } from './importing.ts';
import { needsThread, readColumnsInThread, readSourcesInThread } from './read-in-thread.ts';
import { columnsOfSourceFile, readAnySourceFile } from './reading/read-any-source-file.ts';

/** Reads a file here and now: for the command line, where nobody waits beside it. */
export const readHere: ReadSources = readAnySourceFile;

/** Reads a file so that the clocks of live sessions go on meanwhile, whatever it holds. */
export const readBeside: ReadSources = (file) => (needsThread(file) ? readSourcesInThread(file) : readAnySourceFile(file));

/** How the columns of its tables were guessed, read as {@link readBeside} does. */
export async function columnsBeside(file: SourceFile): Promise<Result<readonly SheetColumns[]>> {
  return needsThread(file) ? readColumnsInThread(file) : columnsOfSourceFile(file);
}
