import type { SessionTrx } from './tables.ts';

/** What an invitation says of a session. */
export interface InvitationFacts {
  readonly sessionId: string;
  readonly title: string;
  readonly startsAt: number;
  readonly minutes: number;
  readonly place: string;
  readonly cancelled: boolean;
  /** SEQUENCE of RFC 5545: how often the invitation has changed. */
  readonly sequence: number;
  readonly changedAt: Date;
  readonly publicUrl: string;
  readonly url: string;
}

/** Reads what an invitation says now; null when there is no such session in the district. */
export async function invitationFacts(trx: SessionTrx, publicUrl: string, sessionId: string): Promise<InvitationFacts | null> {
  const row = await trx.selectFrom('session').selectAll().where('session_id', '=', sessionId).executeTakeFirst();
  if (!row) return null;
  return {
    sessionId,
    title: row.title,
    startsAt: row.starts_at.getTime(),
    minutes: row.minutes,
    place: row.place,
    cancelled: row.status === 'cancelled',
    sequence: row.invitation_sequence,
    changedAt: row.invitation_changed_at,
    publicUrl,
    url: `${publicUrl}/sessions/${sessionId}`,
  };
}
