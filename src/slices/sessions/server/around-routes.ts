import { ok, refuse } from '../../../kernel/result.ts';
import type { Api } from '../../../platform/server/http/api.ts';
import type { Actor } from '../../people/model/actor.ts';
import { can } from '../../people/model/can.ts';
import { dayIn } from '../../people/model/days.ts';
import { circleMembers, circleOf, issueGuestPass } from '../../people/server/index.ts';
import { builtInProtocol, protocolVersion } from '../../protocols/server/index.ts';
import { CircleParams, GuestPassAnswer, GuestPassBody, RotationAnswer, RotationQuery, SessionParams } from '../model/wire.ts';
import { meetSession, NO_SESSION } from './access.ts';
import { calendarPart } from './calendar-part.ts';
import { invitationFacts } from './invitation-facts.ts';
import type { LiveSessions } from './live-sessions.ts';
import { rotationAnswer, seatsHeldBefore } from './rotation.ts';
import { asPeople, type SessionTrx } from './tables.ts';

const NO_CIRCLE = refuse('not-found', 'no-such-circle', 'There is no such circle.', { mend: 'Choose a circle from the list.' });
const NO_PROTOCOL = refuse('not-found', 'no-such-protocol', 'There is no such protocol to propose seats for.', { mend: 'Choose a protocol from the list.' });
const MAY_NOT_INVITE = refuse('not-allowed', 'may-not-invite', 'Guests are let in by those who lead or present, and by supervisors. No link was made.', { mend: 'Ask one of them.' });
const DAY_MS = 86_400_000;

/** What stands around a session: calendar file, proposed seats, guest links. */
export function aroundRoutes(api: Api<Actor>, live: LiveSessions): void {
  const { parts } = live;

  api.route(
    { method: 'get', path: '/api/sessions/{sessionId}/invitation.ics', tag: 'Sessions', summary: 'The session for your calendar', access: 'signed-in', params: SessionParams, answer: 'raw' },
    async ({ actor, params }) => {
      const met = await meetSession(live, actor, params.sessionId, { fresh: true });
      if (!met.ok) return met;
      const facts = await parts.db.inDistrict(actor.districtId, (trx: SessionTrx) => invitationFacts(trx, parts.publicUrl, params.sessionId));
      if (!facts) return NO_SESSION;
      return ok(
        new Response(calendarPart(facts, 'PUBLISH'), {
          headers: { 'content-type': 'text/calendar; charset=utf-8; method=PUBLISH', 'content-disposition': 'attachment; filename="session.ics"' },
        }),
      );
    },
  );

  api.route(
    { method: 'get', path: '/api/circles/{circleId}/rotation', tag: 'Sessions', summary: 'Whom the rotation proposes for each seat, and why', access: 'signed-in', params: CircleParams, query: RotationQuery, answer: RotationAnswer },
    async ({ actor, params, query }) => {
      if (!can(actor, 'circle.read', { districtId: actor.districtId, relations: [] })) return NO_CIRCLE;
      const now = parts.clock.now();
      const on = query.on ?? dayIn(actor.timeZone, now);
      return parts.db.inDistrict(actor.districtId, async (trx: SessionTrx) => {
        const inPeople = asPeople(trx);
        if (!(await circleOf(inPeople, params.circleId))) return NO_CIRCLE;
        const protocol = query.protocolId ? await protocolVersion(trx, query.protocolId) : await builtInProtocol(trx, 'critical-friends');
        if (!protocol) return NO_PROTOCOL;
        const members = await circleMembers(inPeople, params.circleId, on);
        const history = await seatsHeldBefore(trx, params.circleId, Date.parse(`${on}T00:00:00Z`) + DAY_MS, actor.timeZone);
        return ok(rotationAnswer(members, history.filter((session) => session.on < on), protocol.content.seats, query.absent));
      });
    },
  );

  api.route(
    { method: 'post', path: '/api/sessions/{sessionId}/guest-passes', tag: 'Sessions', summary: 'Make a link that lets guests into this session', access: 'signed-in', params: SessionParams, body: GuestPassBody, answer: GuestPassAnswer, status: 201 },
    async ({ actor, params, body }) => {
      const met = await meetSession(live, actor, params.sessionId, { fresh: true });
      if (!met.ok) return met;
      const { state, relations } = met.value;
      if (!can(actor, 'session.invite-guest', { districtId: state.districtId, relations })) return MAY_NOT_INVITE;
      const sessionEndsAt = Math.max(state.plan.startsAt, parts.clock.now()) + state.plan.minutes * 60_000;
      const pass = await issueGuestPass(parts, { districtId: actor.districtId, sessionId: params.sessionId, madeBy: actor.personId, sessionEndsAt, seats: body.seats });
      return ok({ passId: pass.passId, joinUrl: pass.url, expiresAt: pass.expiresAt });
    },
  );
}
