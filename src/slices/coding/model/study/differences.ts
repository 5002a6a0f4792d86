import type { Coding } from './entities.ts';
import { mapForward } from './forward.ts';
import { groupedBy } from './grouped-by.ts';
import { overlap } from './spans.ts';
import type { StudyState } from './state.ts';

/**
 * The codings of a round that still keep it from being reconciled: named by a decision that is still discussed, or by no decision
 * although a coder who coded the same text did not put the same code (in today's codebook) anywhere on that stretch. Where the
 * stretches overlap but end elsewhere, that alone holds nothing up; the queue still shows it.
 */
export function differencesLeft(state: StudyState, roundId: string): readonly Coding[] {
  const [settled, discussed] = [new Set<string>(), new Set<string>()];
  for (const decision of state.decisions.values()) {
    if (decision.roundId !== roundId) continue;
    for (const codingId of decision.codingIds) (decision.state === 'discussing' ? discussed : settled).add(codingId);
  }
  const forward = mapForward(state);
  const left: Coding[] = [];
  for (const bySource of state.codings.values()) {
    const codings = [...bySource.values()].filter((coding) => coding.roundId === roundId && state.coders.get(coding.coderId)?.kind !== 'consensus');
    const coders = new Set(codings.map(({ coderId }) => coderId));
    const byCode = groupedBy(codings, (coding) => forward(coding).codeId);
    for (const group of byCode.values()) for (const coding of group) {
      if (discussed.has(coding.codingId) || (!settled.has(coding.codingId) && !sharedByAll(coding, group, coders))) left.push(coding);
    }
  }
  return left.sort((a, b) => (a.sourceId < b.sourceId ? -1 : a.sourceId > b.sourceId ? 1 : a.start - b.start || a.end - b.end));
}

function sharedByAll(coding: Coding, group: readonly Coding[], coders: ReadonlySet<string>): boolean {
  const sharing = new Set(group.filter((other) => overlap(other, coding)).map(({ coderId }) => coderId));
  return sharing.size === coders.size;
}
