import { z } from 'zod';
import { INFERENCES, PHASES, type Code, type Lineage, type Round } from './study/entities.ts';
import { ACT_KINDS, type CodingBlock, type StudyEvent } from './study/events.ts';
import { StudyParams, StudySourceParams, type StudyEventMessage, type StudySnapshot } from './wire.ts';

const id = z.uuid();
const time = z.number().int();
const place = z.number().int().min(0);
const span = z.object({ start: place, end: place });

/** A place in the viewer's own stream; opaque, and good for nobody else. */
export const StudyCursor = z.string().max(64);
/** `since` continues after a cursor. */
export const SinceQuery = z.object({ since: StudyCursor.optional() });

/** One thing that happened, as one member may see it: a projected {@link StudyEvent}. */
export const StudyEventSeen = z.looseObject({ type: z.string(), v: z.number().int(), at: time, by: z.string().nullable() }) as unknown as z.ZodType<StudyEvent>;
const block = z.looseObject({ sourceId: id, coderId: id, roundId: id, at: time, codes: z.array(z.unknown()), rows: z.array(z.unknown()) }) as unknown as z.ZodType<CodingBlock>;
const code = z.looseObject({ codeId: id, name: z.string(), parentId: id.nullable(), inference: z.enum(INFERENCES), version: z.number().int() }) as unknown as z.ZodType<Code>;
const lineage = z.looseObject({ lineageId: id, how: z.string(), by: id, at: time }) as unknown as z.ZodType<Lineage>;
const round = z.looseObject({ roundId: id, number: z.number().int(), name: z.string(), phase: z.enum(PHASES), blind: z.boolean() }) as unknown as z.ZodType<Round>;
const message = z.looseObject({ type: z.enum(['snapshot', 'event']) }) as unknown as z.ZodType<StudySnapshot | StudyEventMessage>;

/** What a command did, as its sender may see it; `cursor` is the place in the stream after it. */
export const StudyCommandAnswer = z.object({ cursor: StudyCursor, events: z.array(StudyEventSeen), now: time });
export type StudyCommandAnswer = z.infer<typeof StudyCommandAnswer>;

/** What happened since a cursor, or a snapshot where that is shorter; for networks that hold streams back. */
export const StudyChanges = z.object({ cursor: StudyCursor, now: time, messages: z.array(message) });
export type StudyChanges = z.infer<typeof StudyChanges>;

/** See `SourceCodingsAnswer` of wire.ts. */
export const SourceCodingsShape = z.object({ sourceId: id, version: z.number().int(), blocks: z.array(block), cursor: StudyCursor });

/** The codebook as of a version of it (`book`), or of now. */
export const CodebookQuery = z.object({ book: z.coerce.number().int().min(0).max(1_000_000_000).optional() });
export const CodebookAnswer = z.object({ book: z.number().int(), newest: z.number().int(), codes: z.array(code), lineage: z.array(lineage) });
export type CodebookAnswer = z.infer<typeof CodebookAnswer>;

/** Codings that were made under a definition that has changed since. */
export const OutdatedAnswer = z.object({
  codes: z.array(z.object({ codeId: id, version: z.number().int(), codings: z.array(z.object({ codingId: id, sourceId: id, start: place, end: place, coderId: id, roundId: id, codeVersion: z.number().int() })) })),
});
export type OutdatedAnswer = z.infer<typeof OutdatedAnswer>;

export const RoundParams = StudyParams.extend({ roundId: id });
/**
 * A round with how far its coders are. In a blind round that was not unblinded, of the others only whether they have said to be done
 * is told: no counts, no sources. `codings`, `sources` and `lastAt` are then null.
 */
export const RoundAnswer = z.object({
  round,
  hidden: z.boolean(),
  coders: z.array(z.object({ coderId: id, name: z.string(), doneAt: time.nullable(), codings: z.number().int().nullable(), sources: z.number().int().nullable(), lastAt: time.nullable() })),
});
export type RoundAnswer = z.infer<typeof RoundAnswer>;

/**
 * What autocoding shall find. `sources` null: all. `within`: only inside what the asking person sees coded with this code. `unit`
 * says what becomes a coding: the match itself, or the turn (paragraph where nobody speaks) or sentence that it lies in.
 */
export const AutocodeQuestion = z.object({
  sources: z.array(id).min(1).max(20_000).nullable().default(null),
  within: z.object({ codeId: id, roundId: id.nullable().default(null), coderId: id.nullable().default(null) }).nullable().default(null),
  find: z.discriminatedUnion('by', [
    z.object({ by: z.literal('speaker'), speakers: z.array(z.string().max(300)).min(1).max(200) }),
    z.object({ by: z.literal('pattern'), q: z.string().min(1, 'Type what to look for.').max(500), as: z.enum(['word', 'phrase', 'substring', 'stem', 'regex']) }),
    z.object({ by: z.literal('everything') }),
  ]),
  unit: z.enum(['match', 'turn', 'sentence']),
});
export type AutocodeQuestion = z.infer<typeof AutocodeQuestion>;
export type AutocodeQuestionSent = z.input<typeof AutocodeQuestion>;

/**
 * What would be coded; nothing is stored. `items` is all of it, ready for the command 'autocode' once every span has an id;
 * `shown` the first of it with what stands around. `complete` is false when a slow pattern met its time limit, or when there is
 * more than one command can take (5,000 sources, 5,000 stretches of each).
 */
export const AutocodePreview = z.object({
  count: z.number().int(),
  complete: z.boolean(),
  items: z.array(z.object({ sourceId: id, version: z.number().int(), spans: z.array(span) })),
  shown: z.array(z.object({ sourceId: id, title: z.string(), start: place, end: place, before: z.string(), text: z.string(), after: z.string(), speaker: z.string().nullable() })),
});
export type AutocodePreview = z.infer<typeof AutocodePreview>;

/** A corrected text; `version` is the one that was corrected. */
export const TextRevision = z.object({ version: z.number().int().min(1), text: z.string().max(20_000_000) });
/** The same to be stored; the browser makes the id and may send it again after a lost answer. */
export const TextRevisionStored = TextRevision.extend({ commandId: id, why: z.string().trim().max(2000).default(''), /** The older version whose text comes back; codings that were cut away since come back with it. */ restores: z.number().int().min(1).max(1_000_000).nullable().default(null) });
export type TextRevisionStored = z.output<typeof TextRevisionStored>;

const anchor = z.object({ codingId: id, codeId: id, before: span, after: span });
/**
 * What a correction does to the codings that the asking person sees (those of others in a blind round move by the same rule).
 * `before` counts in the old text, `after` in the new one; `gone` tells the words that were coded.
 */
export const RevisionEffect = z.object({
  sourceId: id,
  fromVersion: z.number().int(),
  toVersion: z.number().int(),
  counts: z.object({ same: z.number().int(), moved: z.number().int(), trimmed: z.number().int(), grown: z.number().int(), gone: z.number().int() }),
  trimmed: z.array(anchor),
  grown: z.array(anchor),
  gone: z.array(z.object({ codingId: id, codeId: id, before: span, text: z.string() })),
});
export type RevisionEffect = z.infer<typeof RevisionEffect>;
export const RevisionAnswer = RevisionEffect.extend({ cursor: StudyCursor });
export type RevisionAnswer = z.infer<typeof RevisionAnswer>;

/** A page of the audit trail, the newest first; `before` is the `next` of the page before it. */
export const AuditQuery = z.object({ before: id.optional(), take: z.coerce.number().int().min(1).max(200).default(50) });
/**
 * Who did what, when: never what was written. `put` and `gone` count codings, `codes` names the codes concerned, as far as the asking
 * person may see them; acts of which they may see nothing are not there. `next` is null at the beginning of the study.
 */
export const AuditAnswer = z.object({
  acts: z.array(z.object({ id, kind: z.enum([...ACT_KINDS, 'study-began']), how: z.enum(['do', 'undo', 'redo']), by: z.object({ personId: id, name: z.string() }).nullable(), at: time, put: z.number().int(), gone: z.number().int(), codes: z.array(id), sources: z.number().int() })),
  next: id.nullable(),
});
export type AuditAnswer = z.infer<typeof AuditAnswer>;

export { StudyParams, StudySourceParams };
