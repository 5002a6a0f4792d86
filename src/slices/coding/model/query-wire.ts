import { z } from 'zod';
import { SOURCE_TYPES } from '../../texts/model/study.ts';
import type { TextCondition } from './queries/coded-text.ts';
import type { Matrix } from './queries/matrix.ts';
import type { ReportedAndObserved } from './queries/reported-and-observed.ts';
import type { CodeSupport } from './queries/three-source-rule.ts';

const id = z.uuid();
const ids = z.array(id).min(1).max(20_000);
const place = z.number().int().min(0);
const count = z.number().int();
const skip = z.number().int().min(0).max(10_000_000).default(0);
const take = z.number().int().min(1).max(500).default(50);
const around = z.number().int().min(0).max(2000).default(80);

/**
 * Which codings a question is asked of; what is not named is not asked for. A code brings those below it (`below`). `attributes`: a
 * source counts when it, or one of its cases, has one of the values. `today`: codings of merged and split codes count under what
 * these became, and those of eliminated codes not at all; `false` reads every coding as it was made. `settled`: reconciled rounds as they ended, see `settledAway` of study/settled.ts; otherwise
 * every coder's codings count, those of the consensus beside them.
 */
export const CodingFilter = z.object({
  codes: ids.optional(),
  below: z.boolean().default(true),
  sources: ids.optional(),
  cases: ids.optional(),
  types: z.array(z.enum(SOURCE_TYPES)).min(1).optional(),
  attributes: z.array(z.object({ attributeId: id, values: z.array(z.union([z.string().max(2000), z.boolean()])).min(1).max(500) })).max(20).optional(),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
  rounds: ids.optional(),
  coders: ids.optional(),
  today: z.boolean().default(true),
  settled: z.boolean().default(false),
});
export type CodingFilter = z.output<typeof CodingFilter>;
const filter = CodingFilter.prefault({});

const NamedSpan = z.object({ label: z.string().trim().min(1).max(100), from: z.iso.date(), to: z.iso.date() });
const timeSpans = z.union([z.enum(['day', 'month']), z.array(NamedSpan).min(1).max(100)]);

/** The rows or columns of a matrix. A code with `family` has the codings of all codes below it too. */
export const AxisAsked = z.discriminatedUnion('of', [
  z.object({ of: z.literal('code'), family: z.boolean().default(false) }),
  z.object({ of: z.enum(['source', 'coder', 'round']) }),
  z.object({ of: z.literal('case') }),
  z.object({ of: z.literal('type') }),
  z.object({ of: z.literal('attribute'), attributeId: id }),
  z.object({ of: z.literal('time'), by: timeSpans }),
]);
export type AxisAsked = z.output<typeof AxisAsked>;

const Measure = z.enum(['codings', 'sources', 'cases', 'characters', 'words']);

/** A matrix to be counted; see `MatrixQuestion` of queries/matrix.ts. `empty`: also rows and columns without any coding. */
export const MatrixAsked = z.object({
  rows: AxisAsked,
  columns: AxisAsked,
  content: z.enum([...Measure.options, 'presence', 'row-percent', 'column-percent']).default('codings'),
  percentOf: Measure.default('codings'),
  smallBelow: z.number().int().min(0).max(1000).default(5),
  empty: z.boolean().default(true),
  filter,
});
export type MatrixAsked = z.output<typeof MatrixAsked>;
export type MatrixSent = z.input<typeof MatrixAsked>;

/** When something occurs: codes against days, months or named spans. */
export const TimelineAsked = MatrixAsked.omit({ rows: true, columns: true }).extend({ by: timeSpans });

const numbers = z.array(z.number().nullable());
const note = z.object({ row: count, column: count, codings: count });
/** See `Matrix` of queries/matrix.ts; `rowIds` and `columnIds` name codes, sources, cases, coders and rounds, null for anything else. */
const matrixAnswer = z.object({
  rows: z.array(z.string()),
  columns: z.array(z.string()),
  rowIds: z.array(z.string().nullable()),
  columnIds: z.array(z.string().nullable()),
  cells: z.array(numbers),
  content: z.enum([...Measure.options, 'presence', 'row-percent', 'column-percent']),
  percentOf: Measure.nullable(),
  totals: z.object({ rows: numbers, columns: numbers, all: z.number().nullable() }),
  small: z.array(note),
  smallBelow: count,
  warnings: z.array(z.object({ kind: z.enum(['overlapping-codings', 'several-rows', 'several-columns', 'left-out']), message: z.string(), codings: count, cells: z.array(note) })),
});
export const MatrixAnswer = matrixAnswer as unknown as z.ZodType<MatrixAnswer, MatrixAnswer>;
export type MatrixAnswer = Matrix & { readonly rowIds: readonly (string | null)[]; readonly columnIds: readonly (string | null)[] };

/** The codings behind one cell of the same matrix; place and label both, so that a matrix that has changed meanwhile is noticed. */
export const CellAsked = z.object({ matrix: MatrixAsked, row: z.object({ at: count.min(0), label: z.string() }), column: z.object({ at: count.min(0), label: z.string() }), skip, take, around });
export type CellAsked = z.output<typeof CellAsked>;

/** A coding quoted with what stands around it. */
export const CodedSegmentShape = z.object({ codingId: id, codeId: id, coderId: id, roundId: id, sourceId: id, title: z.string(), start: place, end: place, before: z.string(), text: z.string(), after: z.string() });
export const CodedSegments = z.object({ count, segments: z.array(CodedSegmentShape) });
export type CodedSegments = z.infer<typeof CodedSegments>;

const Relation = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('overlap') }),
  z.object({ kind: z.literal('same-turn') }),
  z.object({ kind: z.enum(['near', 'before']), within: z.number().int().min(0).max(1_000_000) }),
]);

/** Which codes stand together, and how; `withinCoder` counts only pairs that one coder made. */
export const CoOccurrenceAsked = z.object({ relation: Relation, withinCoder: z.boolean().default(false), filter });
export type CoOccurrenceAsked = z.output<typeof CoOccurrenceAsked>;
/** Pairs row after row over `codes`, see `CoOccurrence` of queries/co-occurrence.ts; `c` for the pairs that have any. */
export const CoOccurrenceAnswer = z.object({
  codes: z.array(z.object({ codeId: id, path: z.string(), codings: count })),
  pairs: z.array(z.array(count)),
  figures: z.array(z.object({ row: count, column: count, c: z.number().nullable(), isUnbalanced: z.boolean(), notes: z.array(z.string()) })),
});
export type CoOccurrenceAnswer = z.infer<typeof CoOccurrenceAnswer>;

/** The pairs behind one cell of a co-occurrence. */
export const PairsAsked = CoOccurrenceAsked.extend({ row: id, column: id, skip, take, around });
export const PairsAnswer = z.object({ count, pairs: z.array(z.object({ first: CodedSegmentShape, second: CodedSegmentShape })) });
export type PairsAnswer = z.infer<typeof PairsAnswer>;

const MOST_PARTS = 50;
const DEEPEST = 8;

/** Whether this is a {@link TextCondition} that is not too deep to be read: at most 8 levels, 50 parts on each. */
export function isTextCondition(value: unknown, deep = DEEPEST): value is TextCondition {
  if (typeof value !== 'object' || value === null || deep === 0) return false;
  const { code, all, any, text, but } = value as Record<string, unknown>;
  if (code !== undefined) return id.safeParse(code).success;
  const parts = all ?? any ?? (text === undefined ? [] : [text, but]);
  return Array.isArray(parts) && parts.length > 0 && parts.length <= MOST_PARTS && parts.every((part) => isTextCondition(part, deep - 1));
}

/** Text by its codes, any {@link TextCondition}: recursive, so that the document of the API says no more than this. */
const condition = z.unknown().refine((value) => value === undefined || isTextCondition(value), 'Say which codes: {code}, {all: […]}, {any: […]} or {text, but}.').optional();

/** Codings with their context; with a condition the stretches of text that meet it. */
export const RetrievalAsked = z.object({ condition, filter, skip, take, around });
export type RetrievalAsked = z.output<typeof RetrievalAsked>;
export const SegmentShape = CodedSegmentShape.partial({ codingId: true, codeId: true, coderId: true, roundId: true });
export const RetrievalAnswer = z.object({ count, sources: count, segments: z.array(SegmentShape) });
export type RetrievalAnswer = z.infer<typeof RetrievalAnswer>;

/** Text that the chosen codings leave bare, row by row; `codedAtMost` is how much of a row may be coded, in percent. */
export const UncodedAsked = z.object({ codedAtMost: z.number().int().min(0).max(100).default(0), filter, skip, take });
export const UncodedAnswer = z.object({ count, rows: z.array(z.object({ sourceId: id, title: z.string(), row: count, start: place, end: place, coded: count, text: z.string(), speaker: z.string().nullable() })) });
export type UncodedAnswer = z.infer<typeof UncodedAnswer>;

/** The three-source rule (TRI-01, TRI-02) for every code, and where reports and observations part (TRI-08). */
export const SupportAsked = z.object({ handouts: z.enum(['as-documents', 'with-the-meeting']).default('as-documents'), respondents: z.number().int().min(1).max(50).default(3), below: z.boolean().default(true), filter });
const sourceIds = z.array(id);
const occurrence = z.object({ sources: count, ofSources: count, codings: count });
const supportAnswer = z.object({
  codes: z.array(
    z.object({
      codeId: id,
      isSupported: z.boolean(),
      by: z.enum(['A', 'B', 'both']).nullable(),
      routeA: z.object({ holds: z.boolean(), missing: z.array(z.enum(['interview', 'observation', 'document'])), sources: z.object({ interview: sourceIds, observation: sourceIds, document: sourceIds }) }),
      routeB: z.object({ holds: z.boolean(), respondents: count, missing: count, sources: sourceIds, unnamed: sourceIds }),
      unknown: sourceIds,
      says: z.string(),
      reported: occurrence,
      observed: occurrence,
      gap: z.enum(['none', 'reported-not-observed', 'observed-not-reported', 'reported-more', 'observed-more']).nullable(),
      gapSays: z.string(),
    }),
  ),
});
export const SupportAnswer = supportAnswer as unknown as z.ZodType<SupportAnswer, SupportAnswer>;
export type SupportAnswer = { readonly codes: readonly (CodeSupport & Pick<ReportedAndObserved, 'reported' | 'observed' | 'gap'> & { readonly gapSays: string })[] };

/** In how many cases each code occurs (a survey is reported so); sources without a case count by themselves when there are no cases. */
export const SharesAsked = z.object({ filter });
export const SharesAnswer = z.object({ cases: count, codes: z.array(z.object({ codeId: id, withCode: count, cases: count, percent: z.number().int().nullable() })) });
export type SharesAnswer = z.infer<typeof SharesAnswer>;

/** Every turn or paragraph that has codings, with its codes round by round (COD-24). */
export const SideBySideAsked = z.object({ filter, skip, take });
export const SideBySideAnswer = z.object({
  rounds: z.array(z.object({ roundId: id, number: count, name: z.string() })),
  count,
  rows: z.array(z.object({ sourceId: id, title: z.string(), row: count, start: place, end: place, text: z.string(), speaker: z.string().nullable(), /** One list for each round, in their order. */ codes: z.array(z.array(z.object({ codeId: id, coders: z.array(id) }))) })),
});
export type SideBySideAnswer = z.infer<typeof SideBySideAnswer>;
