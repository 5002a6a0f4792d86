import { ok, type Result } from '../../../../kernel/result.ts';
import { ZIP_TOOLS } from '../../../../platform/server/files/zip-tools.ts';
import { finish } from '../../model/reading/draft.ts';
import { fileKind } from '../../model/reading/file-kind.ts';
import type { ReadFile, SourceFile } from '../../model/reading/read-file.ts';
import { MOST_BYTES, previewColumns, readSourceFile } from '../../model/reading/read-source-file.ts';
import type { SheetColumns } from '../../model/reading/read-table.ts';

/** As `readSourceFile`, for PDF too, and with the platform's own way to unpack. */
export async function readAnySourceFile(file: SourceFile): Promise<Result<ReadFile[]>> {
  const given = { zipTools: ZIP_TOOLS, ...file };
  if (fileKind(file.name, file.bytes) !== 'pdf' || file.bytes.length > MOST_BYTES) return readSourceFile(given);
  // The library is large, and most files are none of its kind.
  const { readPdf } = await import('./read-pdf.ts');
  const draft = await readPdf(given);
  return draft.ok ? ok([finish(draft.value)]) : draft;
}

/** As `previewColumns`, with the platform's own way to unpack. */
export function columnsOfSourceFile(file: SourceFile): Result<readonly SheetColumns[]> {
  return previewColumns({ zipTools: ZIP_TOOLS, ...file });
}
