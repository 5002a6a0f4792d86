import type { Zip } from '../../../../../kernel/archive/read-zip.ts';
import { ok, type Result } from '../../../../../kernel/result.ts';
import { plainDraft, type Draft } from '../draft.ts';
import { titleOf } from '../file-name.ts';
import { mainPart, partsOf, relationsOf } from '../office-parts.ts';
import type { SourceFile } from '../read-file.ts';
import { headingSegments, spokenDraft } from '../read-plain.ts';
import { bodyReader, type Counted } from './document-body.ts';
import { headingLevels } from './document-styles.ts';

/** What is told of each kind of thing: its words for one and for many, and what became of it. */
const TOLD: Readonly<Record<Counted, readonly [string, string, string]>> = {
  footnotes: ['footnote or endnote', 'footnotes or endnotes', 'left out'],
  comments: ['comment', 'comments', 'left out'],
  pictures: ['picture or drawing', 'pictures or drawings', 'left out'],
  boxes: ['text box', 'text boxes', 'left out'],
  symbols: ['sign from a symbol font', 'signs from symbol fonts', 'left out'],
  lists: ['list item', 'list items', 'kept without the number or bullet that Word draws'],
  inserted: ['tracked insertion', 'tracked insertions', 'kept'],
  deleted: ['tracked deletion', 'tracked deletions', 'left out'],
};

/** A Word document (ECMA-376): its paragraphs as lines, headings as segments, speakers as turns; what is not its running text is counted in notes. */
export function readDocument(file: SourceFile, zip: Zip): Result<Draft> {
  const parts = partsOf(zip);
  const main = mainPart(parts, 'word/document.xml');
  if (!main.ok) return main;
  const relations = relationsOf(parts, main.value);
  if (!relations.ok) return relations;
  const levels = headingLevels(parts, relations.value.find(({ kind }) => kind === 'styles')?.target ?? '');
  if (!levels.ok) return levels;
  const body = bodyReader(levels.value);
  const read = parts.read(main.value, body.handler);
  if (!read.ok) return read;
  const { text, headings, counts } = body.result();
  const notes = (Object.entries(counts) as [Counted, number][]).flatMap(([kind, count]) => (count === 0 ? [] : [`${count} ${TOLD[kind][count === 1 ? 0 : 1]} ${TOLD[kind][2]}.`]));
  return ok(spokenDraft(file, { ...plainDraft(titleOf(file.name), text, notes), segments: headingSegments(headings, text.length) }));
}
