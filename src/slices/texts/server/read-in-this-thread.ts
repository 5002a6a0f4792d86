import type { Result } from '../../../kernel/result.ts';
import type { ReadFile, SourceFile } from '../model/reading/read-file.ts';
import { readSourceFile } from '../model/reading/read-source-file.ts';

/** Reads a file here and now: for the command line, where nobody waits beside it. */
export function readInThisThread(file: SourceFile): Result<ReadFile[]> {
  return readSourceFile(file);
}
