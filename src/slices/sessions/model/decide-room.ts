import { err, ok } from '../../../kernel/result.ts';
import { startedClock } from './clock.ts';
import { notLeading, notLive, notLiveNorJustEnded, notPlanned, stamp, stillUndoable, stop, type Deciders } from './guards.ts';
import { contentOf, placeOf } from './places.ts';
import { refusals } from './refusals.ts';
import type { SessionState } from './state.ts';

/** Fewer answers than this would tell who gave them. */
const FEWEST_ANSWERS_COUNTED = 3;

/** Starting, ending and reopening; who is connected, as the server saw it. */
export const roomDeciders: Deciders<'StartSession' | 'EndSession' | 'ReopenSession' | 'NoteArrival' | 'NoteAbsence'> = {
  StartSession(state, { problemVersion }, ctx) {
    if (state.status === 'live') return ok([]);
    const open = contentOf(state).seats.filter((seat) => !Object.hasOwn(state.seats, seat.id));
    const missing = open.length > 0 ? refusals.seatsMissing(open.map((seat) => seat.name).join(', ')) : null;
    const stopped = stop(notPlanned(state), missing, notLeading(state, ctx));
    if (stopped) return stopped;
    const first = state.steps[0]!;
    return ok([
      { type: 'SessionStarted', ...stamp(ctx), problemVersion },
      { type: 'StepEntered', ...stamp(ctx), stepIndex: 0, stepId: first.stepId, clock: startedClock(first.clock.plannedMs, ctx.now), left: null, moves: state.moves + 1, undoUntil: ctx.now },
    ]);
  },

  EndSession(state, { moves }, ctx) {
    if (state.status === 'ended') return ok([]);
    const stale = moves === state.moves ? null : refusals.staleMoves();
    return stop(notLive(state), notLeading(state, ctx), stale) ?? ok([{ type: 'SessionEnded', ...stamp(ctx), endedAt: ctx.now, pulse: countPulses(state) }]);
  },

  ReopenSession(state, _command, ctx) {
    if (state.status === 'live') return ok([]);
    const stopped = stop(state.status === 'ended' ? null : notLive(state), notLeading(state, ctx));
    if (stopped) return stopped;
    if (!stillUndoable(state, ctx.now) || !state.undo?.clock) return err(refusals.reopenTooLate());
    return ok([{ type: 'SessionReopened', ...stamp(ctx), stepIndex: state.undo.toIndex, clock: state.undo.clock }]);
  },

  NoteArrival(state, { personId }, ctx) {
    if (!Object.hasOwn(state.people, personId)) return err(refusals.notInThisSession());
    if (state.people[personId]!.present || over(state, ctx.now)) return ok([]);
    const lent = Object.values(state.seats).filter((hold) => hold.holder === personId && hold.lentTo !== null);
    return ok([
      { type: 'PersonArrived', ...stamp(ctx), personId },
      ...lent.map(({ seatId }) => ({ type: 'SeatReturned' as const, ...stamp(ctx), seatId, holder: personId })),
    ]);
  },

  NoteAbsence(state, { personId }, ctx) {
    if (!Object.hasOwn(state.people, personId)) return err(refusals.notInThisSession());
    if (!state.people[personId]!.present || over(state, ctx.now)) return ok([]);
    return ok([{ type: 'PersonLeft', ...stamp(ctx), personId }]);
  },
};

/** Whether comings and goings no longer matter: people who read a record later are not attending. */
function over(state: SessionState, now: number): boolean {
  return state.status !== 'planned' && notLiveNorJustEnded(state, now) !== null;
}

/** The counts of every pulse that has enough answers and was not counted before. */
function countPulses(state: SessionState): readonly { captureId: string; counts: Readonly<Record<string, number>> }[] {
  return Object.entries(state.captures).flatMap(([captureId, filled]) => {
    const capture = placeOf(contentOf(state), captureId)?.capture;
    if (filled.kind !== 'pulse' || capture?.kind !== 'pulse' || filled.counts) return [];
    const answers = Object.values(filled.given);
    if (answers.length < FEWEST_ANSWERS_COUNTED) return [];
    const counts = capture.answers.map((answer) => [answer, answers.filter((given) => given === answer).length] as const);
    return [{ captureId, counts: Object.fromEntries(counts) }];
  });
}
