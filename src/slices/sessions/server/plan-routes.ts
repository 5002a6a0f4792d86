import type { Transaction } from 'kysely';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Api } from '../../../platform/server/http/api.ts';
import type { Actor } from '../../people/model/actor.ts';
import { can } from '../../people/model/can.ts';
import { dayIn } from '../../people/model/days.ts';
import { circleMembers, circleOf, type PeopleTables } from '../../people/server/index.ts';
import { protocolVersion } from '../../protocols/server/index.ts';
import { planSession, type PlanInput } from '../model/plan-session.ts';
import { project } from '../model/project.ts';
import type { z } from 'zod';
import { PlanBody, SessionAnswer, SessionsAnswer, SessionsQuery } from '../model/wire.ts';
import { inCircle } from './circle-places.ts';
import type { LiveSessions } from './live-sessions.ts';
import { youIn } from './live-routes.ts';
import { mayBring } from './problem-brought.ts';
import { relationsTo } from './relations.ts';
import { listSessions } from './session-list.ts';
import type { SessionTrx } from './tables.ts';

const NO_CIRCLE = refuse('not-found', 'no-such-circle', 'There is no such circle. The session was not planned.', { mend: 'Choose a circle from the list.' });
const NO_PROTOCOL = refuse('invalid', 'no-such-protocol', 'This version of the protocol is not there. The session was not planned, and what you entered is kept.', { mend: 'Choose a protocol from the list.' });
const MAY_NOT_PLAN = refuse('not-allowed', 'may-not-plan', 'Sessions of a circle are planned by its members and by supervisors. Nothing was planned.', { mend: 'Ask someone of the circle.' });

type Planned = z.output<typeof PlanBody>;

/** Lists and plans sessions. */
export function planRoutes(api: Api<Actor>, live: LiveSessions): void {
  const { parts, hub } = live;

  api.route(
    { method: 'get', path: '/api/sessions', tag: 'Sessions', summary: 'Sessions you may know of, by time; that they happen, not what is said', access: 'signed-in', query: SessionsQuery, answer: SessionsAnswer },
    async ({ actor, query }) => {
      const now = parts.clock.now();
      const sessions = await parts.db.inDistrict(actor.districtId, (trx: SessionTrx) => listSessions(trx, actor, now, query));
      return ok({ sessions, now });
    },
  );

  api.route(
    { method: 'post', path: '/api/sessions', tag: 'Sessions', summary: 'Plan a session of a circle', access: 'signed-in', body: PlanBody, answer: SessionAnswer, status: 201 },
    async ({ actor, body }) => {
      const input = await planInput(live, actor, body);
      if (!input.ok) return input;
      const now = parts.clock.now();
      const planned = planSession(input.value, { now, personId: actor.personId });
      if (!planned.ok) return planned;
      const address = { districtId: actor.districtId, streamId: body.sessionId };
      // The session's own id doubles as the command's: planning it twice is the same command twice.
      const begun = await hub.begin(address, body.sessionId, actor.personId, planned.value);
      if (!begun.ok) return begun;
      const { state, seq } = begun.value;
      const relations = relationsTo(state, actor, await live.circleOf(actor, state));
      const viewer = { kind: 'person', personId: actor.personId } as const;
      return ok({ session: project(state, viewer), you: youIn(actor, { state, relations }), now, cursor: hub.cursor(address, viewer, seq) });
    },
  );
}

/** Gathers what the plan stands on: the circle with its members and rule, the protocol's version. */
async function planInput(live: LiveSessions, actor: Actor, body: Planned): Promise<Result<PlanInput>> {
  const { parts } = live;
  const place = await inCircle(parts, body.circleId, parts.clock.now(), actor);
  const relations = place.member ? (['circle-member'] as const) : [];
  if (!can(actor, 'session.plan', { districtId: actor.districtId, relations })) return MAY_NOT_PLAN;
  return parts.db.inDistrict(actor.districtId, async (trx: Transaction<PeopleTables>) => {
    const circle = await circleOf(trx, body.circleId);
    if (!circle) return NO_CIRCLE;
    const protocol = await protocolVersion(trx, body.protocolId, body.protocolVersion);
    if (!protocol) return NO_PROTOCOL;
    // Whoever belongs on the day of the session is invited, also when it is planned for next month.
    const members = await circleMembers(trx, body.circleId, dayIn(actor.timeZone, body.startsAt));
    if (body.problemId !== null) {
      const may = await mayBring(trx, actor, body.problemId, members.map((member) => member.personId), parts.clock.now());
      if (!may.ok) return may;
    }
    const { title, circleId, startsAt, minutes, place: where, problemId } = body;
    return ok({
      sessionId: body.sessionId,
      districtId: actor.districtId,
      plan: { title, circleId, startsAt, minutes, place: where, protocol, problemId, supervisorSees: circle.supervisorSees },
      people: members.map(({ personId, name }) => ({ personId, name, guest: false })),
      seats: Object.fromEntries(body.seats.map((seat) => [seat.seatId, seat.personId])),
    });
  });
}
