import type { Zip } from '../../../../../kernel/archive/read-zip.ts';
import { ok, type Result } from '../../../../../kernel/result.ts';
import { plainDraft, type Draft } from '../draft.ts';
import { titleOf } from '../file-name.ts';
import { mainPart, partsOf, readPart, relationsOf } from '../office-parts.ts';
import { quickScan } from '../quick-scan.ts';
import type { SourceFile } from '../read-file.ts';
import { headingSegments, spokenDraft } from '../read-plain.ts';
import { BODY_NAMES, bodyReader, type Counted, type DocumentBody } from './document-body.ts';
import { headingLevels, type HeadingLevels } from './document-styles.ts';

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
  const xml = parts.text(main.value);
  if (!xml.ok) return xml;
  const body = bodyOf(main.value, xml.value, levels.value);
  if (!body.ok) return body;
  const { text, headings, counts } = body.value;
  const notes = (Object.entries(counts) as [Counted, number][]).flatMap(([kind, count]) => (count === 0 ? [] : [`${count} ${TOLD[kind][count === 1 ? 0 : 1]} ${TOLD[kind][2]}.`]));
  return ok(spokenDraft(file, { ...plainDraft(titleOf(file.name), text, notes), segments: headingSegments(headings, text.length) }));
}

const NAMESPACES = ['xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"', 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'];

/** What the main part says: by the quick scan where it is written as usual, by the strict reader otherwise. */
function bodyOf(name: string, xml: string, levels: HeadingLevels): Result<DocumentBody> {
  const head = xml.slice(0, 8000);
  const quick = bodyReader(levels);
  if (NAMESPACES.some((namespace) => head.includes(namespace)) && quickScan(xml, BODY_NAMES, quick.quick)) return ok(quick.result());
  const strict = bodyReader(levels);
  const read = readPart(name, xml, strict.strict);
  return read.ok ? ok(strict.result()) : read;
}
