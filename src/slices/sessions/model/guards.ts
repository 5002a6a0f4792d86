import { err, type Refusal, type Result } from '../../../kernel/result.ts';
import type { SessionCommand, SystemCommand, DecideContext } from './commands.ts';
import type { SessionEvent } from './events.ts';
import { contentOf, leadingSeat, seatNamed } from './places.ts';
import { refusals } from './refusals.ts';
import type { SessionState } from './state.ts';
import { actingIn, actsIn, nameOf } from './who.ts';

/** What a command leads to: facts, none when the wish is already so, or a refusal. */
export type Decision = Result<readonly SessionEvent[]>;

/** Decides one kind of command. */
export type Decider<T extends string> = (
  state: SessionState,
  command: Extract<SessionCommand | SystemCommand, { type: T }>,
  ctx: DecideContext,
) => Decision;

/** A group of deciders, one per command type named. */
export type Deciders<T extends string> = { readonly [K in T]: Decider<K> };

/** How long a move or the end can be taken back, in ms. */
export const UNDO_MS = 30_000;

/** The parts that every event carries: version, time and who. */
export function stamp(ctx: DecideContext): { readonly v: 1; readonly at: number; readonly by: string | null } {
  return { v: 1, at: ctx.now, by: ctx.personId };
}

/** The first of several refusals as a decision; null when nothing stands in the way. */
export function stop(...reasons: readonly (Refusal | null)[]): { readonly ok: false; readonly error: Refusal } | null {
  const reason = reasons.find((candidate) => candidate !== null);
  return reason ? err(reason) : null;
}

/** Why this cannot be done while the session is planned, over or cancelled; null when it is live. */
export function notLive(state: SessionState): Refusal | null {
  if (state.status === 'planned') return refusals.notStarted();
  if (state.status === 'cancelled') return refusals.sessionCancelled();
  return state.status === 'ended' ? refusals.sessionEnded() : null;
}

/** Like {@link notLive}, but the first seconds after the end still count, so that text in flight is not lost. */
export function notLiveNorJustEnded(state: SessionState, now: number): Refusal | null {
  return state.status === 'ended' && stillUndoable(state, now) ? null : notLive(state);
}

/** Why the plan can no longer change; null while the session is planned. */
export function notPlanned(state: SessionState): Refusal | null {
  if (state.status === 'planned') return null;
  return state.status === 'live' ? refusals.alreadyStarted() : notLive(state);
}

/** Whether the last move, or the end, can still be taken back at `now`. */
export function stillUndoable(state: SessionState, now: number): boolean {
  return state.undo !== null && now <= state.undo.until;
}

/** Why a person has no say here; null for a participant. The server itself is no participant. */
export function notHere(state: SessionState, ctx: DecideContext): Refusal | null {
  return ctx.personId !== null && Object.hasOwn(state.people, ctx.personId) ? null : refusals.notInThisSession();
}

/** Why this person cannot move the room; null for the one who leads now. */
export function notLeading(state: SessionState, ctx: DecideContext): Refusal | null {
  return notHere(state, ctx) ?? notActingIn(state, ctx.personId!, leadingSeat(contentOf(state)).id);
}

/** Why this is not this person's to do; null for the one who acts in the seat now. */
export function notActingIn(state: SessionState, personId: string, seatId: string): Refusal | null {
  if (actsIn(state, personId, seatId)) return null;
  const acting = actingIn(state, seatId);
  const seatName = seatNamed(contentOf(state), seatId)?.name.toLowerCase() ?? seatId;
  return refusals.notYourSeat(seatName, acting === null ? 'whom nobody has named yet' : nameOf(state, acting));
}
