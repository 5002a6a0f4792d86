import type { Parts } from '../../../platform/server/parts.ts';
import { notify } from '../../people/server/index.ts';
import { calendarPart } from './calendar-part.ts';
import { invitationFacts, type InvitationFacts } from './invitation-facts.ts';
import { asPeople, type SessionTrx } from './tables.ts';
import { sayWhen } from './say-when.ts';

/** The job that tells participants of a session that is new to them, changed or cancelled. */
export const TELL_INVITATIONS = 'tell-session-invitations';

export interface TellInvitations {
  readonly districtId: string;
  readonly sessionId: string;
}

/**
 * Tells everyone who was not told of the invitation as it stands now: people added later once, everyone after a change.
 * Who was told is noted per person, and each notice has a key, so running twice tells nobody twice.
 */
export async function tellInvitations(parts: Parts, { districtId, sessionId }: TellInvitations): Promise<void> {
  const found = await parts.db.inDistrict(districtId, async (trx: SessionTrx) => {
    const facts = await invitationFacts(trx, parts.publicUrl, sessionId);
    if (!facts) return null;
    const waiting = await trx
      .selectFrom('session_person')
      .select(['person_id', 'told_sequence'])
      .where('session_id', '=', sessionId)
      .where('guest', '=', false)
      .where((eb) => eb.or([eb('told_sequence', 'is', null), eb('told_sequence', '<', facts.sequence)]))
      .execute();
    return { facts, waiting, timeZone: (await asPeople(trx).selectFrom('district').select('time_zone').executeTakeFirstOrThrow()).time_zone };
  });
  if (!found) return;
  for (const { person_id: personId, told_sequence: told } of found.waiting) {
    // Somebody who never heard of a session need not hear that it is off, and nobody is invited to what is over.
    const isOver = found.facts.startsAt + found.facts.minutes * 60_000 < parts.clock.now();
    const tell = !isOver && !(found.facts.cancelled && told === null);
    if (tell) await notify(parts, { districtId, personId, ...noticeFor(found.facts, told === null, found.timeZone) });
    await noteTold(parts, districtId, sessionId, personId, found.facts.sequence);
  }
}

function noticeFor(facts: InvitationFacts, first: boolean, timeZone: string) {
  const when = sayWhen(facts.startsAt, timeZone);
  const kind = facts.cancelled ? 'session-cancelled' : first ? 'session-planned' : 'session-changed';
  const title = { 'session-planned': `You are invited: ${facts.title}`, 'session-changed': `Changed: ${facts.title}`, 'session-cancelled': `Cancelled: ${facts.title}` }[kind];
  const place = facts.place === '' ? '' : ` Place: ${facts.place}.`;
  const body = facts.cancelled ? `It was planned for ${when}.` : `${when}, ${facts.minutes} minutes.${place}`;
  const method = facts.cancelled ? ('CANCEL' as const) : ('REQUEST' as const);
  return {
    kind,
    title,
    body,
    url: `/sessions/${facts.sessionId}`,
    key: `${kind}:${facts.sessionId}:${facts.sequence}`,
    mail: { subject: title, text: `${title}\n\n${body}\n\n${facts.url}\n`, calendar: { method, content: calendarPart(facts, method) } },
  };
}

async function noteTold(parts: Parts, districtId: string, sessionId: string, personId: string, sequence: number): Promise<void> {
  await parts.db.inDistrict(districtId, (trx: SessionTrx) =>
    trx.updateTable('session_person').set({ told_sequence: sequence }).where('session_id', '=', sessionId).where('person_id', '=', personId).execute(),
  );
}

/** Coming sessions of which somebody has not been told as they stand now, in every district. */
export async function untoldInvitations(parts: Pick<Parts, 'db'>): Promise<readonly TellInvitations[]> {
  const rows = await parts.db.call<{ district_id: string; session_id: string }>(
    `select distinct s.district_id, s.session_id from session s
     join session_person p on p.district_id = s.district_id and p.session_id = s.session_id
     where s.status in ('planned', 'cancelled') and s.starts_at > now() and not p.guest
       and (p.told_sequence is null or p.told_sequence < s.invitation_sequence)`,
    [],
  );
  return rows.map((row) => ({ districtId: row.district_id, sessionId: row.session_id }));
}
