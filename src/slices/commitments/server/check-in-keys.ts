import { createHash, randomBytes } from 'node:crypto';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { isUuid } from '../../../kernel/ids.ts';
import type { Database } from '../../../platform/server/db/database.ts';
import { peopleByIds, todayIn } from '../../people/server/index.ts';
import type { CheckInLook, ReportDraft } from '../model/wire.ts';
import { keepReport } from './reporting.ts';
import { findCommitments, type Trx } from './store.ts';
import type { CheckInKeyRow, CommitmentRow } from './tables.ts';
import { peopleTrx } from './views.ts';

const GOOD_FOR_MS = 30 * 86_400_000;

const USED_UP = refuse('not-found', 'check-in-link-used-up', 'This link has been used or has expired. What you wrote is still here.', {
  mend: 'Sign in and look under Promises: what was asked waits for you there.',
});

/** Makes the key of a mailed check-in: good for one answer to one promise, for thirty days. Only its hash is kept. */
export async function issueCheckInKey(trx: Trx, row: CommitmentRow, personId: string, now: number): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  await trx
    .insertInto('check_in_key')
    .values({ district_id: row.district_id, key_hash: hashOf(secret), commitment_id: row.commitment_id, person_id: personId, expires_at: new Date(now + GOOD_FOR_MS), used_at: null })
    .execute();
  return `${row.district_id}.${secret}`;
}

/** What the mailed link is about. Looking does not use it up: mail filters open links too. */
export async function lookAtKey(db: Database, key: string, now: number): Promise<Result<CheckInLook>> {
  return withKey(db, key, now, async (trx, _keyRow, row) => {
    const names = await peopleByIds(peopleTrx(trx), [row.owner_id]);
    return { ownerName: names.get(row.owner_id)?.name ?? '', what: row.what, where: row.place, dueOn: row.due_on, sessionTitle: row.session_title };
  });
}

/** Answers by a mailed link and uses it up. The same report sent again is answered as done. */
export async function answerByKey(db: Database, key: string, draft: ReportDraft, now: number): Promise<Result<{ done: true }>> {
  return withKey(db, key, now, async (trx, keyRow, row) => {
    await keepReport(trx, row, keyRow.person_id, 'check-in', draft, now, await todayIn(peopleTrx(trx), now));
    await trx.updateTable('check_in_key').set({ used_at: new Date(now) }).where('key_hash', '=', keyRow.key_hash).execute();
    return { done: true as const };
  });
}

async function withKey<T>(db: Database, key: string, now: number, work: (trx: Trx, keyRow: CheckInKeyRow, row: CommitmentRow) => Promise<T>): Promise<Result<T>> {
  const [districtId = '', secret = ''] = key.split('.');
  if (!isUuid(districtId)) return USED_UP;
  return db.inDistrict(districtId, async (trx: Trx) => {
    const keyRow = await trx.selectFrom('check_in_key').selectAll().where('key_hash', '=', hashOf(secret)).forUpdate().executeTakeFirst();
    if (!keyRow || keyRow.used_at !== null || keyRow.expires_at.getTime() < now) return USED_UP;
    const [row] = await findCommitments(trx, { commitmentId: keyRow.commitment_id });
    return row ? ok(await work(trx, keyRow, row)) : USED_UP;
  });
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
