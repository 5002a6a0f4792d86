import { z } from 'zod';

/** How a query is read. `word`: all its words, whole; `phrase`: those words side by side; `stem`: any form of the words. */
export const SearchAs = z.enum(['word', 'phrase', 'substring', 'stem', 'regex']);
export type SearchAs = z.infer<typeof SearchAs>;

/** One page of hits: `skip` as many as were shown before. */
export const SearchQuery = z.object({
  q: z.string().min(1, 'Type what to look for.').max(500),
  as: SearchAs.default('word'),
  skip: z.coerce.number().int().min(0).max(1_000_000).default(0),
  take: z.coerce.number().int().min(1).max(200).default(50),
});
export type SearchQuery = z.infer<typeof SearchQuery>;

/**
 * A row that contains what was looked for. `row` counts the turns (or paragraphs) of the source from 1; `start` and `end` are
 * the first match in the source; `text` is the row, clipped around the match, which lies at `matchStart`…`matchEnd` of it.
 * All count code points.
 */
export const SearchHit = z.object({
  sourceId: z.uuid(),
  title: z.string(),
  folder: z.string(),
  file: z.string(),
  row: z.number().int(),
  start: z.number().int(),
  end: z.number().int(),
  text: z.string(),
  matchStart: z.number().int(),
  matchEnd: z.number().int(),
  speaker: z.string().nullable(),
  startMs: z.number().nullable(),
});
export type SearchHit = z.infer<typeof SearchHit>;

/** What was found. `rows` and `sources` count all of it; `complete` is false when a slow pattern met its time limit. */
export const SearchAnswer = z.object({ rows: z.number().int(), sources: z.number().int(), complete: z.boolean(), hits: z.array(SearchHit) });
export type SearchAnswer = z.infer<typeof SearchAnswer>;
