import type { Coding } from './entities.ts';
import { mapForward } from './forward.ts';
import { groupedBy } from './grouped-by.ts';
import { unionOf } from './spans.ts';
import type { StudyState } from './state.ts';

/**
 * The ids of the codings that do not count any more when reconciled and published rounds are read as they ended: those in whose place a
 * decision put the consensus, and the repetitions of what coders agree on. Where codings of one code (in today's codebook) by several
 * coders overlap and nobody had to decide, those of the coder who was there first stand for all. Accepted divergences keep all their
 * codings, and rounds that are not reconciled lose none.
 */
export function settledAway(state: Pick<StudyState, 'codes' | 'lineage' | 'codings' | 'rounds' | 'decisions'>): ReadonlySet<string> {
  const ended = new Set([...state.rounds.values()].filter(({ phase }) => phase === 'reconciled' || phase === 'published').map(({ roundId }) => roundId));
  const [away, decided] = [new Set<string>(), new Set<string>()];
  if (ended.size === 0) return away;
  for (const { roundId, state: how, codingIds, kept } of state.decisions.values()) {
    if (!ended.has(roundId)) continue;
    for (const codingId of [...codingIds, ...kept]) decided.add(codingId);
    if (how === 'resolved') for (const codingId of codingIds) away.add(codingId);
  }
  const forward = mapForward(state);
  for (const bySource of state.codings.values()) {
    const open = [...bySource.values()].filter(({ roundId, codingId }) => ended.has(roundId) && !decided.has(codingId));
    const alike = groupedBy(open, (coding) => `${coding.roundId} ${forward(coding).codeId}`);
    for (const codings of alike.values()) for (const { codingId } of repeated(codings)) away.add(codingId);
  }
  return away;
}

/** Of codings with one code in one round of one text: those that only say again what the first coder of their stretch said. */
function repeated(codings: readonly Coding[]): Coding[] {
  return unionOf(codings).flatMap((stretch) => {
    const here = codings.filter(({ start, end }) => start >= stretch.start && end <= stretch.end);
    const first = here.reduce((one, other) => (other.at < one.at || (other.at === one.at && other.coderId < one.coderId) ? other : one));
    return here.filter(({ coderId }) => coderId !== first.coderId);
  });
}
