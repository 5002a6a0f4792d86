import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Actor } from '../../people/model/actor.ts';
import type { Relation } from '../../people/model/can.ts';
import type { Viewer } from '../model/project.ts';
import type { SessionState } from '../model/state.ts';
import { inCircle, NOT_IN_CIRCLE } from './circle-places.ts';
import type { LiveSessions } from './live-sessions.ts';
import { mayRead, relationsTo, type InCircle } from './relations.ts';

export const NO_SESSION = refuse('not-found', 'no-such-session', 'There is no session at this address.', { mend: 'Check the link, or look for it on your home page.' });
export const NOT_YOURS = refuse('not-allowed', 'not-your-session', 'This session belongs to the people who are in it, so it was not opened.', {
  mend: 'If you should be in it, ask the person who planned it to add you.',
});

/** A session as one person meets it. */
export interface Met {
  readonly state: SessionState;
  readonly seq: number;
  readonly relations: readonly Relation[];
  readonly circle: InCircle;
}

/**
 * Opens a session for a person who may read it, with every relation between the two. `fresh` looks at the log first;
 * without it the answer may lie a moment behind another server. Someone in the session needs no look at the circle.
 */
export async function meetSession(live: LiveSessions, actor: Actor, sessionId: string, how: { readonly fresh: boolean }): Promise<Result<Met>> {
  if (actor.guestOfSession !== null && actor.guestOfSession !== sessionId) return NO_SESSION;
  const address = { districtId: actor.districtId, streamId: sessionId };
  const opened = await live.hub.open(address, how.fresh);
  if (!opened.ok) return opened.error.kind === 'not-found' ? NO_SESSION : opened;
  const state = opened.value.state as SessionState;
  const isThere = Object.hasOwn(state.people, actor.personId);
  const circle = isThere ? NOT_IN_CIRCLE : await inCircle(live.parts, state.plan.circleId, state.plan.startsAt, actor);
  const relations = relationsTo(state, actor, circle);
  if (!mayRead(state, actor, relations)) return NOT_YOURS;
  return ok({ state, seq: opened.value.seq, relations, circle });
}

/** A guest who opens the session for the first time becomes a participant, under the name they gave. */
export async function letGuestIn(live: LiveSessions, actor: Actor, state: SessionState): Promise<void> {
  if (actor.guestOfSession !== state.sessionId || Object.hasOwn(state.people, actor.personId)) return;
  const person = { personId: actor.personId, name: actor.name, guest: true };
  await live.runSystem(actor.districtId, state.sessionId, { type: 'AddParticipant', person });
}

/** Who looks: the person, or the room's shared screen that a person put up. */
export function viewerFor(actor: Actor, as: 'room' | undefined): Viewer {
  return as === 'room' ? { kind: 'room' } : { kind: 'person', personId: actor.personId };
}
