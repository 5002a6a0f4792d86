import { err, ok, type Refusal } from '../../../../kernel/result.ts';
import { changed, codesIn, joining, memberCoders, set, stop, type Deciding, type StudyDeciders } from './deciding.ts';
import { deepEqual } from './deep-equal.ts';
import { deriveId } from './derive-id.ts';
import { differencesLeft } from './differences.ts';
import { PHASES, type Code, type Decision, type Lineage, type Memo, type Phase, type Round, type SavedQuery } from './entities.ts';
import type { Patch } from './events.ts';
import { groupedBy } from './grouped-by.ts';
import { notLeading } from './guards.ts';
import { isHidden } from './hidden.ts';
import { codeRefusals, rightsRefusals, roundRefusals } from './refusals.ts';

/** Deciding how rounds begin, change, pass through their phases and lose their blindness. */
export const roundDeciders: StudyDeciders<'add-round' | 'change-round' | 'finish-round' | 'move-round' | 'unblind-round'> = {
  'add-round'(at, { roundId, round: fields }) {
    const number = 1 + Math.max(0, ...[...at.state.rounds.values()].map((round) => round.number));
    const round: Round = { roundId, number, ...fields, phase: 'open', unblindedAt: null, done: {}, openedAt: at.now, frozenAt: null, publishedAt: null, book: null };
    const refused = stop(notLeading(at, 'begin a round'), at.state.rounds.has(roundId) ? codeRefusals.idTaken() : null, strangeBounds(at, round, fields.sources));
    return refused ?? ok([...joining(at, memberCoders(at)), ...changed(at, 'round-added', { patches: [set(at, 'round', roundId, round)] })]);
  },

  'change-round'(at, { roundId, changes }) {
    const round = at.state.rounds.get(roundId);
    if (!round) return err(roundRefusals.noSuchRound());
    const after: Round = { ...round, ...changes };
    const refused = stop(notLeading(at, 'change a round'), settled(round, Object.keys(changes)), blindness(at, round, after), strangeBounds(at, after, changes.sources ?? null));
    if (refused) return refused;
    return deepEqual(after, round) ? ok([]) : ok(changed(at, 'round-changed', { patches: [set(at, 'round', roundId, after)] }));
  },

  'finish-round'(at, { roundId, done }) {
    const round = at.state.rounds.get(roundId);
    if (!round) return err(roundRefusals.noSuchRound());
    if (round.phase !== 'open') return err(roundRefusals.roundNotOpen(round.name, round.phase));
    if (!codesIn(round, at.me, at.part)) return err(rightsRefusals.notACoderOf(round.name));
    if (done === at.me in round.done) return ok([]);
    const { [at.me]: _, ...others } = round.done;
    return ok(changed(at, 'round-finished', { patches: [set(at, 'round', roundId, { ...round, done: done ? { ...others, [at.me]: at.now } : others })] }));
  },

  'move-round'(at, { roundId, to, rest }) {
    const round = at.state.rounds.get(roundId);
    if (!round) return err(roundRefusals.noSuchRound());
    if (round.phase === to) return ok([]);
    const refused = stop(notLeading(at, 'move a round on'), outOfOrder(round, to));
    if (refused) return refused;
    const left = to === 'reconciled' ? differencesLeft(at.state, roundId) : [];
    if (left.length > 0 && rest === '') return err(roundRefusals.differencesLeft(round.name, left.length));
    const settling = accepted(at, round, left, rest).map((decision) => set(at, 'decision', decision.decisionId, decision));
    return ok(changed(at, 'round-moved', { patches: [set(at, 'round', roundId, movedTo(at, round, to)), ...settling] }));
  },

  'unblind-round'(at, { roundId }) {
    const round = at.state.rounds.get(roundId);
    if (!round) return err(roundRefusals.noSuchRound());
    const refused = stop(
      notLeading(at, 'unblind a round'),
      isHidden(round) ? null : roundRefusals.notBlind(round.name),
      round.phase === 'frozen' ? null : roundRefusals.freezeFirst(round.name),
    );
    if (refused) return refused;
    const after: Round = { ...round, phase: 'compared', unblindedAt: at.now };
    return ok(changed(at, 'round-unblinded', { patches: [set(at, 'round', roundId, after), ...lifted(at, roundId)] }));
  },
};

function movedTo(at: Deciding, round: Round, to: Phase): Round {
  switch (to) {
    case 'open':
      return { ...round, phase: to, frozenAt: null, book: null };
    case 'frozen':
      return { ...round, phase: to, frozenAt: at.now, book: at.state.book };
    case 'published':
      return { ...round, phase: to, publishedAt: at.now };
    default:
      return { ...round, phase: to };
  }
}

const NEXT: Readonly<Record<Phase, string>> = {
  open: 'Freeze it first.',
  frozen: 'Compare it, or open it again.',
  compared: 'Decide its differences, then move it to reconciled.',
  reconciled: 'Publish it.',
  published: 'Begin a new round; a published one stays as it is.',
};

function outOfOrder(round: Round, to: Phase): Refusal | null {
  const step = PHASES.indexOf(to) - PHASES.indexOf(round.phase);
  if (step === -1 && to === 'open') return null;
  if (step !== 1) return roundRefusals.phaseOrder(round.name, round.phase, to, NEXT[round.phase]);
  return to === 'compared' && isHidden(round) ? roundRefusals.unblindFirst(round.name) : null;
}

/** The differences that may stay, as decisions: one per text, so that each can still be opened and read. */
function accepted(at: Deciding, round: Round, left: ReturnType<typeof differencesLeft>, reason: string): Decision[] {
  const bySource = groupedBy(left, ({ sourceId }) => sourceId);
  const fresh = [...bySource].map(([sourceId, codings]): Decision => {
    const decisionId = deriveId(at.act, sourceId);
    const [start, end] = [Math.min(...codings.map((coding) => coding.start)), Math.max(...codings.map((coding) => coding.end))];
    return { decisionId, roundId: round.roundId, sourceId, start, end, kind: 'missing', codingIds: codings.map(({ codingId }) => codingId), state: 'divergence-accepted', kept: [], reason, by: at.me, at: at.now };
  });
  const open = left.length === 0 ? [] : [...at.state.decisions.values()].filter((decision) => decision.roundId === round.roundId && decision.state === 'discussing');
  return [...fresh, ...open.map((decision): Decision => ({ ...decision, state: 'divergence-accepted', reason, by: at.me, at: at.now }))];
}

/**
 * What came to light with the round: its draft codes, their lineage, memos and saved questions. What somebody wrote in passing while
 * they also code in another blind round stays theirs until that one is unblinded.
 */
function lifted(at: Deciding, roundId: string): Patch[] {
  const book = at.state.book + 1;
  const next = (by: string) => otherHidden(at, roundId, by);
  const of = <T extends { readonly draftOf: string | null }>(things: ReadonlyMap<string, T>) => [...things].filter(([, thing]) => thing.draftOf === roundId);
  return [
    ...of<Code>(at.state.codes).map(([id, code]) => set(at, 'code', id, { ...code, draftOf: null })),
    ...of<Lineage>(at.state.lineage).map(([id, step]) => set(at, 'lineage', id, { ...step, draftOf: null, book })),
    ...of<Memo>(at.state.memos).map(([id, memo]) => set(at, 'memo', id, { ...memo, draftOf: belongsTo(at, memo, roundId) ? null : next(memo.by) })),
    ...of<SavedQuery>(at.state.queries).map(([id, query]) => set(at, 'query', id, { ...query, draftOf: next(query.by) })),
  ];
}

function belongsTo({ state }: Deciding, { roundId, on }: Memo, asked: string): boolean {
  return roundId === asked || on.of === 'coding' || (on.of === 'code' && state.codes.get(on.id)?.draftOf === asked);
}

function otherHidden(at: Deciding, besides: string, by: string): string | null {
  const part = at.facts.members.find(({ personId }) => personId === by)?.part ?? 'coder';
  for (const roundId of at.hidden) if (roundId !== besides && codesIn(at.state.rounds.get(roundId)!, by, part)) return roundId;
  return null;
}

/** Once frozen, a round's bounds are part of its result. */
function settled(round: Round, changes: readonly string[]): Refusal | null {
  if (round.phase === 'open') return null;
  return changes.every((field) => field === 'name' || field === 'purpose') ? null : roundRefusals.roundFrozenAsIs(round.name, round.phase);
}

/** Why a round cannot become blind, or stop being so, by a mere change; null when it can. */
export function blindness(at: Deciding, before: Round, after: Round): Refusal | null {
  if (before.blind === after.blind) return null;
  if (before.blind) return roundRefusals.staysBlind(before.name);
  for (const codings of at.state.codings.values()) for (const coding of codings.values()) if (coding.roundId === before.roundId) return roundRefusals.blindTooLate(before.name);
  return null;
}

/** Bounds must name an earlier round and codes that everyone can see, or a draft's id would travel with the round. */
function strangeBounds({ state, facts }: Deciding, round: Round, sources: readonly string[] | null): Refusal | null {
  const earlier = round.within && state.rounds.get(round.within.roundId);
  if (round.within && !earlier) return roundRefusals.noSuchRound();
  if (earlier && (earlier.roundId === round.roundId || earlier.number >= round.number)) return roundRefusals.withinItself();
  for (const codeId of [...(round.families ?? []), ...(round.within?.codeIds ?? [])]) {
    const code = state.codes.get(codeId);
    if (!code || code.draftOf !== null) return code ? roundRefusals.draftNamed() : codeRefusals.noSuchCode();
  }
  return sources?.some((sourceId) => !(sourceId in facts.texts)) ? roundRefusals.noSuchSource() : null;
}
