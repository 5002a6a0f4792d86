import { readZipEntry, zipEntries } from '../../../platform/server/files/zip-entries.ts';

/** What a Word file may unpack to, in bytes. A page of text is some kilobytes; pictures are the rest. */
const MOST_UNPACKED = 150_000_000;

/** How a Word file turned out: safe to convert, not a whole Word file, or so large unpacked that it is only offered for download. */
export type DocxLook = 'fine' | 'not-docx' | 'too-large';

/**
 * Really unpacks every entry of a .docx against a budget, since the sizes that an archive states about itself may be lies:
 * 25 MB can unpack to 25 GB, and the conversion library would follow.
 */
export async function lookAtDocx(bytes: Buffer): Promise<DocxLook> {
  const entries = zipEntries(bytes);
  if (!entries) return 'not-docx';
  let left = MOST_UNPACKED;
  for (const entry of entries) {
    if (entry.unpacked > left) return 'too-large';
    const unpacked = await readZipEntry(bytes, entry, Math.max(1, left));
    if (!unpacked) return 'not-docx';
    left -= unpacked.length;
  }
  return 'fine';
}
