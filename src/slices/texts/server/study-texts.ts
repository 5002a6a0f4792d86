import type { Transaction } from 'kysely';
import { paragraphs } from '../model/search/paragraphs.ts';
import { buildIndex, putSource, removeSource, type SearchIndex } from '../model/search/search-index.ts';
import type { SourceText } from '../model/source-text.ts';
import { byTitle } from './source-store.ts';
import { asOurs, type Trx } from './tables.ts';
import { textOf } from './version-store.ts';

interface TextRead extends SourceText {
  readonly sourceId: string;
  readonly version: number;
  readonly rows: readonly { readonly start: number; readonly end: number }[];
}

/** A source as it is held in memory. `rows` are its turns, or its paragraphs where nobody speaks, in code points. */
export interface HeldText extends TextRead {
  readonly title: string;
  readonly folder: string;
  readonly file: string;
}

/** The newest texts of a study, by title, with an index to search them. Both are replaced, never changed under a reader's hands. */
export interface HeldStudy {
  readonly texts: ReadonlyMap<string, HeldText>;
  readonly index: SearchIndex;
}

/** The texts of the studies that people work in, kept in memory by this process. */
export interface StudyTexts {
  /** What the study holds now, read anew only where something changed. */
  of<T>(trx: Transaction<T>, studyId: string): Promise<HeldStudy>;
  /** Roughly how many bytes are held. */
  bytes(): number;
}

interface Shelf {
  readonly texts: Map<string, HeldText>;
  readonly index: SearchIndex;
  /** `texts_revision` of the study that this is. */
  revision: number;
  bytes: number;
}

/** 256 MB: some twenty thousand pages; what was not asked for longest goes first. */
const MOST_BYTES = 256 * 1024 * 1024;
/** Texts are read in handfuls, so that a study of a thousand sources never lies in memory three times. */
const AT_ONCE = 100;

/** Keeps texts for search and retrieval. One for each process; other processes' changes are seen by the study's own count of them. */
export function createStudyTexts(mostBytes = MOST_BYTES): StudyTexts {
  const shelves = new Map<string, Shelf>();
  return {
    async of(given, studyId) {
      const trx = asOurs(given);
      const { texts_revision: revision } = await trx.selectFrom('study').select('texts_revision').where('study_id', '=', studyId).executeTakeFirstOrThrow();
      const held = shelves.get(studyId);
      const shelf = held?.revision === revision ? held : await refreshed(trx, studyId, revision, held);
      // The one asked for last stands last.
      shelves.delete(studyId);
      shelves.set(studyId, shelf);
      let bytes = totalOf(shelves);
      for (const [id, old] of shelves) {
        if (bytes <= mostBytes || id === studyId) break;
        shelves.delete(id);
        bytes -= old.bytes;
      }
      if (shelf.bytes > mostBytes) shelves.delete(studyId);
      return shelf;
    },
    bytes: () => totalOf(shelves),
  };
}

function totalOf(shelves: ReadonlyMap<string, Shelf>): number {
  return [...shelves.values()].reduce((sum, shelf) => sum + shelf.bytes, 0);
}

async function refreshed(trx: Trx, studyId: string, revision: number, held: Shelf | undefined): Promise<Shelf> {
  const now = await trx.selectFrom('text_source').select(['source_id', 'version', 'title', 'folder', 'file']).where('study_id', '=', studyId).where('removed_at', 'is', null).execute();
  const stands = (row: { source_id: string; version: number }) => held?.texts.get(row.source_id)?.version === row.version;
  const fresh = new Map<string, TextRead>();
  const missing = now.filter((row) => !stands(row));
  for (let at = 0; at < missing.length; at += AT_ONCE) {
    for (const text of await readTexts(trx, missing.slice(at, at + AT_ONCE))) fresh.set(text.sourceId, text);
  }
  const texts = new Map(now.toSorted(byTitle).map(({ source_id: id, title, folder, file }) => [id, { ...(fresh.get(id) ?? held!.texts.get(id)!), title, folder, file }]));
  return { texts, index: indexOf(texts, held, fresh), revision, bytes: [...texts.values()].reduce((sum, text) => sum + sizeOf(text), 0) };
}

/** The index for these texts: of what was indexed before only what is still as it was. */
function indexOf(texts: ReadonlyMap<string, HeldText>, held: Shelf | undefined, fresh: ReadonlyMap<string, TextRead>): SearchIndex {
  const isSmallChange = held !== undefined && fresh.size * 4 < texts.size;
  if (!isSmallChange) return buildIndex(texts.values());
  const index: SearchIndex = { ...held.index, sources: [...held.index.sources] };
  for (const { sourceId } of held.index.sources) if (!texts.has(sourceId)) removeSource(index, sourceId);
  for (const text of fresh.values()) putSource(index, text);
  const place = new Map([...texts.keys()].map((sourceId, at) => [sourceId, at]));
  index.sources.sort((a, b) => place.get(a.sourceId)! - place.get(b.sourceId)!);
  return index;
}

async function readTexts(trx: Trx, wanted: readonly { source_id: string; version: number }[]): Promise<TextRead[]> {
  const rows = await trx.selectFrom('text_version').select(['source_id', 'version', 'text', 'structure']).where((is) => is.or(wanted.map((one) => is.and([is('source_id', '=', one.source_id), is('version', '=', one.version)])))).execute();
  return rows.map((row) => {
    const text = textOf(row);
    return { ...text, sourceId: row.source_id, version: row.version, rows: text.turns.length > 0 ? text.turns : paragraphs(text.text) };
  });
}

/** Two bytes for each UTF-16 unit, some 12 for each word in the index, and the objects of turns. */
function sizeOf({ text, rows, segments }: HeldText): number {
  return text.length * 4 + rows.length * 80 + segments.length * 100 + 500;
}
