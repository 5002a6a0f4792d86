import type { Parts } from '../../../platform/server/parts.ts';
import { notify, todayIn } from '../../people/server/index.ts';
import { issueCheckInKey } from './check-in-keys.ts';
import { dueForAsking, markAsked, type Trx } from './store.ts';
import type { CommitmentRow } from './tables.ts';
import { peopleTrx } from './views.ts';

/** The job that asks about promises whose day has come. */
export const ASK_CHECK_INS = 'commitments.ask-check-ins';

/**
 * Asks, in every district, about each open promise whose check day has come: the facilitator for a check-in, and the
 * owner when nobody else can be asked. Running it twice, or on several servers at once, asks once.
 */
export async function askCheckIns(parts: Parts): Promise<void> {
  const districts = await parts.db.call<{ district_id: string }>('select district_id from district', []);
  for (const { district_id: districtId } of districts) await askInDistrict(parts, districtId);
}

async function askInDistrict(parts: Parts, districtId: string): Promise<void> {
  const now = parts.clock.now();
  const asked = await parts.db.inDistrict(districtId, async (trx: Trx) => {
    const today = await todayIn(peopleTrx(trx), now);
    const mine: { row: CommitmentRow; key: string | null }[] = [];
    for (const row of await dueForAsking(trx, today)) {
      if (!(await markAsked(trx, row, today))) continue;
      const key = parts.mail.configured && row.check_by ? await issueCheckInKey(trx, row, row.check_by, now) : null;
      mine.push({ row, key });
    }
    return mine;
  });
  for (const { row, key } of asked) await askOne(parts, row, key);
}

// A notice and a mail pass filters, previews and shared screens: they name the session, never the words of a promise.
async function askOne(parts: Parts, row: CommitmentRow, key: string | null): Promise<void> {
  const path = `/promises/${row.commitment_id}`;
  const url = key ? `${parts.publicUrl}/check-in/${key}` : `${parts.publicUrl}${path}`;
  const personId = row.check_by ?? row.owner_id;
  const checking = row.check_by !== null;
  const title = checking ? 'A promise from your session is ready for a check-in' : 'How did your promise go?';
  await notify(parts, {
    districtId: row.district_id,
    personId,
    kind: 'check-in',
    title,
    body: `From “${row.session_title}”. One tap and a sentence is enough.`,
    url: path,
    key: `check-in:${row.commitment_id}:${row.check_on}`,
    mail: { subject: title, text: `A promise was made in a session you ${checking ? 'facilitated' : 'presented in'}.\n\nSay how it went, with one tap and a sentence:\n${url}\n\nOpening the link changes nothing; the button on the page does.` },
  });
}
