import { z } from 'zod';

/** How a promise went, in the words of the one who looked. */
export const Outcome = z.enum(['happened', 'partly', 'not-yet', 'changed']);
export type Outcome = z.infer<typeof Outcome>;

/** Where a promise stands: open until someone says how it went; withdrawn when its session was reopened or its owner let it go. */
export const CommitmentStatus = z.enum(['open', 'happened', 'partly', 'changed', 'withdrawn']);
export type CommitmentStatus = z.infer<typeof CommitmentStatus>;

const personName = z.object({ personId: z.uuid(), name: z.string() });

/** What one person said about how a promise went, and when (Unix ms). `evidence` says what was seen, or links to it. */
export const Report = z.object({
  reportId: z.uuid(),
  by: personName,
  kind: z.enum(['check-in', 'owner']),
  outcome: Outcome,
  sentence: z.string(),
  evidence: z.string(),
  at: z.number().int(),
});
export type Report = z.infer<typeof Report>;

/** What anyone with the right to completion may see: that it was promised, when it is due, whether it happened. No content. */
export const CommitmentCompletion = z.object({
  commitmentId: z.uuid(),
  sessionId: z.uuid(),
  circleId: z.uuid().nullable(),
  owner: personName,
  horizon: z.enum(['short', 'long']),
  dueOn: z.iso.date(),
  checkOn: z.iso.date(),
  status: CommitmentStatus,
  reports: z.number().int(),
});
export type CommitmentCompletion = z.infer<typeof CommitmentCompletion>;

/** A promise with its content, for its circle and for those the circle's rule lets read. */
export const Commitment = CommitmentCompletion.omit({ reports: true }).extend({
  sessionTitle: z.string(),
  problemId: z.uuid().nullable(),
  what: z.string(),
  actor: z.string(),
  where: z.string(),
  evidence: z.string(),
  checkBy: personName.nullable(),
  reports: z.array(Report),
  /** What the person asking may do now. */
  you: z.object({ mayReport: z.boolean(), mayCheckIn: z.boolean(), mayChangeDates: z.boolean() }),
});
export type Commitment = z.infer<typeof Commitment>;

const sentence = z.string().trim().min(1, 'One sentence is enough, but write one.').max(1000, 'This is longer than 1,000 characters. Shorten it a little.');

/** One tap and a sentence. `reportId` is made by the client, so that sending it twice is harmless. */
export const ReportDraft = z.object({
  reportId: z.uuid(),
  outcome: Outcome,
  sentence,
  evidence: z.string().trim().max(4000).default(''),
});
export type ReportDraft = z.infer<typeof ReportDraft>;

/** New days for a promise, with the reason that its history keeps. */
export const DateChange = z.object({
  dueOn: z.iso.date(),
  checkOn: z.iso.date(),
  reason: z.string().trim().min(1, 'Say in a few words why the dates move.').max(500),
});
export type DateChange = z.infer<typeof DateChange>;

/** What a circle hears first at its next session: every promise that is open or was reported on since the last one. */
export const SinceLastTime = z.object({ commitments: z.array(Commitment) });
export type SinceLastTime = z.infer<typeof SinceLastTime>;
