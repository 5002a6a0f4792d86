import { z } from 'zod';
import { StudyParams } from '../wire.ts';
import type { DisagreementQueue } from './disagreement-queue.ts';
import type { RoundComparison } from './compare-round.ts';

/** A round of a study. */
export const RoundPath = StudyParams.extend({ roundId: z.uuid() });

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const ids = z.string().max(20_000).regex(new RegExp(`^(?:${UUID}(?:,${UUID})*)?$`), 'Ids with commas.').optional();

/**
 * How a round is compared. `unit`: what is one answer; `overlap`: for segments, the share of intersection over union (in percent)
 * from which two are the same; `share`: how much of a turn or sentence (in percent) a coding must cover to count, 0 for any of it.
 * `today` reads the codings in today's codes instead of those they were made with.
 */
export const ComparisonQuery = z.object({
  unit: z.enum(['character', 'turn', 'sentence', 'segment']).default('character'),
  overlap: z.coerce.number().int().min(1).max(100).default(90),
  share: z.coerce.number().int().min(0).max(100).default(0),
  bootstrap: z.coerce.number().int().min(0).max(10_000).default(0),
  seed: z.coerce.number().int().min(0).max(4_294_967_295).default(1),
  codes: z.enum(['as-coded', 'today']).default('as-coded'),
  sourceIds: ids,
  coderIds: ids,
});
/** See {@link ComparisonQuery}. */
export type ComparisonQuery = z.infer<typeof ComparisonQuery>;

const named = z.array(z.object({ id: z.uuid(), name: z.string() }));
const comparison = z.looseObject({ codes: z.array(z.unknown()), pairs: z.array(z.unknown()), domains: z.array(z.unknown()), leftOut: z.array(z.unknown()), resampled: z.string() }) as unknown as z.ZodType<RoundComparison>;

/** A comparison with the names of what it speaks of. */
export const ComparisonAnswer = z.object({ roundId: z.uuid(), round: z.string(), codebookVersion: z.string(), asked: ComparisonQuery, codes: named, sources: named, coders: named, comparison });
/** See {@link ComparisonAnswer}. */
export type ComparisonAnswer = z.infer<typeof ComparisonAnswer>;

/** Which disagreements to list: the overlap (in percent) from which codings are the same. */
export const QueueQuery = ComparisonQuery.pick({ overlap: true, sourceIds: true, coderIds: true });
const queue = z.looseObject({ entries: z.array(z.unknown()), counts: z.record(z.string(), z.number()), agreed: z.array(z.unknown()) }) as unknown as z.ZodType<DisagreementQueue>;

/** The reconciliation queue of a round, with the words around each disagreement by the entry's key; `version` of a source is that of its text in which the places are counted. */
export const QueueAnswer = z.object({
  roundId: z.uuid(),
  codes: named,
  sources: z.array(z.object({ id: z.uuid(), name: z.string(), version: z.number().int() })),
  coders: named,
  queue,
  excerpts: z.record(z.string(), z.object({ from: z.number().int(), text: z.string() })),
});
/** See {@link QueueAnswer}. */
export type QueueAnswer = z.infer<typeof QueueAnswer>;

