import { extensionOf } from './file-name.ts';

/** What a file is by its contents, or by its name where contents cannot tell. */
export type FileKind = 'zip' | 'pdf' | 'old-office' | 'rtf' | 'html' | 'binary' | 'vtt' | 'srt' | 'json' | 'table' | 'markdown' | 'plain';

/** Extensions that promise a package; plain text under such a name is a mistake that has to be told. */
export const PACKED_EXTENSIONS: ReadonlySet<string> = new Set(['docx', 'xlsx', 'pdf', 'xlsm', 'docm', 'doc', 'xls']);

const SIGNS: readonly (readonly [FileKind, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['old-office', [0xd0, 0xcf, 0x11, 0xe0]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
];

/** Looks at the first bytes, then (for text) at the first words, then at the name. */
export function fileKind(name: string, bytes: Uint8Array): FileKind {
  const sign = SIGNS.find(([, marks]) => marks.every((mark, at) => bytes[at] === mark));
  if (sign) return sign[0];
  const hasMark = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const extension = extensionOf(name);
  if (!hasMark && isBinary(bytes)) return 'binary';
  const head = firstWords(bytes);
  if (/^WEBVTT(?:[ \t\r\n]|$)/.test(head)) return 'vtt';
  if (/^\s*\d+[ \t]*\r?\n[ \t]*\d{1,3}:\d{2}:\d{2}[,.]\d{1,3}[ \t]*-->/.test(head)) return 'srt';
  if (/^\s*(?:<!doctype html|<html|<\?xml)/i.test(head)) return 'html';
  if (extension === 'vtt' || extension === 'srt') return extension;
  if (extension === 'json') return 'json';
  if (/^\s*\{/.test(head) && head.includes('"meeting_transcripts"')) return 'json';
  if (extension === 'csv' || extension === 'tsv' || extension === 'tab') return 'table';
  return extension === 'md' || extension === 'markdown' ? 'markdown' : 'plain';
}

/** A text has no NUL bytes; those of UTF-16 are known by its mark. */
function isBinary(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, 4096);
  for (let at = 0; at < end; at++) if (bytes[at] === 0) return true;
  return false;
}

/** The beginning as text, byte for byte, which is enough for signs that are all ASCII; zeros of UTF-16 and a mark left off. */
function firstWords(bytes: Uint8Array): string {
  const start = bytes[0] === 0xef && bytes[1] === 0xbb ? 3 : bytes[0] === 0xff || bytes[0] === 0xfe ? 2 : 0;
  return String.fromCharCode(...bytes.subarray(start, start + 1024).filter((byte) => byte !== 0));
}
