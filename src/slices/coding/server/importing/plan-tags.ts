import type { CarriedTag } from '../../../texts/model/source-text.ts';
import { headingKey } from '../../../texts/model/reading/column-map.ts';
import { foldTags, tagKey } from '../../../texts/model/reading/fold-tags.ts';
import type { Code, Coder, Lineage, Round } from '../../model/study/entities.ts';
import type { Changed, CodingBlock, Patch } from '../../model/study/events.ts';
import type { StudyState } from '../../model/study/state.ts';
import { codeShelf, importedCodeId } from './code-shelf.ts';
import { importedCoderId, importedRoundId, type ImportedBook } from './imported-book.ts';
import { madeId } from './made-id.ts';

/** The codes that one source's file carried; offsets count in the version of the text that was just stored. */
export interface CarriedSource {
  readonly sourceId: string;
  readonly tags: readonly CarriedTag[];
}

/** Who brings them in, and when. */
export interface Bringing {
  readonly act: string;
  readonly by: string;
  readonly now: number;
}

const CODER_NAME = 'imported';
/** Calm colours that differ; a code takes one by its id. */
const COLOURS = ['#2F6690', '#B5651D', '#4A7C59', '#8E4585', '#B23A48', '#5B7B7A', '#7A6C2E', '#4B5D9A', '#A0527A', '#3E7C8A'];

/** The event that keeps what files carried: new codes, and one block of codings per source. Null where all of it is kept already. */
export function planTags(book: ImportedBook, sources: readonly CarriedSource[], bringing: Bringing): Changed | null {
  const fresh = sources.map(withText).filter((source) => source.tags.length > 0 && !book.sources.has(source.sourceId));
  if (fresh.length === 0) return null;
  const patches: Patch[] = [];
  const coder = coderOf(book.state);
  const round = roundOf(book.state, bringing.now);
  if (!book.state.coders.has(coder.coderId)) patches.push({ of: 'coder', id: coder.coderId, before: null, after: coder });
  if (!book.state.rounds.has(round.roundId)) patches.push({ of: 'round', id: round.roundId, before: null, after: round });
  const codes = codesFor(book.state, fresh, bringing, patches);
  const put = fresh.map((source) => blockOf(source, codes, { coderId: coder.coderId, roundId: round.roundId, at: bringing.now }));
  return { type: 'Changed', v: 1, act: bringing.act, kind: 'imported', how: 'do', by: bringing.by, at: bringing.now, patches, put, gone: [] };
}

/** A row without any text has nothing that a code could be on. */
function withText(source: CarriedSource): CarriedSource {
  return { ...source, tags: source.tags.filter((tag) => tag.start < tag.end) };
}

function coderOf({ studyId, coders }: StudyState): Coder {
  const coderId = importedCoderId(studyId);
  return coders.get(coderId) ?? { coderId, name: CODER_NAME, personId: null, kind: 'imported' };
}

function roundOf({ studyId, rounds }: StudyState, now: number): Round {
  const known = rounds.get(importedRoundId(studyId));
  if (known) return known;
  return {
    roundId: importedRoundId(studyId),
    number: 0,
    name: 'Imported',
    purpose: 'Codes that files carried when they were read in.',
    phase: 'frozen',
    blind: false,
    unblindedAt: null,
    coders: [importedCoderId(studyId)],
    sources: null,
    within: null,
    families: null,
    done: {},
    openedAt: now,
    frozenAt: now,
    publishedAt: null,
    book: null,
  };
}

/** The code of every folded tag, by {@link tagKey}: one that is there by id or by name, else a new one, which is added to `patches`. */
function codesFor(state: StudyState, sources: readonly CarriedSource[], bringing: Bringing, patches: Patch[]): ReadonlyMap<string, Code> {
  const shelf = codeShelf(state);
  const found = new Map<string, Code>();
  const codeFor = (parent: Code | null, key: string, made: { readonly name: string; readonly codable: boolean; readonly origin: string }): Code => {
    const known = shelf.find(parent, key);
    if (known) return known;
    const code = newCode(importedCodeId(state.studyId, parent, key), parent, shelf.next(parent), made, bringing);
    patches.push({ of: 'code', id: code.codeId, before: null, after: code });
    const lineage = madeLineage(code, state.book + 1);
    patches.push({ of: 'lineage', id: lineage.lineageId, before: null, after: lineage });
    shelf.add(code);
    return code;
  };
  for (const { column, name, variants } of foldTags(sources.flatMap((source) => source.tags))) {
    const origin = `the column “${column}” of a table`;
    const family = codeFor(null, headingKey(column) || column, { name: column.slice(0, 200) || 'Codes', codable: false, origin });
    const code = codeFor(family, headingKey(name) || name, { name: name.slice(0, 200), codable: true, origin });
    for (const { tag } of variants) found.set(tagKey({ column, tag }), code);
  }
  return found;
}

function newCode(codeId: string, parent: Code | null, order: number, made: { readonly name: string; readonly codable: boolean; readonly origin: string }, { by, now }: Bringing): Code {
  return {
    codeId,
    name: made.name,
    parentId: parent ? parent.codeId : null,
    order,
    definition: '',
    useWhen: '',
    notWhen: '',
    examples: [],
    inference: 'low',
    provenance: { kind: 'imported', origin: made.origin },
    colour: COLOURS[Number.parseInt(codeId.slice(0, 6), 16) % COLOURS.length]!,
    valence: null,
    codable: made.codable,
    madeBy: by,
    madeAt: now,
    version: 1,
    retired: null,
    draftOf: null,
  };
}

function madeLineage(code: Code, book: number): Lineage {
  return { lineageId: madeId(code.codeId, 'made'), how: 'made', from: [], to: [code.codeId], before: '', reason: '', assigned: {}, draftOf: null, was: [], book, by: code.madeBy, at: code.madeAt };
}

/** The codings of one source. A stretch that carries one code twice is one coding. */
function blockOf({ sourceId, tags }: CarriedSource, codes: ReadonlyMap<string, Code>, made: { readonly coderId: string; readonly roundId: string; readonly at: number }): CodingBlock {
  const places = new Map<string, number>();
  const used: [string, number][] = [];
  const rows = new Map<string, CodingBlock['rows'][number]>();
  for (const tag of tags) {
    const code = codes.get(tagKey(tag))!;
    let place = places.get(code.codeId);
    if (place === undefined) {
      places.set(code.codeId, (place = used.length));
      used.push([code.codeId, code.version]);
    }
    const at = `${place} ${tag.start} ${tag.end}`;
    if (!rows.has(at)) rows.set(at, [madeId(sourceId, code.codeId, tag.start, tag.end), place, tag.start, tag.end, null]);
  }
  return { sourceId, ...made, blind: false, codes: used, rows: [...rows.values()] };
}
