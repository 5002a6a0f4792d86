import type { Transaction } from 'kysely';
import type { CalendarPart } from '../../../platform/server/mail/mail.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import { withPeople, type AnyTrx, type PeopleTables } from './tables.ts';

/** The job that mails a notice. */
export const MAIL_NOTICE = 'people.mail-notice';

/** Something one person should know. Its words reach an inbox, a mail and mail filters: nothing private belongs in them. */
export interface Notice {
  readonly districtId: string;
  readonly personId: string;
  /** What it is about, in kebab-case: `session-planned`. */
  readonly kind: string;
  readonly title: string;
  readonly body: string;
  /** A path inside the app: `/sessions/…`. */
  readonly url: string;
  /** With a key, the same notice asked for again (a job that ran twice) is written once. */
  readonly key?: string;
  /** How it reads as a mail; without it the notice is only in the inbox. */
  readonly mail?: { readonly subject: string; readonly text: string; readonly calendar?: CalendarPart };
}

export interface MailNoticeJob {
  readonly districtId: string;
  readonly personId: string;
  readonly mail: NonNullable<Notice['mail']>;
}

/** Writes the inbox row and, when mail is set up and the person wants it, asks a job to mail it. */
export async function notify(parts: Parts, notice: Notice): Promise<void> {
  const written = await parts.db.inDistrict(notice.districtId, (trx: Transaction<PeopleTables>) => writeNotice(trx, parts, notice));
  if (!written || !notice.mail || !parts.mail.configured) return;
  const job: MailNoticeJob = { districtId: notice.districtId, personId: notice.personId, mail: notice.mail };
  await parts.jobs.ask(MAIL_NOTICE, job, { key: written });
}

/** Writes only the inbox row, inside a transaction of the caller's. Answers its id, or null when its key was there before. */
export async function writeNotice(trx: AnyTrx, parts: Parts, notice: Notice): Promise<string | null> {
  const row = await withPeople(trx)
    .insertInto('notice')
    .values({
      district_id: notice.districtId,
      notice_id: parts.newId(),
      person_id: notice.personId,
      kind: notice.kind,
      key: notice.key ?? null,
      title: notice.title,
      body: notice.body,
      url: notice.url,
      created_at: new Date(parts.clock.now()),
      read_at: null,
    })
    .onConflict((oc) => oc.doNothing())
    .returning('notice_id')
    .executeTakeFirst();
  return row?.notice_id ?? null;
}

/** Mails a notice to its person alone, unless they have no address or want no mail. */
export async function mailNotice(parts: Parts, job: MailNoticeJob): Promise<void> {
  const person = await parts.db.inDistrict(job.districtId, (trx: Transaction<PeopleTables>) =>
    trx.selectFrom('person').select(['name', 'email', 'wants_mail']).where('person_id', '=', job.personId).executeTakeFirst(),
  );
  if (!person?.email || !person.wants_mail) return;
  await parts.mail.send({
    to: { name: person.name, address: person.email },
    subject: job.mail.subject,
    text: job.mail.text,
    ...(job.mail.calendar ? { calendar: job.mail.calendar } : {}),
    unsubscribeUrl: `${parts.publicUrl}/account`,
  });
}

/** A person's inbox, latest first, after a notice. */
export async function readNotices(trx: Transaction<PeopleTables>, personId: string, after: string | undefined, limit: number) {
  const rows = await trx
    .selectFrom('notice')
    .selectAll()
    .where('person_id', '=', personId)
    .$if(after !== undefined, (query) => query.where('notice_id', '<', after!))
    .orderBy('notice_id', 'desc')
    .limit(limit + 1)
    .execute();
  const notices = rows.slice(0, limit).map((row) => ({
    noticeId: row.notice_id,
    kind: row.kind,
    title: row.title,
    body: row.body,
    url: row.url,
    createdAt: row.created_at.getTime(),
    readAt: row.read_at?.getTime() ?? null,
  }));
  return { notices, unread: await countUnread(trx, personId), next: rows.length > limit ? notices.at(-1)!.noticeId : null };
}

/** How many notices this person has not read. */
export async function countUnread(trx: Transaction<PeopleTables>, personId: string): Promise<number> {
  const row = await trx
    .selectFrom('notice')
    .select((eb) => eb.fn.countAll().as('unread'))
    .where('person_id', '=', personId)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.unread);
}

/** Marks one notice of this person as read, or all; false when there is no such notice of theirs. */
export async function markRead(trx: Transaction<PeopleTables>, personId: string, now: Date, noticeId?: string): Promise<boolean> {
  const marked = await trx
    .updateTable('notice')
    .set((eb) => ({ read_at: eb.fn.coalesce('read_at', eb.val(now)) }))
    .where('person_id', '=', personId)
    .$if(noticeId !== undefined, (query) => query.where('notice_id', '=', noticeId!))
    .$if(noticeId === undefined, (query) => query.where('read_at', 'is', null))
    .executeTakeFirst();
  return noticeId === undefined || Number(marked.numUpdatedRows) === 1;
}
