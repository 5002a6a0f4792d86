import { overlapOf } from '../agreement/segments.ts';
import type { Decision } from '../study/entities.ts';
import { groupedBy } from '../study/grouped-by.ts';
import { pairsOf } from './compare-round.ts';
import { decisionsOn, keyOf } from './decision-on.ts';
import type { ComparedCoding, RoundToCompare } from './round-to-compare.ts';

/**
 * One place where coders differ. `boundary`: the same code, but where it begins or ends differs. `label`: the same text, different
 * codes. `missing`: one coded and another did not. Codings of the same place make one entry, however many coders differ.
 */
export interface QueueEntry {
  /** The ids of its codings, sorted and joined: the same as long as the codings are. */
  readonly key: string;
  readonly sourceId: string;
  readonly start: number;
  readonly end: number;
  readonly kind: Decision['kind'];
  readonly codings: readonly ComparedCoding[];
  /** Coders of the round who put none of these codes there. */
  readonly silent: readonly string[];
  readonly decision: Decision | null;
}

/** What a reconciliation works through, in the order of sources and places, and how far it is. */
export interface DisagreementQueue {
  readonly entries: readonly QueueEntry[];
  readonly counts: Readonly<Record<Decision['kind'] | 'open' | 'discussing' | 'resolved' | 'divergence-accepted', number>>;
  /** Codings on which all coders agree (with the asked overlap), each with its fellows: they are the consensus without a word. */
  readonly agreed: readonly (readonly ComparedCoding[])[];
}

/** Sets the codings of a round beside each other; same code and at least `overlap` (intersection over union) agrees. */
export function disagreementQueue(round: RoundToCompare, decisions: readonly Decision[], overlap: number): DisagreementQueue {
  const coders = round.coders.map(({ coderId }) => coderId);
  const decided = decisionsOn(decisions, round.roundId);
  const entries: QueueEntry[] = [];
  const agreed: (readonly ComparedCoding[])[] = [];
  for (const text of round.texts) {
    const own = text.codings.filter(({ coderId }) => coders.includes(coderId)).toSorted((a, b) => a.start - b.start || a.end - b.end || (a.codingId < b.codingId ? -1 : 1));
    for (const group of groupsOf(own)) {
      if (isAgreed(group, coders, overlap)) {
        agreed.push(group);
        continue;
      }
      entries.push(entryOf(text.sourceId, group, coders, decided));
    }
  }
  return { entries, counts: countsOf(entries), agreed };
}

/** Codings that overlap, directly or through others, and speak of the same place: the same code, or about the same stretch. */
function groupsOf(sorted: readonly ComparedCoding[]): ComparedCoding[][] {
  const parent = sorted.map((_, at) => at);
  const root = (at: number): number => {
    let up = at;
    while (parent[up] !== up) up = parent[up]!;
    return up;
  };
  for (let at = 0; at < sorted.length; at++) {
    for (let next = at + 1; next < sorted.length && sorted[next]!.start < sorted[at]!.end; next++) {
      if (speakOfTheSame(sorted[at]!, sorted[next]!)) parent[root(next)] = root(at);
    }
  }
  const groups = groupedBy(sorted.keys(), root);
  return separated([...groups.values()].map((places) => places.map((at) => sorted[at]!)));
}

/** Two codes on nearly the same stretch by different coders may be a disagreement on the label; more on one stretch by one coder is not. */
function speakOfTheSame(a: ComparedCoding, b: ComparedCoding): boolean {
  if (a.codeId === b.codeId) return overlapOf(a, b) > 0;
  return a.coderId !== b.coderId && overlapOf(a, b) >= 0.5;
}

/** Where several codes stand in a group, those that every coder of the group has are taken out as groups of their own. */
function separated(groups: readonly ComparedCoding[][]): ComparedCoding[][] {
  return groups.flatMap((group) => {
    const coders = new Set(group.map(({ coderId }) => coderId));
    const byCode = groupedBy(group, ({ codeId }) => codeId);
    if (byCode.size < 2) return [group];
    const shared = [...byCode.values()].filter((codings) => new Set(codings.map(({ coderId }) => coderId)).size === coders.size && coders.size > 1);
    const rest = [...byCode.values()].filter((codings) => !shared.includes(codings)).flat();
    return [...shared, ...(rest.length > 0 ? [rest] : [])];
  });
}

function isAgreed(group: readonly ComparedCoding[], coders: readonly string[], overlap: number): boolean {
  if (new Set(group.map(({ codeId }) => codeId)).size > 1) return false;
  if (coders.some((coder) => !group.some(({ coderId }) => coderId === coder))) return false;
  return pairsOf(coders).every(([one, other]) =>
    group.every((coding) => coding.coderId !== one && coding.coderId !== other ? true : group.some((match) => match.coderId === (coding.coderId === one ? other : one) && overlapOf(coding, match) >= overlap)),
  );
}

function entryOf(sourceId: string, group: readonly ComparedCoding[], coders: readonly string[], decided: ReturnType<typeof decisionsOn>): QueueEntry {
  const codingIds = group.map(({ codingId }) => codingId);
  const silent = coders.filter((coder) => !group.some(({ coderId }) => coderId === coder));
  const isOneCode = new Set(group.map(({ codeId }) => codeId)).size === 1;
  return {
    key: keyOf(codingIds),
    sourceId,
    start: Math.min(...group.map(({ start }) => start)),
    end: Math.max(...group.map(({ end }) => end)),
    kind: isOneCode ? (silent.length > 0 ? 'missing' : 'boundary') : 'label',
    codings: group,
    silent,
    decision: decided(codingIds),
  };
}

function countsOf(entries: readonly QueueEntry[]): DisagreementQueue['counts'] {
  const counts = { boundary: 0, label: 0, missing: 0, open: 0, discussing: 0, resolved: 0, 'divergence-accepted': 0 };
  for (const { kind, decision } of entries) {
    counts[kind]++;
    counts[decision?.state ?? 'open']++;
  }
  return counts;
}
