import { decisionsOn } from '../../model/comparison/decision-on.ts';
import type { QueueEntry } from '../../model/comparison/disagreement-queue.ts';
import type { Decision } from '../../model/study/entities.ts';

/** What of a queue is shown; empty: all. */
export interface Shown {
  readonly kind: Decision['kind'] | '';
  readonly state: Decision['state'] | 'open' | '';
  readonly sourceId: string;
  readonly codeId: string;
}

/** The entries with the decisions as they stand now: also those taken since the queue was fetched, by whomever. */
export function withDecisions(entries: readonly QueueEntry[], decisions: readonly Decision[], roundId: string): QueueEntry[] {
  const decided = decisionsOn(decisions, roundId);
  return entries.map((entry) => ({ ...entry, decision: decided(entry.codings.map(({ codingId }) => codingId)) }));
}

/** The entries that a choice leaves. */
export function entriesShown(entries: readonly QueueEntry[], { kind, state, sourceId, codeId }: Shown): QueueEntry[] {
  return entries.filter(
    (entry) =>
      (kind === '' || entry.kind === kind) &&
      (state === '' || (entry.decision?.state ?? 'open') === state) &&
      (sourceId === '' || entry.sourceId === sourceId) &&
      (codeId === '' || entry.codings.some((coding) => coding.codeId === codeId)),
  );
}
