import { z } from 'zod';

/** What the home page asks: what needs me next? */

/**
 * One thing that needs this person, is coming, waits for them, or was promised by them. `detail` says what to bring or
 * why; `url` is a path inside the app; `verb` is the words of its button ("Join the session"); `at` (Unix ms) is when it
 * starts or is due.
 */
export const NextItem = z.object({
  /** Stable name of what it is ('session', 'check-in', 'promise', 'problem', 'notice'…): chooses the icon, never the words. */
  kind: z.string(),
  title: z.string(),
  detail: z.string(),
  url: z.string(),
  verb: z.string(),
  at: z.number().int().optional(),
});
export type NextItem = z.infer<typeof NextItem>;

/** The answer of `GET /api/next`: the one thing first (null when nothing needs this person), then the rest in order. */
export const NextAnswer = z.object({
  next: NextItem.nullable(),
  soon: z.array(NextItem),
  waiting: z.array(NextItem),
  promises: z.array(NextItem),
});
export type NextAnswer = z.infer<typeof NextAnswer>;
