import { decodeText } from '../../../../kernel/decode-text.ts';
import { ok, type Result } from '../../../../kernel/result.ts';
import { finish, plainDraft, type Draft } from './draft.ts';
import { refuseFile, titleOf } from './file-name.ts';
import type { ReadFile, SourceFile } from './read-file.ts';

/**
 * Reads a file of another tool into the sources that it holds (one, or several for a workbook or a table with titles): whole or
 * not at all. What the file is, its contents say first and its name second; a PDF is refused here and read by the server's door.
 */
export function readSourceFile(file: SourceFile): Result<ReadFile[]> {
  const drafts = readDrafts(file);
  return drafts.ok ? ok(drafts.value.map(finish)) : drafts;
}

function readDrafts(file: SourceFile): Result<readonly Draft[]> {
  if (file.bytes.length === 0) return refuseFile(file.name, 'empty', 'is empty.', 'Look whether the right file was chosen.');
  return ok([plainDraft(titleOf(file.name), decodeText(file.bytes).text)]);
}
