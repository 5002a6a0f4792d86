import type { QueueEntry } from '../../model/comparison/disagreement-queue.ts';

/** One coding as the form has it: whether it is kept, and from where to where, as typed. */
export interface KeptCoding {
  readonly isKept: boolean;
  readonly start: string;
  readonly end: string;
}

/** What is typed about one difference. `version` is that of the text in which the places are counted. */
export interface DecideFields {
  readonly version: number;
  readonly reason: string;
  readonly kept: Readonly<Record<string, KeptCoding>>;
}

/** The form before anything is typed. */
export function freshFields({ codings, decision }: Pick<QueueEntry, 'codings' | 'decision'>, version: number): DecideFields {
  return {
    version,
    reason: decision?.reason ?? '',
    kept: Object.fromEntries(codings.map(({ codingId, start, end }) => [codingId, { isKept: false, start: String(start), end: String(end) }])),
  };
}

/** What was typed, for the text as it is now: after a correction the words and choices stay, and the places are those of the new text. */
export function fieldsFor(typed: DecideFields, fresh: DecideFields): DecideFields {
  if (typed.version === fresh.version) return typed;
  const kept = Object.entries(fresh.kept).map(([codingId, place]) => [codingId, { ...place, isKept: typed.kept[codingId]?.isKept ?? false }] as const);
  return { ...fresh, reason: typed.reason, kept: Object.fromEntries(kept) };
}
