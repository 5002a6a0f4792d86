import { fileTypeFromBuffer } from 'file-type';
import { readZipEntry, zipEntries } from './zip-entries.ts';

/** What a file is by its bytes: the short name a person knows, and the media type of the web. */
export interface Sniffed {
  readonly kind: string;
  readonly mediaType: string;
}

/** Why a file is none of the kinds we take: `looksLike` is a phrase for a person ("an older Word file"), `mend` what to do. */
export interface Unusable {
  readonly looksLike: string;
  readonly mend: string;
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const MAIN_PART = 'word/document.xml';
const MEGABYTE = 1024 * 1024;
const MOST_UNPACKED = 500 * MEGABYTE;
const MOST_TEXT = 100 * MEGABYTE;

const SAVE_AS_DOCX: Unusable = {
  looksLike: 'an older or a locked Office file',
  mend: 'Open it in Word, remove its password if it has one, save it as “Word document (.docx)”, and upload that.',
};
const DAMAGED: Unusable = {
  looksLike: 'a Word document that is damaged or not whole',
  mend: 'Open it in Word to see whether it can be repaired, save it anew, and upload that; or save it as PDF.',
};

/** Looks at the bytes alone; a name can say anything. */
export async function sniff(bytes: Buffer): Promise<Sniffed | Unusable> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  switch (found?.ext) {
    case 'pdf':
    case 'png':
    case 'jpg':
    case 'webp':
      return { kind: found.ext, mediaType: found.mime };
    case 'docx':
    case 'zip':
      return await lookIntoZip(bytes);
    case 'docm':
      return { looksLike: 'a Word document with macros (.docm)', mend: 'Save it in Word as “Word document (.docx)”, without macros, and upload that.' };
    case 'cfb':
      return SAVE_AS_DOCX;
    default:
      return { looksLike: phraseFor(found?.ext, bytes), mend: 'Open it where it was made, save or export it as PDF or as a Word document (.docx), and upload that.' };
  }
}

async function lookIntoZip(bytes: Buffer): Promise<Sniffed | Unusable> {
  const entries = zipEntries(bytes);
  if (entries === null) return DAMAGED;
  const text = entries.find((entry) => entry.name === MAIN_PART);
  if (text === undefined || !entries.some((entry) => entry.name === '[Content_Types].xml')) {
    return { looksLike: 'a zip folder and not a Word document', mend: 'Unpack it and upload the document that is inside.' };
  }
  // A small file can unpack to fill the memory of whoever opens it; no honest document does.
  if (entries.reduce((sum, entry) => sum + entry.unpacked, 0) > MOST_UNPACKED) return DAMAGED;
  const xml = await readZipEntry(bytes, text, MOST_TEXT);
  return xml !== null && xml.includes('<w:document') ? { kind: 'docx', mediaType: DOCX } : DAMAGED;
}

function phraseFor(extension: string | undefined, bytes: Buffer): string {
  if (extension !== undefined) return `a file of the kind “${extension}”`;
  const isText = !bytes.subarray(0, 4096).includes(0);
  return isText ? 'plain text' : 'a file of an unknown kind';
}
