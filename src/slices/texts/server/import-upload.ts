import type { Context } from 'hono';
import type { Result } from '../../../kernel/result.ts';
import { tidyFileName } from '../../../platform/server/files/file-name.ts';
import { takeIn } from '../../../platform/server/files/take-in.ts';
import { uploadOf } from '../../../platform/server/http/upload.ts';

/** What one file may weigh: hours of transcript are some hundred kilobytes, a book as PDF some ten megabytes. */
const MOST_BYTES = 50 * 1024 * 1024;

/** The bytes of a file that is on its way in (at most `most` of them), or why they could not be taken. */
export async function takeUpload(c: Context, path: string, most = MOST_BYTES): Promise<Result<Buffer>> {
  const { content, declaredBytes } = uploadOf(c);
  return takeIn(tidyFileName(path), content, declaredBytes, most);
}
