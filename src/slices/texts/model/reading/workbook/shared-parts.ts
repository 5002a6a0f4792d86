import { ok, type Result } from '../../../../../kernel/result.ts';
import { numberStyle, type NumberStyle } from './number-cells.ts';
import type { Parts } from '../office-parts.ts';

/** Texts that cells point to by their number; parts of a rich text are joined, and readings above the text (phonetic runs) are left out. */
export function sharedStrings(parts: Parts, name: string): Result<readonly string[]> {
  const strings: string[] = [];
  let [current, isText, phonetic] = ['', false, 0];
  const read = parts.read(name, {
    open({ local }) {
      if (local === 't') isText = phonetic === 0;
      else if (local === 'rPh') phonetic++;
      else if (local === 'si') current = '';
    },
    text(text) {
      if (isText) current += text;
    },
    close(tag) {
      const local = localName(tag);
      if (local === 't') isText = false;
      else if (local === 'rPh') phonetic--;
      else if (local === 'si') strings.push(unescaped(current));
    },
  });
  return read.ok ? ok(strings) : read;
}

/** The name of a tag without its prefix. */
export function localName(name: string): string {
  return name.includes(':') ? name.slice(name.indexOf(':') + 1) : name;
}

/** Characters that XML cannot hold are written `_x000D_` in workbooks (ECMA-376, part 1, 22.9.2.19). */
export function unescaped(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;
}

/** How the numbers of cells are shown, by the number of the cell's style. */
export function cellStyles(parts: Parts, name: string): Result<readonly NumberStyle[]> {
  const codes = new Map<number, string>();
  const styles: NumberStyle[] = [];
  let isCells = false;
  const read = parts.read(name, {
    open(tag) {
      if (tag.local === 'numFmt') codes.set(Number(tag.get('numFmtId')), tag.get('formatCode') ?? '');
      else if (tag.local === 'cellXfs') isCells = true;
      else if (tag.local === 'xf' && isCells) {
        const id = Number(tag.get('numFmtId') ?? 0);
        styles.push(numberStyle(id, codes.get(id)));
      }
    },
    close(tag) {
      if (localName(tag) === 'cellXfs') isCells = false;
    },
  });
  return read.ok ? ok(styles) : read;
}
