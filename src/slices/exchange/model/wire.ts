import { z } from 'zod';
import { RetrievalAsked } from '../../coding/model/query-wire.ts';
import { SOURCE_TYPES } from '../../texts/model/study.ts';
import { DIALECTS } from './refi-qda/dialects.ts';

/** The study that a route is about. */
export const StudyPath = z.object({ studyId: z.uuid() });
/** One of its rounds. */
export const RoundPath = StudyPath.extend({ roundId: z.uuid() });

/** The name of a file that comes as the body. */
export const FileQuery = z.object({ path: z.string().min(1).max(1000) });

/** In which program's ways a project is written. */
export const ProjectQuery = z.object({ dialect: z.enum(DIALECTS).default('standard') });

const Loss = z.object({ what: z.string(), count: z.number().int(), why: z.string() });
const Problem = z.object({ where: z.string(), message: z.string(), mend: z.string() });
/** Something that does not come along, and why. */
export type Loss = z.infer<typeof Loss>;

/** What reading the written package back has proved, before anybody downloads it. */
export const ProjectCertificate = z.object({
  ok: z.boolean(),
  sources: z.number().int(),
  selections: z.number().int(),
  identical: z.number().int(),
  codings: z.number().int(),
  bytes: z.number().int(),
  sha256: z.string(),
  different: z.array(z.object({ where: z.string(), what: z.string(), before: z.string(), after: z.string() })),
  losses: z.array(Loss),
});
export type ProjectCertificate = z.infer<typeof ProjectCertificate>;

/** How a project comes in; the file is the body. Type and date hold for sources that do not say theirs. */
export const ProjectInQuery = FileQuery.extend({ type: z.enum(SOURCE_TYPES), datedOn: z.iso.date() });
export type ProjectInQuery = z.infer<typeof ProjectInQuery>;

const Counted = z.object({ fresh: z.number().int(), known: z.number().int() });
/** What a project brings, or has brought: what is new, what was here already, what was odd about it and what stays behind. */
export const ProjectIn = z.object({
  name: z.string(),
  origin: z.string(),
  sources: Counted,
  codes: Counted,
  codings: Counted,
  cases: Counted,
  memos: Counted,
  coders: z.array(z.string()),
  /** How places were counted there, in words. */
  convention: z.string(),
  mismatched: z.array(z.object({ where: z.string(), message: z.string() })),
  problems: z.array(Problem),
  losses: z.array(Loss),
  notes: z.array(z.string()),
});
export type ProjectIn = z.infer<typeof ProjectIn>;

/** What a codebook brings, or has brought. */
export const CodebookIn = z.object({ origin: z.string(), codes: Counted, problems: z.array(Problem), losses: z.array(Loss) });
export type CodebookIn = z.infer<typeof CodebookIn>;

const MergeLineShape = z.object({ sourceId: z.uuid(), title: z.string(), text: z.enum(['same', 'other', 'unknown']), fresh: z.number().int(), known: z.number().int(), unplaced: z.number().int() });
/** What merging a coder's file would do, or has done; counts only, because the round may be blind. */
export const ContributionIn = z.object({
  coder: z.string(),
  round: z.string(),
  madeAt: z.number().int(),
  lines: z.array(MergeLineShape),
  newCodes: z.number().int(),
  redefined: z.number().int(),
  memos: z.number().int(),
  fresh: z.number().int(),
});
export type ContributionIn = z.infer<typeof ContributionIn>;
/** Which sources of the file are merged: ids with commas; all when left out. */
export const ContributionQuery = FileQuery.extend({ take: z.string().max(400_000).regex(/^[0-9a-f,-]*$/, 'Ids with commas.').optional() });

/** The formats in which coded segments can be taken along. */
export const SEGMENT_FORMATS = ['docx', 'xlsx', 'csv', 'html'] as const;
/** Coded segments in one of the formats. */
export const SegmentsPath = StudyPath.extend({ format: z.enum(SEGMENT_FORMATS) });
/** Which segments, as in retrieving them, but all at once. */
export const SegmentsAsked = RetrievalAsked.omit({ skip: true, take: true });
export type SegmentsAsked = z.output<typeof SegmentsAsked>;
