import { readFile } from 'node:fs/promises';

const WHY: Readonly<Record<string, string>> = { ENOENT: 'there is no such file or folder', EISDIR: 'it is a folder', EACCES: 'you may not read it' };

/** Why something of the disk could not be read, in words. */
export function whyUnreadable(cause: unknown): string {
  const { code = '', message } = cause as NodeJS.ErrnoException;
  return WHY[code] ?? message;
}

/** The bytes of a file, or a sentence that says why there are none. */
export async function bytesOf(file: string): Promise<Buffer | string> {
  return readFile(file).catch((cause: unknown) => `${file} could not be read: ${whyUnreadable(cause)}.`);
}
