import { z } from 'zod';

/**
 * A protocol says how a structured conversation runs. The engine in `sessions` knows only what is said here: who may
 * speak in a step, and what a step captures. It does not know "Critical Friends"; a site visit is another protocol.
 */

const Id = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, 'Use lower-case letters, digits and hyphens, starting with a letter.');
const Words = z.string().trim().min(1, 'Write something here.').max(4000);
const Line = z.string().trim().min(1, 'Write something here.').max(200);

/** A seat in the conversation that one person holds. Everyone without a seat is simply a participant. */
export const Seat = z.object({
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
export type Seat = z.infer<typeof Seat>;

/** Who: seat ids, or 'everyone', or 'participants' (everyone who holds none of the seats named in `except`). */
export const Who = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('everyone') }),
  z.object({ kind: z.literal('seats'), seats: z.array(Id).min(1) }),
  z.object({ kind: z.literal('all-but'), seats: z.array(Id).min(1) }),
]);
export type Who = z.infer<typeof Who>;

const captureBase = { id: Id, prompt: Words, help: z.string().max(2000).default('') };

/** What a step captures. Every kind carries its own privacy; there is no switch that opens a private one. */
export const Capture = z.discriminatedUnion('kind', [
  /** Shows the problem of practice and its documents; captures nothing. */
  z.object({ kind: z.literal('problem'), ...captureBase }),
  /** Questions and answers, recorded by whoever types; shared at once. */
  z.object({ kind: z.literal('questions-and-answers'), ...captureBase, writers: Who }),
  /**
   * Cards written in private, which no one else can read; then read aloud one at a time by their authors, no replies
   * until all are read; then handed to the holder of `handTo` as a keepsake.
   */
  z.object({ kind: z.literal('private-cards'), ...captureBase, writers: Who, minimumEach: z.number().int().min(0).max(10), handTo: Id }),
  /** The holder of `by` marks which handed-over cards stay with them. Opens when the cards of `of` are handed over. */
  z.object({ kind: z.literal('marks'), ...captureBase, of: Id, by: Id }),
  /** A shared list of short entries, in named columns where given (teacher | student on a site visit). */
  z.object({ kind: z.literal('notes'), ...captureBase, writers: Who, columns: z.array(Line).max(6).default([]), opensAfter: Id.optional() }),
  /** A notebook that only its writer ever reads. */
  z.object({ kind: z.literal('notebook'), ...captureBase, writers: Who }),
  /** Next steps with actor, place, date and sign of success. */
  z.object({ kind: z.literal('next-steps'), ...captureBase, writers: Who, minimumShort: z.number().int().min(0).max(5), minimumLong: z.number().int().min(0).max(5) }),
  /** One takeaway from each person, with what they will try at their own school; shared at once. */
  z.object({ kind: z.literal('takeaways'), ...captureBase, writers: Who }),
  /** One tap each; only the counts are shown, and only from three answers up. */
  z.object({ kind: z.literal('pulse'), ...captureBase, writers: Who, answers: z.array(Line).min(2).max(5) }),
]);
export type Capture = z.infer<typeof Capture>;
export type CaptureKind = Capture['kind'];

/** One step: how long, who speaks, who only listens, what is said to open it, what it captures. */
export const Step = z.object({
  id: Id,
  title: Line,
  purpose: Words,
  minutes: z.object({ from: z.number().int().min(1).max(240), to: z.number().int().min(1).max(240) }).refine((m) => m.from <= m.to, 'The shorter time comes first.'),
  /** Words the leading seat can read out, in the district's own wording. */
  script: Words,
  speakers: Who,
  /** Seats that only listen: their screen becomes a listening screen, everyone else's says not to address them. */
  listeners: z.array(Id),
  /** Never shortened by the offer to make up time. */
  protected: z.boolean(),
  captures: z.array(Capture).max(6),
});
export type Step = z.infer<typeof Step>;

/** What a session runs by: one published version, frozen. */
export const ProtocolContent = z.object({
  title: Line,
  purpose: Words,
  /** Minutes on the calendar for the whole conversation. */
  allotted: z.object({ from: z.number().int().min(5).max(600), to: z.number().int().min(5).max(600) }),
  groupSize: z.object({ from: z.number().int().min(2), to: z.number().int().max(200) }),
  norms: z.array(Words).max(12),
  seats: z.array(Seat).min(1).max(6),
  steps: z.array(Step).min(1).max(20),
});
export type ProtocolContent = z.infer<typeof ProtocolContent>;

/** A published version: its content never changes; a session keeps the version it began with. */
export interface ProtocolVersion {
  readonly protocolId: string;
  readonly version: number;
  readonly content: ProtocolContent;
}
