import { err, ok, type Refusal } from '../../../../kernel/result.ts';
import { changed, codingSeen, joining, set, stop, type Deciding, type StudyDeciders } from './deciding.ts';
import { deepEqual } from './deep-equal.ts';
import { deriveId } from './derive-id.ts';
import type { Coder, Coding, Decision, Round } from './entities.ts';
import { notInText, notUsable } from './guards.ts';
import { noteRefusals, roundRefusals, spanRefusals } from './refusals.ts';
import type { StudyCommand } from './commands.ts';

type Decide = Extract<StudyCommand, { do: 'decide' }>;

/** Deciding what becomes of the differences of a compared round. A decision made again replaces the one before; undoing brings that back. */
export const decisionDeciders: StudyDeciders<'decide'> = {
  decide(at, command) {
    const round = at.state.rounds.get(command.roundId);
    if (!round) return err(roundRefusals.noSuchRound());
    const before = at.state.decisions.get(command.decisionId) ?? null;
    const refused = stop(cannotDecide(at, command, round, before), ...command.keep.map(({ codeId }) => notUsable(at, codeId, { ...round, families: null })));
    if (refused) return refused;
    const gone = consensusOf(at, before);
    const put = command.keep.map((kept): Coding => keptAs(at, command, kept, gone));
    const { decisionId, roundId, sourceId, start, end, kind, codingIds, state, reason } = command;
    const decision: Decision = { decisionId, roundId, sourceId, start, end, kind, codingIds, state, kept: put.map(({ codingId }) => codingId), reason, by: at.me, at: at.now };
    if (before && deepEqual(before, { ...decision, by: before.by, at: before.at }) && gone.every((coding, i) => coding === put[i])) return ok([]);
    const consensus = joining(at, put.length > 0 ? [consensusCoder(round)] : []);
    return ok([...consensus, ...changed(at, 'decided', { patches: [set(at, 'decision', decisionId, decision)], gone: gone.filter((coding) => !put.includes(coding)), put: put.filter((coding) => !gone.includes(coding)) })]);
  },
};

/** The id of a round's consensus as a coder. */
export function consensusCoderId(roundId: string): string {
  return deriveId(roundId, 'consensus');
}

function consensusCoder({ roundId, name }: Round): Coder {
  return { coderId: consensusCoderId(roundId), name: `Consensus of ${name}`, personId: null, kind: 'consensus' };
}

function cannotDecide(at: Deciding, command: Decide, round: Round, before: Decision | null): Refusal | null {
  if (round.phase !== 'compared') return roundRefusals.notCompared(round.name, round.phase);
  if (before && before.roundId !== command.roundId) return spanRefusals.idTaken();
  const theirs = command.codingIds.map((codingId) => codingSeen(at, command.sourceId, codingId));
  if (theirs.some((coding) => coding === null || coding.roundId !== command.roundId || at.state.coders.get(coding.coderId)?.kind === 'consensus')) return noteRefusals.nothingToCompare();
  if (command.state !== 'discussing' && command.reason === '') return noteRefusals.reasonMissing();
  if (command.state !== 'resolved' && command.keep.length > 0) return noteRefusals.keepsNothing();
  const { sourceId, version, start, end, keep } = command;
  return notInText(at, sourceId, version, [{ start, end }, ...keep], noteRefusals.decisionTextRevised) ?? (takenIds(at, command, before) ? spanRefusals.idTaken() : null);
}

function takenIds(at: Deciding, { sourceId, keep }: Decide, before: Decision | null): boolean {
  const ids = new Set(keep.map(({ codingId }) => codingId));
  return ids.size < keep.length || keep.some(({ codingId }) => at.state.codings.get(sourceId)?.has(codingId) && !before?.kept.includes(codingId));
}

function consensusOf(at: Deciding, before: Decision | null): Coding[] {
  if (!before) return [];
  const codings = at.state.codings.get(before.sourceId);
  return before.kept.flatMap((codingId) => codings?.get(codingId) ?? []);
}

function keptAs(at: Deciding, { sourceId, roundId }: Decide, { codingId, codeId, start, end }: Decide['keep'][number], before: readonly Coding[]): Coding {
  const same = before.find((coding) => coding.codingId === codingId && coding.codeId === codeId && coding.start === start && coding.end === end);
  if (same) return same;
  const { version, valence } = at.state.codes.get(codeId)!;
  return { codingId, sourceId, codeId, start, end, coderId: consensusCoderId(roundId), roundId, at: at.now, codeVersion: version, valence };
}
