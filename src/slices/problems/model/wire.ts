import { z } from 'zod';
import { storableText } from '../../../kernel/storable-text.ts';
import { Field, KINDS, ProblemContent } from './content.ts';

export { Field, KINDS, Kind, ProblemContent } from './content.ts';

/** Which save of a problem, counted from 1. */
const VersionNumber = z.int32().min(1);

export const PersonRef = z.object({ personId: z.uuid(), name: z.string() });
export type PersonRef = z.infer<typeof PersonRef>;

/** Where a problem stands: drafting → in consultation → ready (both have said so) → presented. */
export const Status = z.enum(['drafting', 'in-consultation', 'ready', 'presented']);
export type Status = z.infer<typeof Status>;

/** A file that is brought with the problem. `page` says whether the product can show it inside the page. */
export const DocumentView = z.object({
  documentId: z.uuid(),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  shown: z.enum(['page', 'pdf', 'image', 'download']),
  addedAt: z.number(),
  /** Set for a document taken away, until when it can be brought back (Unix ms). */
  restorableUntil: z.number().nullable(),
});
export type DocumentView = z.infer<typeof DocumentView>;

/** A word from the conversation on the problem. Read only by the author and their supervisors. */
export const Comment = z.object({
  commentId: z.uuid(),
  /** The comment it answers; null for the first of a thread. */
  answers: z.uuid().nullable(),
  field: Field.nullable(),
  /** The version it was said about. */
  version: z.number().int(),
  by: PersonRef,
  at: z.number(),
  text: z.string(),
  resolvedAt: z.number().nullable(),
});
export type Comment = z.infer<typeof Comment>;

/** That the statement was turned, from which words to which, and why. */
export const Refocusing = z.object({
  refocusingId: z.uuid(),
  before: z.string(),
  after: z.string(),
  fromVersion: z.number().int(),
  toVersion: z.number().int(),
  reason: z.string(),
  by: PersonRef,
  at: z.number(),
});
export type Refocusing = z.infer<typeof Refocusing>;

/** Who has said that the problem is ready, and whether a later change of the statement took that back. */
export const Readiness = z.object({
  author: z.number().nullable(),
  supervisor: z.object({ by: PersonRef, at: z.number() }).nullable(),
  undoneAt: z.number().nullable(),
});
export type Readiness = z.infer<typeof Readiness>;

/** The problem as one reader may see it. `conversation` is null for people of a session, who see only what was brought. */
export const ProblemView = z.object({
  problemId: z.uuid(),
  author: PersonRef,
  status: Status,
  version: z.number().int(),
  content: ProblemContent,
  savedAt: z.number(),
  createdAt: z.number(),
  presentedAt: z.number().nullable(),
  ready: Readiness,
  documents: z.array(DocumentView),
  conversation: z.object({ comments: z.array(Comment), refocusings: z.array(Refocusing) }).nullable(),
  /** Everyone who can read this now, besides the author. */
  readers: z.object({ supervisors: z.array(PersonRef), broughtToSession: z.boolean() }),
  may: z.object({ write: z.boolean(), comment: z.boolean(), markReady: z.boolean() }),
});
export type ProblemView = z.infer<typeof ProblemView>;

/** A line in a list. `statement` is null where the reader may know that a problem exists but not what it says. */
export const ProblemLine = z.object({
  problemId: z.uuid(),
  author: PersonRef,
  status: Status,
  statement: z.string().nullable(),
  kinds: z.array(z.enum(KINDS)).nullable(),
  savedAt: z.number(),
  openComments: z.number().int().nullable(),
});
export type ProblemLine = z.infer<typeof ProblemLine>;

export const ProblemList = z.object({
  mine: z.array(ProblemLine),
  supervised: z.array(ProblemLine),
  /** That it happens, without what was confided; for supervisors, cabinet and administrators. */
  others: z.array(ProblemLine),
  mayCreate: z.boolean(),
  /** Who will be able to read what this person writes, said before writing. */
  readersOfMine: z.array(PersonRef),
});
export type ProblemList = z.infer<typeof ProblemList>;

/** The id is made by the browser, so that a repeat after a lost answer makes no second problem. */
export const CreateProblem = z.object({ problemId: z.uuid(), content: ProblemContent.optional() });
export type CreateProblem = z.input<typeof CreateProblem>;

/**
 * Save a version. `reason` is empty when the page saved by itself. Saved from an older base, the changes are joined when
 * they touch different fields; when they touch the same one the refusal (`newer-version`) carries the newer in `newer`.
 */
export const SaveProblem = z.object({
  baseVersion: VersionNumber,
  content: ProblemContent,
  reason: z.string().trim().max(500).overwrite(storableText).default(''),
});
export type SaveProblem = z.input<typeof SaveProblem>;

export const SavedProblem = z.object({
  problem: ProblemView,
  /** The changes of another device were joined with these. */
  joined: z.boolean(),
  /** The statement changed, so the ready marks were taken back. */
  readyUndone: z.boolean(),
});
export type SavedProblem = z.infer<typeof SavedProblem>;

export const VersionLine = z.object({
  version: z.number().int(),
  savedAt: z.number(),
  by: PersonRef,
  reason: z.string(),
  /** The fields that differ from the version before. */
  changed: z.array(Field),
});
export type VersionLine = z.infer<typeof VersionLine>;
export const VersionList = z.object({ versions: z.array(VersionLine) });
export const VersionView = VersionLine.extend({ content: ProblemContent });
export type VersionView = z.infer<typeof VersionView>;

/** A run of words that stayed, came or went. */
export const WordRun = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() });

export const ProblemComparison = z.object({
  from: z.number().int(),
  to: z.number().int(),
  fields: z.array(z.object({ field: Field, runs: z.array(WordRun) })),
});
export type ProblemComparison = z.infer<typeof ProblemComparison>;

const said = z.string().trim().min(1, 'Write something first.').max(8000, 'This is longer than 8,000 characters. Shorten it a little.').overwrite(storableText);

export const WriteComment = z.object({ commentId: z.uuid(), field: Field.nullable().default(null), answers: z.uuid().nullable().default(null), text: said });
export const ResolveComment = z.object({ resolved: z.boolean() });

/** A private note on a consultation. Only its writer ever reads it; writing again with the same id replaces the text. */
export const ConsultationNote = z.object({ noteId: z.uuid(), text: z.string().max(20_000).overwrite(storableText) });
export const ConsultationNotes = z.object({ notes: z.array(ConsultationNote.extend({ savedAt: z.number() })) });

export const RecordRefocusing = z.object({
  refocusingId: z.uuid(),
  fromVersion: VersionNumber,
  toVersion: VersionNumber,
  reason: said,
});

export const DocumentList = z.object({ documents: z.array(DocumentView) });
/** A Word document as clean HTML: no scripts, no styles, no links that run anything, pictures inside. */
export const DocumentPage = z.object({ html: z.string(), notes: z.array(z.string()) });

/** A count that is not told exactly when it could point at one person: null means one or two. */
const Count = z.number().int().nullable();
export const SpreadRow = z.object({
  total: Count,
  instructional: Count,
  managerial: Count,
  operational: Count,
  /** Problems without an instructional kind, brought for a stated reason. */
  nonInstructional: Count,
  noKindYet: Count,
});
export type SpreadRow = z.infer<typeof SpreadRow>;
export const Spread = z.object({
  /** First and last month of the school year shown, `2026-08`. */
  from: z.string(),
  to: z.string(),
  year: SpreadRow,
  months: z.array(z.object({ month: z.string(), row: SpreadRow })),
  circles: z.array(z.object({ circleId: z.uuid(), name: z.string(), row: SpreadRow })),
});
export type Spread = z.infer<typeof Spread>;

/** The version that the person has in front of them, so that nobody marks as ready what they have not read. */
export const MarkReady = z.object({ version: VersionNumber });
