import { storableText } from '../../../kernel/storable-text.ts';

/** A path inside a drop as folder and file name, with slashes; what leads upwards or nowhere (`..`, `.`) is left out. */
export function splitPath(path: string): { readonly folder: string; readonly file: string } {
  const parts = storableText(path.normalize('NFC')).split(/[/\\]/).filter((part) => part !== '' && part !== '.' && part !== '..');
  return { folder: parts.slice(0, -1).join('/'), file: parts.at(-1) ?? 'file' };
}
