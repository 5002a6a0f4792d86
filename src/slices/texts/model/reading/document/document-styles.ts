import { ok, type Result } from '../../../../../kernel/result.ts';
import type { Parts } from '../office-parts.ts';

/** How high the paragraphs of a style stand: 1 to 9 for headings, by the id of the style. */
export type HeadingLevels = ReadonlyMap<string, number>;

interface Style {
  readonly name: string;
  readonly basedOn: string;
  /** From 0, as the format counts outline levels; -1 where the style says nothing, 9 where it says body text. */
  readonly outline: number;
}

/** The styles of a Word document that make headings: by their outline level, or by the built-in names, which no language changes. */
export function headingLevels(parts: Parts, name: string): Result<HeadingLevels> {
  const styles = new Map<string, Style>();
  let id = '';
  let style: { name: string; basedOn: string; outline: number } = { name: '', basedOn: '', outline: -1 };
  const read = parts.read(name, {
    open(tag) {
      if (tag.local === 'style') {
        id = (tag.get('w:type') ?? 'paragraph') === 'paragraph' ? (tag.get('w:styleId') ?? '') : '';
        style = { name: '', basedOn: '', outline: -1 };
        if (id !== '') styles.set(id, style);
      } else if (tag.local === 'name') style.name = tag.get('w:val') ?? '';
      else if (tag.local === 'basedOn') style.basedOn = tag.get('w:val') ?? '';
      else if (tag.local === 'outlineLvl') style.outline = Number(tag.get('w:val') ?? -1);
    },
  });
  if (!read.ok) return read;
  const levels = new Map<string, number>();
  for (const key of styles.keys()) {
    const level = levelOf(styles, key);
    if (level > 0) levels.set(key, level);
  }
  return ok(levels);
}

/** Styles may rest on each other; a circle of them ends after a while. */
function levelOf(styles: ReadonlyMap<string, Style>, id: string): number {
  let current = styles.get(id);
  for (let step = 0; current && step < 12; step++) {
    if (current.outline >= 0) return current.outline < 9 ? current.outline + 1 : 0;
    const named = /^heading ([1-9])$/i.exec(current.name);
    if (named) return Number(named[1]);
    if (/^title$/i.test(current.name)) return 1;
    current = styles.get(current.basedOn);
  }
  return 0;
}
