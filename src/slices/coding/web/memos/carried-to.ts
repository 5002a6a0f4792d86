import type { Refusal } from '../../../../kernel/result.ts';
import type { MemoOn } from '../../model/study/commands.ts';

/** What a memo is about after this refusal: the same, or where the corrected text has its stretch now, as the refusal says. */
export function carriedTo(on: MemoOn, problem: Refusal | null): MemoOn {
  if (on.of !== 'text' || problem?.code !== 'text-revised') return on;
  const { version, spans } = problem.newer as { readonly version: number; readonly spans: readonly { readonly start: number; readonly end: number }[] };
  const [span] = spans;
  return span ? { ...on, version, start: span.start, end: span.end } : on;
}
