import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { codePointMap, sliceByCodePoints } from '../../../kernel/code-points.ts';
import { runInThread } from '../../../platform/server/threads/run-in-thread.ts';
import type { SearchAnswer, SearchHit, SearchQuery } from '../model/search-wire.ts';
import { search, type SearchTotals, type SearchHit as FoundHit } from '../model/search/search.ts';
import type { HeldStudy, HeldText } from './study-texts.ts';

/** What one search of texts found. */
export type Found = SearchTotals & { readonly hits: readonly FoundHit[] };

/** What the thread of a pattern is given: texts with the places of their rows, one after the other. */
export interface PatternWork {
  readonly pattern: string;
  readonly skip: number;
  readonly take: number;
  readonly softMs: number;
  readonly texts: readonly { readonly sourceId: string; readonly text: string; readonly rows: Int32Array }[];
}

/** A pattern stops between two rows after the first time, and within a row after the second. */
const SOFT_MS = 4000;
const HARD_MS = 6000;

const TOO_SLOW = refuse('invalid', 'pattern-too-slow', 'This pattern takes too long on these texts, so the search was stopped. Nothing was changed.', { mend: 'Patterns with a repetition inside a repetition, as in (a+)+, are slow. Make it plainer, or look for words first.' });

/** Looks for something in the texts of a study. Patterns run in a thread of their own, which is ended when one takes for ever. */
export async function findInTexts(held: HeldStudy, { q, as, skip, take }: Pick<SearchQuery, 'q' | 'as' | 'skip' | 'take'>): Promise<Result<Found>> {
  if (as !== 'regex') return search(held.index, { as, text: q }, { skip, take });
  // Read it here first: what is no pattern needs no thread.
  const readable = search({ ...held.index, sources: [] }, { as, text: q });
  if (!readable.ok) return readable;
  const data: PatternWork = { pattern: q, skip, take, softMs: SOFT_MS, texts: [...held.texts.values()].map(({ sourceId, text, rows }) => ({ sourceId, text, rows: Int32Array.from(rows.flatMap(({ start, end }) => [start, end])) })) };
  const done = await runInThread<Found>({ from: import.meta.url, worker: 'pattern-worker', data, longestMs: HARD_MS, mostMb: 1024 });
  return done.outcome === 'answer' ? ok(done.answer) : TOO_SLOW;
}

/** What was found, as it travels: with the names of sources, speakers and times. */
export function searchAnswer(held: HeldStudy, found: Found): SearchAnswer {
  const hits = found.hits.flatMap((hit) => {
    const text = held.texts.get(hit.sourceId);
    return text ? [hitView(text, hit)] : [];
  });
  return { rows: found.rows, sources: found.sources, complete: found.isComplete, hits };
}

function hitView(text: HeldText, hit: FoundHit): SearchHit {
  const turn = text.turns[hit.row];
  const matchStart = codePointMap(hit.before).length;
  return {
    sourceId: text.sourceId,
    title: text.title,
    folder: text.folder,
    file: text.file,
    row: hit.row + 1,
    start: hit.start,
    end: hit.end,
    text: hit.before + hit.text + hit.after,
    matchStart,
    matchEnd: matchStart + (hit.end - hit.start),
    speaker: turn?.speaker ?? null,
    startMs: turn?.startMs ?? null,
  };
}

/** The whole row that a hit lies in. */
export function rowText(held: HeldStudy, hit: FoundHit): string {
  const text = held.texts.get(hit.sourceId)!;
  const { start, end } = text.rows[hit.row]!;
  return sliceByCodePoints(text.text, start, end);
}
