import { z } from 'zod';
import { storableText } from '../../../kernel/storable-text.ts';

/** Kinds of problem; one problem can be of several, since they depend on one another in a real school. */
export const KINDS = ['instructional', 'managerial', 'operational'] as const;
export const Kind = z.enum(KINDS);
export type Kind = z.infer<typeof Kind>;

const answer = z.string().max(20_000, 'This is longer than 20,000 characters. Bring the long part as a document.').overwrite(storableText).default('');

/** Someone who is needed for the problem, and what they would do. Either half may still be empty while drafting. */
export const Involved = z.object({
  who: z.string().max(200).overwrite(storableText),
  role: z.string().max(1000).overwrite(storableText),
});
export type Involved = z.infer<typeof Involved>;

/** What a principal writes down of a problem of practice. Every answer may be empty while drafting. */
export const ProblemContent = z.object({
  /** What is going on, told as it is. */
  situation: answer,
  /** The problem in a sentence or two. */
  statement: answer,
  /** First criterion: high leverage. */
  leverage: answer,
  /** Second criterion: actionable for a school leader. */
  actionable: answer,
  /** Third criterion: relevant to instruction at this school. */
  relevant: answer,
  /** The mandatory question: how this matters for improving instruction. */
  instruction: answer,
  /** The problem as the teachers meet it. */
  teacherProblem: answer,
  /** The same problem as the leader meets it. */
  leadershipProblem: answer,
  inMyControl: answer,
  involved: z.array(Involved).max(20, 'Twenty people are more than a circle can keep in mind. Name groups instead.').default([]),
  kinds: z.array(Kind).max(3).overwrite((kinds) => KINDS.filter((kind) => kinds.includes(kind))).default([]),
  /** Why a problem that is not about instruction is brought all the same. */
  otherReason: answer,
});
export type ProblemContent = z.infer<typeof ProblemContent>;

/** The fields that hold one text, in the order of the page. */
export const TEXT_FIELDS = [
  'situation',
  'statement',
  'leverage',
  'actionable',
  'relevant',
  'instruction',
  'teacherProblem',
  'leadershipProblem',
  'inMyControl',
  'otherReason',
] as const satisfies readonly (keyof ProblemContent)[];
export type TextField = (typeof TEXT_FIELDS)[number];

/** Every field, in the order of the page; comments and hints point at one. */
export const FIELDS = [...TEXT_FIELDS, 'involved', 'kinds'] as const;
export const Field = z.enum(FIELDS);
export type Field = z.infer<typeof Field>;

/** A page with nothing on it yet. */
export function emptyProblem(): ProblemContent {
  return ProblemContent.parse({});
}
