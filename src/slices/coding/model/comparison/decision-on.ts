import type { Decision } from '../study/entities.ts';

/** The ids of codings that disagree, as one word: the same as long as the codings are. */
export function keyOf(codingIds: readonly string[]): string {
  return codingIds.toSorted().join(' ');
}

/**
 * Finds what was decided on some codings of a round: the decision on exactly these, else the latest one that speaks of them all (as
 * when everything left of a source was accepted at once); null when nothing was.
 */
export function decisionsOn(decisions: Iterable<Decision>, roundId: string): (codingIds: readonly string[]) => Decision | null {
  const own = [...decisions].filter((decision) => decision.roundId === roundId).sort((a, b) => a.at - b.at);
  const exact = new Map(own.map((decision) => [keyOf(decision.codingIds), decision]));
  const byCoding = new Map<string, Decision[]>();
  for (const decision of own) for (const codingId of decision.codingIds) byCoding.set(codingId, [...(byCoding.get(codingId) ?? []), decision]);
  return (codingIds) => exact.get(keyOf(codingIds)) ?? byCoding.get(codingIds[0] ?? '')?.findLast((decision) => codingIds.every((codingId) => decision.codingIds.includes(codingId))) ?? null;
}
