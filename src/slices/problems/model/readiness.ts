import { ok, refuse, type FieldFault, type Result } from '../../../kernel/result.ts';
import type { ProblemContent, TextField } from './content.ts';
import type { Status } from './wire.ts';

/** When the author and when a supervisor said that the problem is ready (Unix ms), and whether it has been presented. */
export interface Marks {
  readonly author: number | null;
  readonly supervisor: number | null;
  readonly consultationAt: number | null;
  readonly presentedAt: number | null;
}

/** Where the problem stands: presented once it was, ready when both have said so, in consultation once asked for or half marked. */
export function statusOf(marks: Marks): Status {
  if (marks.presentedAt !== null) return 'presented';
  if (marks.author !== null && marks.supervisor !== null) return 'ready';
  return marks.consultationAt !== null || marks.author !== null || marks.supervisor !== null ? 'in-consultation' : 'drafting';
}

const NEEDED: readonly (readonly [TextField, string])[] = [
  ['situation', 'Tell the situation.'],
  ['statement', 'State the problem.'],
  ['leverage', 'Answer the first criterion: what would change at your school.'],
  ['actionable', 'Answer the second criterion: what a leader can do about it.'],
  ['relevant', 'Answer the third criterion: what it has to do with instruction at your school.'],
  ['instruction', 'Answer how it matters for improving instruction. This question is asked of every problem.'],
];

/** What is still open before anyone can call this ready. Hints never appear here: they are food for thought, not conditions. */
export function openBeforeReady(content: ProblemContent): FieldFault[] {
  const missing = NEEDED.filter(([field]) => content[field].trim() === '').map(([field, message]) => ({ path: [field], message }));
  if (content.kinds.length === 0) return [...missing, { path: ['kinds'], message: 'Say what kind of problem it is. Several can be true.' }];
  return needsReason(content) ? [...missing, { path: ['otherReason'], message: 'It is not marked as instructional. Say why it is worth the circle’s time all the same.' }] : missing;
}

/** A problem that is marked as not instructional has to say why it is brought. */
export function needsReason(content: Pick<ProblemContent, 'kinds' | 'otherReason'>): boolean {
  return content.kinds.length > 0 && !content.kinds.includes('instructional') && content.otherReason.trim() === '';
}

/** Whether someone may call this content ready. */
export function decideReady(content: ProblemContent): Result<true> {
  const open = openBeforeReady(content);
  if (open.length === 0) return ok(true);
  return refuse('invalid', 'not-yet-ready', open.length === 1 ? 'One answer is still open, so the problem was not marked as ready. Everything written is kept.' : `${open.length} answers are still open, so the problem was not marked as ready. Everything written is kept.`, {
    mend: 'Fill the marked places, then mark it again.',
    fields: open,
  });
}

/** A changed statement is another problem: what was said to be ready no longer stands. Blanks at the ends change nothing. */
export function undoesReady(before: ProblemContent, after: ProblemContent): boolean {
  return before.statement.trim() !== after.statement.trim();
}
