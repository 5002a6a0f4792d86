import type { Context } from 'hono';
import { ok, refuse, type Refusal, type Result } from '../../../kernel/result.ts';
import type { Api } from '../../../platform/server/http/api.ts';
import { openEventStream } from '../../../platform/server/streams/sse-sink.ts';
import type { Closing, Sink } from '../../../platform/server/streams/watcher.ts';
import type { Actor } from '../../people/model/actor.ts';
import { can, type Action } from '../../people/model/can.ts';
import type { SessionCommand } from '../model/commands.ts';
import { project, type Viewer } from '../model/project.ts';
import type { SessionState } from '../model/state.ts';
import { actsIn } from '../model/who.ts';
import { CommandAnswer, CommandBody, EventsAnswer, SessionAnswer, SessionParams, StreamQuery, type You } from '../model/wire.ts';
import { letGuestIn, meetSession, viewerFor, type Met } from './access.ts';
import { completeCommand } from './complete-command.ts';
import type { LiveSessions } from './live-sessions.ts';
import { relationsTo } from './relations.ts';

/** How a request is found to be signed in; asked again while its stream is open. */
export type Identify = (c: Context) => Promise<Actor | null>;

const NEEDS_PLANNING: ReadonlySet<SessionCommand['type']> = new Set<SessionCommand['type']>(['ChangePlan', 'AddParticipant', 'RemoveParticipant', 'AssignSeat', 'CancelSession']);

const SIGNED_OUT: Closing = { code: 'not-signed-in', message: 'Your sign-in has ended, so this screen no longer follows the session.', mend: 'Sign in again; what you typed is still here.' };
const NO_LONGER_YOURS: Closing = { code: 'not-your-session', message: 'You are no longer in this session, so this screen no longer follows it.', mend: 'If you should be in it, ask the person who leads it.' };
const NO_STREAM = refuse('unavailable', 'no-stream', 'This connection cannot carry a live stream.', { mend: 'Ask for the events instead.' });

/** Reading and running one session. */
export function liveRoutes(api: Api<Actor>, live: LiveSessions, identify: Identify): void {
  const { hub, parts } = live;

  api.route(
    { method: 'get', path: '/api/sessions/{sessionId}', tag: 'Sessions', summary: 'One session as you may see it', access: 'signed-in', params: SessionParams, query: StreamQuery.pick({ as: true }), answer: SessionAnswer },
    async ({ actor, params, query }) => {
      const met = await meetSession(live, actor, params.sessionId, { fresh: true });
      if (!met.ok) return met;
      const viewer = viewerFor(actor, query.as);
      const cursor = hub.cursor({ districtId: actor.districtId, streamId: params.sessionId }, viewer, met.value.seq);
      return ok({ session: project(met.value.state, viewer), you: youIn(actor, met.value), now: parts.clock.now(), cursor });
    },
  );

  api.route(
    { method: 'post', path: '/api/sessions/{sessionId}/commands', tag: 'Sessions', summary: 'Do something in a session; answered once it is stored', access: 'signed-in', params: SessionParams, body: CommandBody, answer: CommandAnswer },
    async ({ actor, params, body }) => {
      const met = await meetSession(live, actor, params.sessionId, { fresh: false });
      if (!met.ok) return met;
      await letGuestIn(live, actor, met.value.state);
      const command = await completeCommand(live, actor, met.value.state, body.command);
      if (!command.ok) return command;
      const address = { districtId: actor.districtId, streamId: params.sessionId };
      const action: Action = NEEDS_PLANNING.has(command.value.type) ? 'session.plan' : 'session.take-part';
      const circle = action === 'session.plan' ? await live.circleOf(actor, met.value.state) : met.value.circle;
      const permit = (state: SessionState): Refusal | null =>
        can(actor, action, { districtId: state.districtId, relations: relationsTo(state, actor, circle) }) ? null : MAY_NOT.error;
      const ran = await hub.run({ ...address, commandId: body.commandId, personId: actor.personId, command: command.value, permit });
      if (!ran.ok) return ran;
      const viewer: Viewer = { kind: 'person', personId: actor.personId };
      return ok({ ...hub.seen(address, viewer, ran.value), now: parts.clock.now() });
    },
  );

  api.route(
    { method: 'get', path: '/api/sessions/{sessionId}/events', tag: 'Sessions', summary: 'What happened since a cursor, for networks that hold streams back', access: 'signed-in', params: SessionParams, query: StreamQuery, answer: EventsAnswer },
    async ({ actor, params, query }) => {
      const met = await meetSession(live, actor, params.sessionId, { fresh: true });
      if (!met.ok) return met;
      await letGuestIn(live, actor, met.value.state);
      if (query.as !== 'room') live.noteSeen({ districtId: actor.districtId, sessionId: params.sessionId, personId: actor.personId });
      const since = await hub.since({ districtId: actor.districtId, streamId: params.sessionId }, viewerFor(actor, query.as), query.since);
      return since.ok ? ok({ ...since.value, messages: since.value.messages as EventsAnswer['messages'], now: parts.clock.now() }) : since;
    },
  );

  api.route(
    { method: 'get', path: '/api/sessions/{sessionId}/stream', tag: 'Sessions', summary: 'The session as server-sent events', access: 'signed-in', params: SessionParams, query: StreamQuery, answer: 'raw' },
    async ({ c, actor, params, query }) => {
      const met = await meetSession(live, actor, params.sessionId, { fresh: true });
      if (!met.ok) return met;
      await letGuestIn(live, actor, met.value.state);
      return openStream(live, identify, c, actor, params.sessionId, { as: query.as, since: c.req.header('last-event-id') ?? query.since });
    },
  );
}

const MAY_NOT = refuse('not-allowed', 'not-allowed', 'This is not yours to do in this session. Nothing was changed, and what you wrote is still on your screen.', {
  mend: 'Ask the person who leads the session.',
});

function openStream(live: LiveSessions, identify: Identify, c: Context, actor: Actor, sessionId: string, how: { readonly as: 'room' | undefined; readonly since: string | undefined }): Result<Response> {
  const address = { districtId: actor.districtId, streamId: sessionId };
  const stops: (() => void)[] = [];
  let over = false;
  const ended = (): void => {
    over = true;
    for (const stop of stops.splice(0)) stop();
  };
  const stillAllowed = async (): Promise<Closing | null> => {
    const now = await identify(c);
    if (now?.personId !== actor.personId) return SIGNED_OUT;
    const met = await meetSession(live, now, sessionId, { fresh: false });
    return met.ok || (met.error.kind !== 'not-allowed' && met.error.kind !== 'not-found') ? null : NO_LONGER_YOURS;
  };
  const begin = async (sink: Sink): Promise<void> => {
    const watching = await live.hub.watch(address, viewerFor(actor, how.as), how.since, sink, stillAllowed);
    if (!watching.ok) return sink.end('');
    stops.push(watching.value);
    // A shared screen on the wall is not a person in the room.
    if (how.as !== 'room') stops.push(live.arrive({ districtId: actor.districtId, sessionId, personId: actor.personId }));
    if (over) ended();
  };
  const answer = openEventStream(c, (sink) => void begin(sink).catch((error: unknown) => (live.parts.log.error('stream-not-opened', error), sink.end(''))), ended);
  return answer ? ok(answer) : NO_STREAM;
}

/** What a person may do in a session, for buttons. */
export function youIn(actor: Actor, { state, relations }: Pick<Met, 'state' | 'relations'>): You {
  const thing = { districtId: state.districtId, relations };
  return {
    personId: actor.personId,
    participant: relations.includes('participant'),
    mayTakePart: can(actor, 'session.take-part', thing),
    mayInviteGuests: can(actor, 'session.invite-guest', thing),
    seats: Object.keys(state.seats).filter((seatId) => actsIn(state, actor.personId, seatId)),
  };
}
