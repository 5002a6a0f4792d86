import { z } from 'zod';
import { storableText } from '../../../kernel/storable-text.ts';

/**
 * A protocol says how a structured conversation runs. The engine in `sessions` knows only what is said here: who may
 * speak in a step, and what a step captures. It does not know "Critical Friends"; a site visit is another protocol.
 */

const Id = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, 'Use lower-case letters, digits and hyphens, starting with a letter.');

const written = (max: number) => z.string().trim().min(1, 'Write something here.').max(max, `This is longer than ${max} characters. Shorten it a little.`).overwrite(storableText);
const kept = (max: number) => z.string().max(max, `This is longer than ${max} characters. Shorten it a little.`).overwrite(storableText);

/** Who: seat ids, or 'everyone', or everyone who holds none of the seats named in `all-but`. */
export const Who = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('everyone') }),
  z.object({ kind: z.literal('seats'), seats: z.array(Id).min(1) }),
  z.object({ kind: z.literal('all-but'), seats: z.array(Id).min(1) }),
]);
export type Who = z.infer<typeof Who>;

/** How one kind of text is checked: `Words` for paragraphs, `Line` for a line. */
interface Texts {
  readonly Words: z.ZodString;
  readonly Line: z.ZodString;
}
const PUBLISHED: Texts = { Words: written(4000), Line: written(200) };
/** A draft keeps texts exactly as they stand, empty ones and trailing blanks too: saving must never wait for the last word. */
const DRAFT: Texts = { Words: kept(4000), Line: kept(200) };

const seatWith = ({ Words, Line }: Texts) =>
  z.object({
    id: Id,
    name: Line,
    duty: Words,
    /** Counted by the rotation ledger: nobody takes it twice before all have had it. */
    rotates: z.boolean(),
    /** May pass to an heir when its holder vanishes. The presenter's never does: it is their problem. */
    lendable: z.boolean(),
    /** The one seat that moves the steps and the clock. Exactly one seat of a protocol leads. */
    leads: z.boolean(),
  });

const captureWith = ({ Words, Line }: Texts) => {
  const base = { id: Id, prompt: Words, help: kept(2000).default('') };
  return z.discriminatedUnion('kind', [
    /** Shows the problem of practice and its documents; captures nothing. */
    z.object({ kind: z.literal('problem'), ...base }),
    /** Questions and answers, recorded by whoever types; shared at once. */
    z.object({ kind: z.literal('questions-and-answers'), ...base, writers: Who }),
    /**
     * Cards written in private, which no one else can read; then read aloud one at a time by their authors, no replies
     * until all are read; then handed to the holder of `handTo` as a keepsake.
     */
    z.object({ kind: z.literal('private-cards'), ...base, writers: Who, minimumEach: z.number().int().min(0).max(10), handTo: Id }),
    /** The holder of `by` marks which handed-over cards stay with them. Opens when the cards of `of` are handed over. */
    z.object({ kind: z.literal('marks'), ...base, of: Id, by: Id }),
    /** A shared list of short entries, in named columns where given (teacher | student on a site visit). */
    z.object({ kind: z.literal('notes'), ...base, writers: Who, columns: z.array(Line).max(6).default([]), opensAfter: Id.optional() }),
    /** A notebook that only its writer ever reads. */
    z.object({ kind: z.literal('notebook'), ...base, writers: Who }),
    /** Next steps with actor, place, date and sign of success. */
    z.object({ kind: z.literal('next-steps'), ...base, writers: Who, minimumShort: z.number().int().min(0).max(5), minimumLong: z.number().int().min(0).max(5) }),
    /** One takeaway from each person, with what they will try at their own school; shared at once. */
    z.object({ kind: z.literal('takeaways'), ...base, writers: Who }),
    /** One tap each; only the counts are shown, and only from three answers up. */
    z.object({ kind: z.literal('pulse'), ...base, writers: Who, answers: z.array(Line).min(2).max(5) }),
  ]);
};

const minutes = z.object({ from: z.number().int().min(1).max(240), to: z.number().int().min(1).max(240) });

const stepWith = (texts: Texts, span: typeof minutes) =>
  z.object({
    id: Id,
    title: texts.Line,
    purpose: texts.Words,
    minutes: span,
    /** Words the leading seat can read out, in the district's own wording. */
    script: texts.Words,
    speakers: Who,
    /** Seats that only listen: their screen becomes a listening screen, everyone else's says not to address them. */
    listeners: z.array(Id),
    /** Never shortened by the offer to make up time. */
    protected: z.boolean(),
    captures: z.array(captureWith(texts)).max(6),
  });

const contentWith = (texts: Texts, span: typeof minutes) =>
  z.object({
    title: texts.Line,
    purpose: texts.Words,
    /** Minutes on the calendar for the whole conversation. */
    allotted: z.object({ from: z.number().int().min(5).max(600), to: z.number().int().min(5).max(600) }),
    groupSize: z.object({ from: z.number().int().min(2), to: z.number().int().max(200) }),
    norms: z.array(texts.Words).max(12),
    seats: z.array(seatWith(texts)).min(1).max(6),
    steps: z.array(stepWith(texts, span)).min(1).max(20),
  });

const orderedMinutes = minutes.refine((m) => m.from <= m.to, 'The shorter time comes first.');

/** A seat in the conversation that one person holds. Everyone without a seat is simply a participant. */
export const Seat = seatWith(PUBLISHED);
export type Seat = z.infer<typeof Seat>;

/** What a step captures. Every kind carries its own privacy; there is no switch that opens a private one. */
export const Capture = captureWith(PUBLISHED);
export type Capture = z.infer<typeof Capture>;
export type CaptureKind = Capture['kind'];

/** One step: how long, who speaks, who only listens, what is said to open it, what it captures. */
export const Step = stepWith(PUBLISHED, orderedMinutes);
export type Step = z.infer<typeof Step>;

/** What a session runs by: one published version, frozen. */
export const ProtocolContent = contentWith(PUBLISHED, orderedMinutes);
export type ProtocolContent = z.infer<typeof ProtocolContent>;

/** The same shape while someone still writes it: texts may be empty, minutes the wrong way round. Publishing parses it again. */
export const DraftContent = contentWith(DRAFT, minutes);

/** A published version: its content never changes; a session keeps the version it began with. */
export interface ProtocolVersion {
  readonly protocolId: string;
  readonly version: number;
  readonly content: ProtocolContent;
}
