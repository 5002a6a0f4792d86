import { crc32, inflateRawSync } from 'node:zlib';
import { ok, type Result } from '../../../../kernel/result.ts';
import { finish } from '../../model/reading/draft.ts';
import { fileKind } from '../../model/reading/file-kind.ts';
import type { ReadFile, SourceFile } from '../../model/reading/read-file.ts';
import { MOST_BYTES, readSourceFile } from '../../model/reading/read-source-file.ts';

/** Unpacking by the platform's own zlib; one byte more than promised is asked for, so that a longer content shows. */
export const ZIP_TOOLS = {
  inflateRaw: (packed: Uint8Array, size: number): Uint8Array => inflateRawSync(packed, { maxOutputLength: size + 1 }),
  crc32: (bytes: Uint8Array): number => crc32(bytes),
};

/** As `readSourceFile`, for PDF too, and with the platform's own way to unpack. */
export async function readAnySourceFile(file: SourceFile): Promise<Result<ReadFile[]>> {
  const given = { zipTools: ZIP_TOOLS, ...file };
  if (fileKind(file.name, file.bytes) !== 'pdf' || file.bytes.length > MOST_BYTES) return readSourceFile(given);
  // The library is large, and most files are none of its kind.
  const { readPdf } = await import('./read-pdf.ts');
  const draft = await readPdf(given);
  return draft.ok ? ok([finish(draft.value)]) : draft;
}
