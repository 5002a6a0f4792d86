import type { Context } from 'hono';
import { ok, type Result } from '../../../kernel/result.ts';
import { tidyFileName } from '../../../platform/server/files/file-name.ts';
import { cutShort, emptyFile, tooLarge, tooManyAtOnce } from '../../../platform/server/files/file-refusals.ts';
import { takeIn } from '../../../platform/server/files/take-in.ts';
import { uploadOf } from '../../../platform/server/http/upload.ts';

/** What one file may weigh: hours of transcript are some hundred kilobytes, a book as PDF some ten megabytes. */
const MOST_BYTES = 50 * 1024 * 1024;

/** The bytes of a file that is on its way in (at most `most` of them), or why they could not be taken. */
export async function takeUpload(c: Context, path: string, most = MOST_BYTES): Promise<Result<Buffer>> {
  const name = tidyFileName(path);
  const { content, declaredBytes } = uploadOf(c);
  const taken = await takeIn(content, declaredBytes, most);
  if ('bytes' in taken) return taken.bytes.length > 0 ? ok(taken.bytes) : emptyFile(name);
  if (taken.fault === 'too-large') return tooLarge(name, most, declaredBytes);
  return taken.fault === 'busy' ? tooManyAtOnce(name) : cutShort(name);
}
