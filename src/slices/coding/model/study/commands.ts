import { z } from 'zod';
import { INFERENCES, MEMO_KINDS, PHASES } from './entities.ts';

const Id = z.uuid();
const Place = z.number().int().min(0).max(100_000_000);
const Version = z.number().int().min(1);
const Words = z.string().max(20_000);
const Name = z.string().trim().min(1).max(200);
const ValenceWord = z.enum(['positive', 'negative']).nullable();

/** A stretch to be coded; the browser makes the id, so that it can show the coding before the answer comes. */
export const NewSpan = z.object({ codingId: Id, start: Place, end: Place });
const Spans = z.array(NewSpan).min(1).max(5000);

const ProvenanceWords = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('framework'), framework: z.string().max(500) }),
  z.object({ kind: z.literal('inductive'), reason: z.string().trim().min(1).max(2000), from: z.object({ sourceId: Id, start: Place, end: Place }).nullable() }),
  z.object({ kind: z.literal('imported'), origin: z.string().max(500) }),
]);
const Examples = z.array(z.string().max(2000)).max(50);
const Colour = z.string().regex(/^#[0-9A-Fa-f]{6}$/);

/** The fields of a code that people write. */
export const CodeFields = z.object({
  name: Name,
  definition: Words.default(''),
  useWhen: Words.default(''),
  notWhen: Words.default(''),
  examples: Examples.default([]),
  inference: z.enum(INFERENCES).default('low'),
  provenance: ProvenanceWords,
  colour: Colour,
  valence: ValenceWord.default(null),
  codable: z.boolean().default(true),
});
/** The same without defaults: a change leaves what it does not name as it is (a partial of fields with defaults would empty them). */
export const CodeChanges = z.object({
  name: Name, definition: Words, useWhen: Words, notWhen: Words, examples: Examples, inference: z.enum(INFERENCES), provenance: ProvenanceWords, colour: Colour, valence: ValenceWord, codable: z.boolean(),
}).partial();
const NewCode = CodeFields.extend({ codeId: Id, parentId: Id.nullable() });

const Coders = z.array(Id).max(200);
const Sources = z.array(Id).max(20_000).nullable();
const Within = z.object({ roundId: Id, codeIds: z.array(Id).max(500).nullable() }).nullable();
const Families = z.array(Id).max(500).nullable();

/** The fields of a round that a lead writes. */
export const RoundFields = z.object({
  name: Name,
  purpose: Words.default(''),
  blind: z.boolean(),
  coders: Coders.default([]),
  sources: Sources.default(null),
  within: Within.default(null),
  families: Families.default(null),
});
/** The same without defaults; see {@link CodeChanges}. */
export const RoundChanges = z.object({ name: Name, purpose: Words, blind: z.boolean(), coders: Coders, sources: Sources, within: Within, families: Families }).partial();

/** What a new memo is about; a stretch of text names the version of the text that it was marked in. */
export const MemoOn = z.discriminatedUnion('of', [
  z.object({ of: z.literal('study') }),
  z.object({ of: z.enum(['source', 'code', 'round', 'case']), id: Id }),
  z.object({ of: z.literal('coding'), id: Id, sourceId: Id }),
  z.object({ of: z.literal('text'), sourceId: Id, version: Version, start: Place, end: Place }),
]);
/** See {@link MemoOn}. */
export type MemoOn = z.output<typeof MemoOn>;

const Coded = z.array(z.object({ sourceId: Id, codingId: Id })).min(1).max(5000);

/** Everything a member can ask of a study's stream. `version` of a text is the one the offsets were counted in. */
export const StudyCommand = z.discriminatedUnion('do', [
  z.object({ do: z.literal('code'), sourceId: Id, version: Version, roundId: Id, codeId: Id, spans: Spans, valence: ValenceWord.default(null) }),
  z.object({ do: z.literal('autocode'), roundId: Id, codeId: Id, items: z.array(z.object({ sourceId: Id, version: Version, spans: Spans })).min(1).max(5000) }),
  z.object({ do: z.literal('uncode'), codings: Coded }),
  z.object({ do: z.literal('recode'), codings: Coded, codeId: Id }),
  z.object({ do: z.literal('resize'), sourceId: Id, version: Version, codingId: Id, start: Place, end: Place }),
  z.object({ do: z.literal('mark'), codings: Coded, valence: ValenceWord }),

  z.object({ do: z.literal('add-code'), code: NewCode, /** Puts it at once on these stretches. */ on: z.object({ sourceId: Id, version: Version, roundId: Id, spans: Spans }).nullable().default(null), /** The round one works in; without it, a coder's new code is a draft of the blind round they code in, if there is one. */ roundId: Id.nullable().optional() }),
  z.object({ do: z.literal('change-code'), codeId: Id, /** Null: overwrite whatever stands there. */ version: z.number().int().nullable(), changes: CodeChanges }),
  z.object({ do: z.literal('move-code'), codeId: Id, parentId: Id.nullable(), /** The sibling it comes before; null: last. */ before: Id.nullable() }),
  z.object({ do: z.literal('merge-codes'), codeIds: z.array(Id).min(1).max(100), into: Id, reason: z.string().trim().min(1).max(2000) }),
  z.object({ do: z.literal('split-code'), codeId: Id, parts: z.array(NewCode).min(2).max(20), /** Which part each coding goes to; those not named stay and are listed as to be decided. */ assigned: z.record(Id, Id).default({}), reason: z.string().trim().min(1).max(2000) }),
  /** Says later where codings that a split left to be decided belong. */
  z.object({ do: z.literal('assign-split'), codeId: Id, assigned: z.record(Id, Id) }),
  z.object({ do: z.literal('eliminate-code'), codeId: Id, reason: z.string().trim().min(1).max(2000) }),
  z.object({ do: z.literal('restore-code'), codeId: Id }),
  z.object({ do: z.literal('adopt-book'), codes: z.array(NewCode).min(1).max(5000) }),

  z.object({ do: z.literal('add-round'), roundId: Id, round: RoundFields }),
  z.object({ do: z.literal('change-round'), roundId: Id, changes: RoundChanges }),
  z.object({ do: z.literal('finish-round'), roundId: Id, done: z.boolean() }),
  z.object({ do: z.literal('move-round'), roundId: Id, to: z.enum(PHASES), /** To 'reconciled' only: why the differences that nobody decided may stay. */ rest: z.string().trim().max(2000).default('') }),
  z.object({ do: z.literal('unblind-round'), roundId: Id }),

  z.object({ do: z.literal('write-memo'), memoId: Id, kind: z.enum(MEMO_KINDS), on: MemoOn, text: Words, audience: z.enum(['me', 'team']), roundId: Id.nullable().default(null) }),
  z.object({ do: z.literal('change-memo'), memoId: Id, kind: z.enum(MEMO_KINDS).optional(), text: Words.optional(), audience: z.enum(['me', 'team']).optional() }),
  z.object({ do: z.literal('remove-memo'), memoId: Id }),

  z.object({ do: z.literal('decide'), decisionId: Id, roundId: Id, sourceId: Id, version: Version, start: Place, end: Place, kind: z.enum(['boundary', 'label', 'missing']), codingIds: z.array(Id).min(1).max(50), state: z.enum(['discussing', 'resolved', 'divergence-accepted']), keep: z.array(z.object({ codingId: Id, codeId: Id, start: Place, end: Place })).max(20), reason: z.string().trim().max(2000) }),
  z.object({ do: z.literal('save-query'), queryId: Id, title: Name, page: z.string().max(100), question: z.string().max(4000) }),
  z.object({ do: z.literal('remove-query'), queryId: Id }),

  z.object({ do: z.literal('undo') }),
  z.object({ do: z.literal('redo') }),
]);
/** One of {@link StudyCommand}, parsed. */
export type StudyCommand = z.output<typeof StudyCommand>;
/** What a browser sends for a {@link StudyCommand}; defaults may be left out. */
export type StudyCommandSent = z.input<typeof StudyCommand>;
