import { z } from 'zod';
import { Commitment } from '../../commitments/model/wire.ts';

/** How one step went, as facts about the structure; never a judgement of a person. */
export const StepFact = z.object({
  stepId: z.string(),
  title: z.string(),
  plannedMs: z.number(),
  usedMs: z.number(),
  /** Sentences such as "5 of 6 wrote at least one question"; empty when nothing was expected of the step. */
  facts: z.array(z.string()),
});
export type StepFact = z.infer<typeof StepFact>;

const Block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), level: z.union([z.literal(2), z.literal(3)]), text: z.string() }),
  z.object({ kind: z.literal('paragraph'), text: z.string(), quiet: z.boolean().optional() }),
  z.object({ kind: z.literal('quote'), text: z.string(), by: z.string(), note: z.string().optional() }),
  z.object({ kind: z.literal('list'), items: z.array(z.string()) }),
  z.object({ kind: z.literal('table'), caption: z.string(), head: z.array(z.string()), rows: z.array(z.array(z.string())), figures: z.array(z.number().int()) }),
  z.object({ kind: z.literal('time-bar'), caption: z.string(), steps: z.array(z.object({ title: z.string(), plannedMs: z.number(), usedMs: z.number() })) }),
]);

/** The record of one session as this reader may see it. `own` holds what only the reader ever wrote or received in private. */
export const SessionRecord = z.object({
  sessionId: z.uuid(),
  title: z.string(),
  subtitle: z.string(),
  blocks: z.array(Block),
  own: z.array(Block),
  commitments: z.array(Commitment),
  timeline: z.array(z.object({ at: z.number().int(), text: z.string() })),
});
export type SessionRecord = z.infer<typeof SessionRecord>;
