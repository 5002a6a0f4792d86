import { z } from 'zod';
import { SOURCE_TYPES } from './study.ts';
import { AttributeValues, NamedPerson, StudyPath } from './study-wire.ts';

const title = z.string().trim().min(1, 'Give it a title.').max(300, 'This title is longer than 300 characters. Shorten it a little.');

/** How a respondent knows what they tell: saw it, took part in it, or heard of it. */
export const Basis = z.enum(['observed', 'took-part', 'heard']);
export type Basis = z.infer<typeof Basis>;

/** What is known about a source besides its text. Type and date are mandatory. */
export const SourceFacts = z.object({
  title,
  type: z.enum(SOURCE_TYPES),
  /** The day that the source speaks of: of the observation, the interview, the document. */
  datedOn: z.iso.date(),
  /** The case of the person who speaks in an interview or answers a survey. */
  respondentId: z.uuid().nullable(),
  basis: Basis.nullable(),
  /** The meeting's source that this document was handed out at. */
  handoutOf: z.uuid().nullable(),
  /** Who gave the document, and what kind of document it is, in the study's own words. */
  givenBy: z.string().trim().max(200),
  documentKind: z.string().trim().max(200),
  attributes: AttributeValues,
  caseIds: z.array(z.uuid()).max(200),
});
export type SourceFacts = z.infer<typeof SourceFacts>;

/** A source in a list. `length` counts code points, `turns` the turns of a transcript (0 where nobody speaks). */
export const SourceLine = SourceFacts.extend({
  sourceId: z.uuid(),
  folder: z.string(),
  file: z.string(),
  version: z.number().int(),
  length: z.number().int(),
  turns: z.number().int(),
  /** Counts changes of the facts; goes back with the next one. */
  revision: z.number().int(),
  addedAt: z.number().int(),
  removedAt: z.number().int().nullable(),
});
export type SourceLine = z.infer<typeof SourceLine>;
export const SourceList = z.object({ sources: z.array(SourceLine) });
export type SourceList = z.infer<typeof SourceList>;

/** Which sources to list; `removed: yes` lists those taken away instead. */
export const SourceQuery = z.object({
  type: z.enum(SOURCE_TYPES).optional(),
  caseId: z.uuid().optional(),
  folder: z.string().max(1000).optional(),
  /** Words in the title or the file name. */
  named: z.string().max(200).optional(),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
  removed: z.literal('yes').optional(),
  sort: z.enum(['title', 'date', 'added', 'length']).default('title'),
});
export type SourceQuery = z.infer<typeof SourceQuery>;

/** What changes about a source; `revision` is the one that the change was made on. */
export const SourceChange = SourceFacts.partial().extend({ revision: z.number().int() });
export type SourceChange = z.infer<typeof SourceChange>;

/** A text that was pasted in; its id is made by the client, so that sending it twice is harmless. */
export const PastedSource = z.object({ sourceId: z.uuid(), title, type: z.enum(SOURCE_TYPES), datedOn: z.iso.date(), text: z.string().min(1, 'Paste a text first.'), caseIds: z.array(z.uuid()).max(200).default([]) });
export type PastedSource = z.infer<typeof PastedSource>;

const offset = z.number().int().min(0);
/** See `Turn` of source-text.ts. */
const TurnShape = z.object({ start: offset, end: offset, speaker: z.string().nullable(), startMs: z.number().nullable(), endMs: z.number().nullable() });
/** See `Segment` of source-text.ts. */
const SegmentShape = z.object({ start: offset, end: offset, kind: z.enum(['agenda', 'heading', 'page', 'sheet']), title: z.string() });

/** The text of one version of a source with its structure; offsets count code points. */
export const SourceTextView = z.object({ sourceId: z.uuid(), title: z.string(), version: z.number().int(), length: z.number().int(), sha256: z.string(), text: z.string(), turns: z.array(TurnShape), segments: z.array(SegmentShape) });
export type SourceTextView = z.infer<typeof SourceTextView>;

/** The versions of a source, the first one first. A version never changes. */
export const VersionLine = z.object({ version: z.number().int(), madeAt: z.number().int(), by: NamedPerson, why: z.string(), length: z.number().int(), sha256: z.string() });
export const SourceVersions = z.object({ versions: z.array(VersionLine) });
export type SourceVersions = z.infer<typeof SourceVersions>;

export const SourcePath = StudyPath.extend({ sourceId: z.uuid() });
export const SourceVersionPath = SourcePath.extend({ version: z.coerce.number().int().min(1).max(1_000_000) });
