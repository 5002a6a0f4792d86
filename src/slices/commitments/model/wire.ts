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
export const SinceLastTimeQuery = z.object({ sessionId: z.uuid().optional() });
export const SinceLastTime = z.object({ commitments: z.array(Commitment) });
export type SinceLastTime = z.infer<typeof SinceLastTime>;

/** Everything promised that one person has to do with. `completion` is null for those who may not ask for it. */
export const PromisesAnswer = z.object({
  checkIns: z.array(Commitment),
  mine: z.array(Commitment),
  circle: z.array(Commitment),
  /** Others' promises whose content the circle's rule opens to this supervisor. */
  readable: z.array(Commitment),
  completion: z.array(CommitmentCompletion).nullable(),
  hasCircle: z.boolean(),
});
export type PromisesAnswer = z.infer<typeof PromisesAnswer>;

/** Which promises: those to check in on, one's own, or those of one session. */
export const CommitmentsQuery = z.object({ mine: z.enum(['promises', 'check-ins']).optional(), sessionId: z.uuid().optional() });
export const CommitmentsAnswer = z.object({ commitments: z.array(Commitment) });
export const CommitmentPath = z.object({ commitmentId: z.uuid() });
export const CirclePath = z.object({ circleId: z.uuid() });

/** The key of a mailed check-in: `districtId.secret`. Looking does not use it up; answering does. */
export const CheckInKeyPath = z.object({ key: z.string().min(20).max(200) });
export const CheckInLook = z.object({ ownerName: z.string(), what: z.string(), where: z.string(), dueOn: z.iso.date(), sessionTitle: z.string() });
export type CheckInLook = z.infer<typeof CheckInLook>;
export const Done = z.object({ done: z.literal(true) });
