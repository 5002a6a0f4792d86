import { sql } from 'kysely';
import type { z } from 'zod';
import type { Actor } from '../../people/model/actor.ts';
import { can } from '../../people/model/can.ts';
import { dayIn } from '../../people/model/days.ts';
import { circlesOfPerson } from '../../people/server/index.ts';
import type { SessionRow, SessionsQuery } from '../model/wire.ts';
import { asPeople, type SessionTrx } from './tables.ts';

type Asked = z.output<typeof SessionsQuery>;

/** A year of a large district; a narrower time is asked for with from and to. */
const MOST_ROWS = 1000;

/**
 * The sessions an actor may know of: everyone's for roles that follow the whole district, else those of their circles and
 * those they are invited to. Only what shows that a session happens; a guest sees their one session.
 */
export async function listSessions(trx: SessionTrx, actor: Actor, now: number, asked: Asked): Promise<SessionRow[]> {
  const circles = actor.guestOfSession === null ? (await circlesOfPerson(asPeople(trx), actor.personId, dayIn(actor.timeZone, now))).map((circle) => circle.circleId) : [];
  const everywhere = can(actor, 'session.completion', { districtId: actor.districtId, relations: [] });
  const invited = sql<boolean>`exists (select 1 from session_person p where p.district_id = session.district_id and p.session_id = session.session_id and p.person_id = ${actor.personId})`;
  const ofCircle = circles.length > 0 ? sql<boolean>`circle_id in (${sql.join(circles)})` : sql<boolean>`false`;
  const ownSession = sql<boolean>`session_id = ${actor.guestOfSession}::uuid`;
  const rows = await trx
    .selectFrom('session')
    .selectAll()
    .select([sql<boolean>`${invited}`.as('mine'), sql<boolean>`(${invited} or ${ofCircle})`.as('inside')])
    .$if(!everywhere, (query) => query.where((eb) => eb.or([invited, ofCircle, ownSession])))
    .$if(asked.mine === 'true', (query) => query.where((eb) => eb.or([invited, ownSession])))
    .$if(asked.circleId !== undefined, (query) => query.where('circle_id', '=', asked.circleId!))
    .$if(asked.from !== undefined, (query) => query.where('starts_at', '>=', new Date(asked.from!)))
    .$if(asked.to !== undefined, (query) => query.where('starts_at', '<', new Date(asked.to!)))
    .orderBy('starts_at')
    .orderBy('session_id')
    .limit(MOST_ROWS)
    .execute();
  return rows.map((row) => ({
    sessionId: row.session_id,
    circleId: row.circle_id,
    title: row.title,
    startsAt: row.starts_at.getTime(),
    minutes: row.minutes,
    place: row.place,
    status: row.status,
    protocolId: row.protocol_id,
    protocolVersion: row.protocol_version,
    presenterId: row.presenter_id,
    facilitatorId: row.facilitator_id,
    startedAt: row.started_at?.getTime() ?? null,
    endedAt: row.ended_at?.getTime() ?? null,
    nextStepCount: row.next_step_count,
    mine: row.mine || row.session_id === actor.guestOfSession,
    // Whether its supervisor may open the record is decided when it is opened; here only what is certain.
    mayOpen: row.inside || row.session_id === actor.guestOfSession,
  }));
}
