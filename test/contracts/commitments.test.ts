import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catchMail, readableMail, type MailCatcher } from '../../src/apps/rehearsal/mail-catcher.ts';
import { createPerson, type Person } from '../../src/apps/rehearsal/browserless-person.ts';
import type { Database } from '../../src/platform/server/db/database.ts';
import { askCheckIns } from '../../src/slices/commitments/server/index.ts';
import type { Commitment, PromisesAnswer } from '../../src/slices/commitments/model/wire.ts';
import { circleOfSeven, type CircleOfSeven } from '../support/circle-of-seven.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { until } from '../support/until.ts';
import { wholeServer, type WholeServer } from '../support/whole-server.ts';

const PROMISE = 'zzpromise bring one piece of student writing';

describeOnBothEngines('promises', (open) => {
  let db: Database;
  let server: WholeServer;
  let mail: MailCatcher;
  let circle: CircleOfSeven;
  let sessionId: string;
  let presenter: Person;
  let facilitator: Person;

  const promises = (person: Person) => person.must<PromisesAnswer>('GET', '/api/promises');
  const draft = (outcome: string) => ({ reportId: randomUUID(), outcome, sentence: 'Three of four teachers brought samples.', evidence: '' });
  const ofSession = async (person: Person) => (await person.must<{ commitments: Commitment[] }>('GET', `/api/commitments?sessionId=${sessionId}`)).commitments;

  beforeAll(async () => {
    mail = await catchMail();
    db = await open();
    server = await wholeServer(db, { smtpUrl: mail.url });
    circle = await circleOfSeven(server);
    [presenter, facilitator] = circle.principals as [Person, Person];
    sessionId = await circle.plan();
    await circle.hold(sessionId, { unread: 'zzunread', notebook: 'zznotebook', promise: PROMISE });
  }, 120_000);
  afterAll(async () => {
    await server.stop();
    await mail.close();
  });

  test('[CO-1] every next step of an ended session becomes one promise of the person who named it', async () => {
    const { mine } = await promises(presenter);
    expect(mine.map((promise) => [promise.horizon, promise.owner.personId, promise.status])).toEqual([['short', presenter.personId, 'open'], ['long', presenter.personId, 'open']]);
    expect(mine.every((promise) => promise.what === PROMISE)).toBe(true);
  });

  test('[CO-3] the check-in goes to whoever held the leading seat', async () => {
    expect((await ofSession(presenter)).map((promise) => promise.checkBy?.personId)).toEqual([facilitator.personId, facilitator.personId]);
  });

  test('[CO-5] reopening a session takes back promises nobody has reported on; ending it again keeps them once', async () => {
    await circle.does(facilitator, sessionId, { type: 'ReopenSession' });
    expect(await ofSession(presenter)).toEqual([]);
    await circle.does(facilitator, sessionId, { type: 'EndSession', moves: (await circle.view(facilitator, sessionId)).moves });
    expect(await ofSession(presenter)).toHaveLength(2);
  });

  test('[CO-8] a supervisor sees that it was promised and whether it happened, and no words where the circle keeps them', async () => {
    const answer = await promises(circle.supervisor);
    expect(answer.completion?.map((row) => row.owner.personId)).toEqual([presenter.personId, presenter.personId]);
    expect(answer.readable).toEqual([]);
    for (const row of answer.completion ?? []) expect(Object.keys(row)).not.toContain('what');
    expect(circle.supervisor.received.text.some((text) => text.includes('zzpromise'))).toBe(false);
  });

  test('[CO-7] only the owner reports and only the one asked checks in; outside the circle the promise does not exist', async () => {
    const [promise] = await ofSession(presenter);
    const path = `/api/commitments/${promise!.commitmentId}`;
    expect((await circle.principals[4]!.request('POST', `${path}/reports`, draft('happened'))).status).toBe(403);
    expect((await presenter.request('POST', `${path}/check-ins`, draft('happened'))).status).toBe(403);
    expect((await circle.outsider.request('GET', path)).status).toBe(404);
    expect((await circle.administrator.request('GET', path)).status).toBe(404);
    expect((await ofSession(presenter)).every((one) => one.reports.length === 0)).toBe(true);
  });

  test('[CO-13] moving the days of a promise keeps the old ones and the reason', async () => {
    const long = (await ofSession(presenter)).find((promise) => promise.horizon === 'long')!;
    const moved = await presenter.must<Commitment>('PATCH', `/api/commitments/${long.commitmentId}/dates`, { dueOn: '2031-05-01', checkOn: long.checkOn, reason: 'The new timetable comes later' });
    expect(moved.dueOn).toBe('2031-05-01');
    const kept = await db.call<{ due_before: string; reason: string }>('select due_before::text, reason from commitment_date_change', []);
    expect(kept).toEqual([{ due_before: long.dueOn, reason: 'The new timetable comes later' }]);
    const refused = await presenter.request('PATCH', `/api/commitments/${long.commitmentId}/dates`, { dueOn: '2020-01-01', checkOn: '2031-01-01', reason: 'x' });
    expect([refused.status, (await ofSession(presenter)).find((one) => one.commitmentId === long.commitmentId)?.dueOn]).toEqual([422, '2031-05-01']);
  });

  test('[CO-9] asking runs any number of times at once and asks once; [CO-10] neither notice nor mail carries the words', async () => {
    server.pass(31 * 86_400_000);
    await Promise.all(Array.from({ length: 5 }, () => askCheckIns(server.parts)));
    const { notices } = await facilitator.must<{ notices: { kind: string; title: string; body: string }[] }>('GET', '/api/notices');
    expect(notices.filter((notice) => notice.kind === 'check-in')).toHaveLength(2);
    await until(() => mail.messages.filter((message) => message.raw.includes('check-in/')).length >= 2, 30_000);
    const everything = JSON.stringify(notices) + mail.messages.map((message) => readableMail(message.raw)).join('\n');
    expect(everything.includes('zzpromise')).toBe(false);
  });

  test('[CO-10] a notice about a promise names the session and nothing of the promise', async () => {
    const { notices } = await facilitator.must<{ notices: { kind: string; body: string }[] }>('GET', '/api/notices');
    expect(notices.find((notice) => notice.kind === 'check-in')?.body).toBe('From “Our first session”. One tap and a sentence is enough.');
  });

  test('[CO-11] a mailed check-in needs no sign-in: looking uses nothing up, answering does', async () => {
    // A long address is folded in the raw mail; the longest reading of it is the unfolded one.
    const [link] = mail.messages.flatMap((message) => [...readableMail(message.raw).matchAll(/check-in\/([\w.-]+)/g)].map((match) => match[1]!)).toSorted((a, b) => b.length - a.length);
    const stranger = createPerson('A phone', () => server.url);
    for (let look = 0; look < 3; look++) expect((await stranger.request('GET', `/api/check-in-links/${link}`)).status).toBe(200);
    expect((await stranger.request('POST', `/api/check-in-links/${link}`, draft('partly'))).status).toBe(200);
    expect((await stranger.request('POST', `/api/check-in-links/${link}`, draft('happened'))).status).toBe(404);
    expect((await stranger.request('GET', `/api/check-in-links/${link}`)).status).toBe(404);
    expect((await ofSession(presenter)).flatMap((promise) => promise.reports.map((report) => [report.by.personId, report.outcome]))).toEqual([[facilitator.personId, 'partly']]);
  });

  test('[CO-6] a report sent twice is kept once', async () => {
    const promise = (await ofSession(presenter)).find((one) => one.reports.length === 0)!;
    const same = draft('not-yet');
    await presenter.must('POST', `/api/commitments/${promise.commitmentId}/reports`, same);
    const again = await presenter.must<Commitment>('POST', `/api/commitments/${promise.commitmentId}/reports`, same);
    expect([again.reports.length, again.status]).toEqual([1, 'open']);
  });

  test('[CO-12] what happened is heard first at the next session, by the circle alone', async () => {
    const next = await circle.plan();
    const heard = await circle.principals[4]!.must<{ commitments: Commitment[] }>('GET', `/api/circles/${circle.circleId}/since-last-time?sessionId=${next}`);
    expect(heard.commitments.map((one) => one.reports.length)).toEqual([1, 1]);
    const outside = await circle.outsider.must<{ commitments: Commitment[] }>('GET', `/api/circles/${circle.circleId}/since-last-time`);
    expect(outside.commitments).toEqual([]);
  });
});
