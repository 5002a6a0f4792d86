import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { emptyProblem, type ProblemContent } from '../../src/slices/problems/model/content.ts';
import type { ConsultationNotes, ProblemComparison, ProblemList, ProblemView, SavedProblem, Spread, VersionList } from '../../src/slices/problems/model/wire.ts';
import { addSampleProblem, broughtProblem, markPresented, problemsRoutes, readableProblem, relationsToProblem, type SessionOfProblem } from '../../src/slices/problems/server/index.ts';
import { loadActor } from '../../src/slices/people/server/index.ts';
import type { z } from 'zod';
import { describeOnBothEngines } from '../support/databases.ts';
import { twoDistricts, type Someone, type TwoDistricts } from '../support/two-districts.ts';

interface Refused {
  readonly code: string;
  readonly title: string;
  readonly mend: string;
  readonly fields?: readonly { readonly path: readonly string[]; readonly message: string }[];
  readonly newer?: ProblemView;
}

const WHOLE: ProblemContent = {
  ...emptyProblem(),
  situation: 'Teams meet every Tuesday and talk about dates.',
  statement: 'How can I, with two team leads, turn half of each meeting to student writing?',
  leverage: 'Every teacher is in a team.',
  actionable: 'I set the agenda.',
  relevant: 'Writing is planned there.',
  instruction: 'Teachers would plan the next lesson from what students wrote.',
  kinds: ['instructional', 'operational'],
};

describeOnBothEngines('problems of practice', (open) => {
  let districts: TwoDistricts;
  /** What the sessions slice would tell, by problem. */
  const sessions = new Map<string, SessionOfProblem[]>();
  const sessionsOf = async <T>(_trx: Transaction<T>, problemId: string) => sessions.get(problemId) ?? [];

  beforeAll(async () => {
    districts = await twoDistricts(await open(), (api, parts) => problemsRoutes(api, parts, { sessionsOf }));
  });

  const begin = async (who: Someone, content?: ProblemContent) => (await who.ask<ProblemView>('POST', '/api/problems', { problemId: randomUUID(), ...(content ? { content } : {}) })).body;
  const save = <T = SavedProblem>(who: Someone, problemId: string, baseVersion: number, content: ProblemContent, reason = '') => who.ask<T>('PUT', `/api/problems/${problemId}`, { baseVersion, content, reason });
  const comment = (who: Someone, problemId: string, text: string, more: object = {}) => who.ask<ProblemView>('POST', `/api/problems/${problemId}/comments`, { commentId: randomUUID(), text, ...more });
  const notices = async (personId: string, districtId: string) =>
    districts.parts.db.inDistrict(districtId, (trx: Transaction<{ notice: { person_id: string; kind: string; title: string; body: string } }>) => trx.selectFrom('notice').select(['kind', 'title', 'body']).where('person_id', '=', personId).execute());

  test('[PO-01] only a principal begins a problem, and a repeat after a lost answer begins no second one', async () => {
    const { rosa, dana } = districts.people;
    expect((await dana.ask('POST', '/api/problems', { problemId: randomUUID() })).status).toBe(403);
    const problemId = randomUUID();
    const once = await rosa.ask<ProblemView>('POST', '/api/problems', { problemId });
    const again = await rosa.ask<ProblemView>('POST', '/api/problems', { problemId });
    expect([once.status, once.body.version, again.body.problemId]).toEqual([201, 1, problemId]);
    expect((await districts.people.ben.ask<Refused>('POST', '/api/problems', { problemId })).body.code).toBe('problem-id-taken');
    const list = (await rosa.ask<ProblemList>('GET', '/api/problems')).body;
    expect(list.mine.filter((line) => line.problemId === problemId)).toHaveLength(1);
    expect(list.readersOfMine.map((reader) => reader.name)).toEqual(['Dana']);
  });

  test('[PO-02] every save is a version, versions can be compared, and saving the same again makes none', async () => {
    const { rosa } = districts.people;
    const { problemId } = await begin(rosa);
    const first = { ...emptyProblem(), statement: 'How are teachers doing?' };
    await save(rosa, problemId, 1, first);
    await save(rosa, problemId, 2, first);
    const second = { ...first, statement: 'How can I help teachers?', involved: [{ who: 'Coach', role: 'plans with me' }] };
    const saved = (await save(rosa, problemId, 2, second, 'After talking with Dana')).body;
    expect([saved.problem.version, saved.joined]).toEqual([3, false]);
    const { versions } = (await rosa.ask<z.infer<typeof VersionList>>('GET', `/api/problems/${problemId}/versions`)).body;
    expect(versions.map(({ version, reason, changed }) => ({ version, reason, changed }))).toEqual([
      { version: 1, reason: '', changed: [] },
      { version: 2, reason: '', changed: ['statement'] },
      { version: 3, reason: 'After talking with Dana', changed: ['statement', 'involved'] },
    ]);
    const compared = (await rosa.ask<ProblemComparison>('GET', `/api/problems/${problemId}/compare?from=2&to=3`)).body;
    expect(compared.fields.map(({ field, runs }) => [field, runs.filter((run) => run.kind === 'added').map((run) => run.text)])).toEqual([
      ['statement', ['can I help teachers']],
      ['involved', ['Coach: plans with me']],
    ]);
  });

  test('[PO-03] changes of two devices to different answers are joined', async () => {
    const { rosa } = districts.people;
    const { problemId } = await begin(rosa, WHOLE);
    await save(rosa, problemId, 1, { ...WHOLE, situation: 'From the laptop' });
    const phone = (await save(rosa, problemId, 1, { ...WHOLE, leverage: 'From the phone' })).body;
    expect(phone).toMatchObject({ joined: true, problem: { version: 3, content: { situation: 'From the laptop', leverage: 'From the phone' } } });
  });

  test('[PO-04] changes of two devices to one answer are refused with the newer text, and nothing is written over', async () => {
    const { rosa } = districts.people;
    const { problemId } = await begin(rosa, WHOLE);
    await save(rosa, problemId, 1, { ...WHOLE, situation: 'From the laptop' });
    const phone = await save<Refused>(rosa, problemId, 1, { ...WHOLE, situation: 'From the phone' });
    expect([phone.status, phone.body.code, phone.body.newer?.content.situation, phone.body.newer?.version]).toEqual([409, 'newer-version', 'From the laptop', 2]);
    expect(phone.body.fields?.map((field) => field.path)).toEqual([['situation']]);
    expect((await save(rosa, problemId, 2, { ...WHOLE, situation: 'Both' })).body.problem.version).toBe(3);
  });

  test('[PO-05] a supervisor reads and comments, and cannot write', async () => {
    const { rosa, dana } = districts.people;
    const { problemId } = await begin(rosa, WHOLE);
    const read = (await dana.ask<ProblemView>('GET', `/api/problems/${problemId}`)).body;
    expect(read.may).toEqual({ write: false, comment: true, markReady: true });
    expect((await save<Refused>(dana, problemId, 1, { ...WHOLE, statement: 'Mine' })).body.code).toBe('problem-not-yours-to-write');
    const said = (await comment(dana, problemId, 'Which meeting?', { field: 'statement' })).body;
    expect(said).toMatchObject({ status: 'in-consultation', content: { statement: WHOLE.statement }, conversation: { comments: [{ field: 'statement', text: 'Which meeting?', by: { name: 'Dana' }, version: 1 }] } });
  });

  test('[PO-06] comments are threads on an answer, closed and opened again by either side', async () => {
    const { rosa, dana } = districts.people;
    const { problemId } = await begin(rosa, WHOLE);
    const first = (await comment(dana, problemId, 'Which meeting?', { field: 'statement' })).body.conversation!.comments[0]!;
    const answered = (await comment(rosa, problemId, 'Tuesdays.', { answers: first.commentId })).body.conversation!.comments;
    const third = (await comment(dana, problemId, 'Good.', { answers: answered[1]!.commentId })).body.conversation!.comments;
    expect(third.map((one) => [one.answers, one.field])).toEqual([[null, 'statement'], [first.commentId, 'statement'], [first.commentId, 'statement']]);
    const closed = (await rosa.ask<ProblemView>('PATCH', `/api/problems/${problemId}/comments/${first.commentId}`, { resolved: true })).body;
    expect(closed.conversation!.comments[0]!.resolvedAt).toBeGreaterThan(0);
    expect((await rosa.ask<ProblemView>('PATCH', `/api/problems/${problemId}/comments/${first.commentId}`, { resolved: false })).body.conversation!.comments[0]!.resolvedAt).toBeNull();
    expect((await rosa.ask<Refused>('PATCH', `/api/problems/${problemId}/comments/${randomUUID()}`, { resolved: true })).body.code).toBe('no-comment');
  });

  test('[PO-07] notes on a consultation are read by their writer alone, in every answer of the server', async () => {
    const { rosa, dana, ana } = districts.people;
    const { problemId } = await begin(rosa, WHOLE);
    const [rosasSecret, danasSecret] = [`r-${randomUUID()}`, `d-${randomUUID()}`];
    const noteId = randomUUID();
    await rosa.ask('POST', `/api/problems/${problemId}/consultation-notes`, { noteId, text: rosasSecret });
    await dana.ask('POST', `/api/problems/${problemId}/consultation-notes`, { noteId: randomUUID(), text: danasSecret });
    const stolen = await dana.ask<Refused>('POST', `/api/problems/${problemId}/consultation-notes`, { noteId, text: 'over yours' });
    expect(stolen.body.code).toBe('note-id-taken');
    const own = (await rosa.ask<z.infer<typeof ConsultationNotes>>('GET', `/api/problems/${problemId}/consultation-notes`)).body.notes;
    expect(own.map((note) => note.text)).toEqual([rosasSecret]);
    for (const who of [rosa, dana, ana]) {
      const secrets = who === rosa ? [danasSecret] : who === dana ? [rosasSecret] : [rosasSecret, danasSecret];
      for (const path of ['', '/versions', '/consultation-notes', '/compare?from=1&to=1']) {
        const text = await (await who.fetch(`/api/problems/${problemId}${path}`)).text();
        for (const secret of secrets) expect(text).not.toContain(secret);
      }
      expect(await (await who.fetch('/api/problems')).text()).not.toMatch(new RegExp(secrets.join('|')));
    }
    expect(JSON.stringify([await notices(rosa.personId, rosa.districtId), await notices(dana.personId, dana.districtId)])).not.toMatch(new RegExp(`${rosasSecret}|${danasSecret}`));
  });

  test('[PO-08] it is ready when its author and a supervisor have both said so', async () => {
    const { rosa, dana } = districts.people;
    const { problemId } = await begin(rosa, WHOLE);
    const path = `/api/problems/${problemId}/ready`;
    expect((await rosa.ask<ProblemView>('POST', path, { version: 1 })).body.status).toBe('in-consultation');
    const ready = (await dana.ask<ProblemView>('POST', path, { version: 1 })).body;
    expect(ready).toMatchObject({ status: 'ready', ready: { supervisor: { by: { name: 'Dana' } } } });
    expect((await dana.ask<ProblemView>('DELETE', path)).body.status).toBe('in-consultation');
  });

  test('[PO-09] what is still open before it is ready is named, answer by answer', async () => {
    const { rosa } = districts.people;
    const { problemId } = await begin(rosa, { ...WHOLE, instruction: ' ', kinds: ['managerial'] });
    const refused = await rosa.ask<Refused>('POST', `/api/problems/${problemId}/ready`, { version: 1 });
    expect([refused.status, refused.body.code, refused.body.fields!.map((field) => field.path[0])]).toEqual([422, 'not-yet-ready', ['instruction', 'otherReason']]);
  });

  test('[PO-10] a change of the statement takes the marks back, says so, and tells the supervisor without its words', async () => {
    const { rosa, dana } = districts.people;
    const { problemId } = await begin(rosa, WHOLE);
    for (const who of [rosa, dana]) await who.ask('POST', `/api/problems/${problemId}/ready`, { version: 1 });
    expect((await save(rosa, problemId, 1, { ...WHOLE, situation: 'More of it' })).body).toMatchObject({ readyUndone: false, problem: { status: 'ready' } });
    const changed = (await save(rosa, problemId, 2, { ...WHOLE, situation: 'More of it', statement: 'Quite another problem' })).body;
    expect(changed).toMatchObject({ readyUndone: true, problem: { status: 'in-consultation', ready: { author: null, supervisor: null } } });
    expect(changed.problem.ready.undoneAt).toBeGreaterThan(0);
    const told = (await notices(dana.personId, dana.districtId)).filter((notice) => notice.kind === 'problem-ready-undone');
    expect(told).toHaveLength(1);
    expect(JSON.stringify(told)).not.toContain('another problem');
    expect((await dana.ask<Refused>('POST', `/api/problems/${problemId}/ready`, { version: 2 })).body.code).toBe('newer-version');
  });

  test('[PO-11] a refocusing keeps the statement before and after, from the versions themselves, and the reason', async () => {
    const { rosa, dana } = districts.people;
    const { problemId } = await begin(rosa, { ...WHOLE, statement: 'An angry parent.' });
    await save(rosa, problemId, 1, WHOLE);
    const path = `/api/problems/${problemId}/refocus`;
    const kept = (await dana.ask<ProblemView>('POST', path, { refocusingId: randomUUID(), fromVersion: 1, toVersion: 2, reason: 'Larger leverage' })).body;
    expect(kept.conversation!.refocusings).toMatchObject([{ before: 'An angry parent.', after: WHOLE.statement, reason: 'Larger leverage', by: { name: 'Dana' } }]);
    expect((await rosa.ask<Refused>('POST', path, { refocusingId: randomUUID(), fromVersion: 2, toVersion: 2, reason: 'None' })).body.code).toBe('statement-same');
    expect((await rosa.ask<Refused>('POST', path, { refocusingId: randomUUID(), fromVersion: 1, toVersion: 9, reason: 'None' })).body.code).toBe('no-version');
  });

  test('[PO-12] colleagues, other supervisors and administrators cannot read it; another district does not find it', async () => {
    const { rosa, ben, omar, kim, ana, eve } = districts.people;
    const { problemId } = await begin(rosa, WHOLE);
    const paths = ['', '/versions', '/versions/1', '/compare?from=1&to=1', '/consultation-notes', `/documents/${randomUUID()}/content`, `/documents/${randomUUID()}/page`];
    for (const path of paths) {
      for (const who of [ben, omar, kim, ana]) expect((await who.ask('GET', `/api/problems/${problemId}${path}`)).status).toBe(403);
      expect((await eve.ask('GET', `/api/problems/${problemId}${path}`)).status).toBe(404);
      expect((await districts.stranger.ask('GET', `/api/problems/${problemId}${path}`)).status).toBe(401);
    }
    for (const who of [ben, ana]) {
      const refused = [await save(who, problemId, 1, WHOLE), await comment(who, problemId, 'Hi'), await who.ask('POST', `/api/problems/${problemId}/ready`, { version: 1 }), await who.ask('POST', `/api/problems/${problemId}/consultation`), await who.send('PUT', `/api/problems/${problemId}/documents?name=a.pdf`, 'x')];
      expect(refused.map((answer) => answer.status)).toEqual([403, 403, 403, 403, 403]);
    }
  });

  test('[PO-13] others see that a problem exists and where it stands, never what it says', async () => {
    const { rosa, ben, kim, ana } = districts.people;
    const { problemId } = await begin(rosa, WHOLE);
    for (const who of [kim, ana]) {
      const line = (await who.ask<ProblemList>('GET', '/api/problems')).body.others.find((one) => one.problemId === problemId);
      expect(line).toMatchObject({ author: { name: 'Rosa' }, status: 'drafting', statement: null, kinds: null, openComments: null });
    }
    expect((await ben.ask<ProblemList>('GET', '/api/problems')).body).toMatchObject({ supervised: [], others: [] });
  });

  test('[PO-14] the people of a session read the version that was brought, and nothing of the conversation or of later drafts', async () => {
    const { rosa, ben, dana } = districts.people;
    const { problemId } = await begin(rosa, WHOLE);
    await comment(dana, problemId, 'Between us two');
    sessions.set(problemId, [{ sessionId: randomUUID(), version: 1, people: [ben.personId, rosa.personId] }]);
    await save(rosa, problemId, 1, { ...WHOLE, situation: 'Written after the session' });
    const seen = await ben.ask<ProblemView>('GET', `/api/problems/${problemId}`);
    expect(seen.body).toMatchObject({ version: 1, content: { situation: WHOLE.situation }, conversation: null, readers: { broughtToSession: true }, may: { write: false, comment: false, markReady: false } });
    expect(JSON.stringify(seen.body)).not.toMatch(/Between us|after the session/);
    for (const path of ['/versions', '/versions/2', '/compare?from=1&to=2', '/consultation-notes']) expect((await ben.ask('GET', `/api/problems/${problemId}${path}`)).status).toBe(403);
  });

  test('[PO-15] sessions are handed what was brought, and a presentation is noted once', async () => {
    const { rosa, ben } = districts.people;
    const { problemId } = await begin(rosa, WHOLE);
    const { db, clock } = districts.parts;
    const ben_ = (await loadActor(districts.parts, ben.districtId, ben.personId))!;
    await db.inDistrict(rosa.districtId, async (trx) => {
      expect(await broughtProblem(trx, problemId, 1)).toMatchObject({ authorId: rosa.personId, version: 1, content: WHOLE, documents: [] });
      expect(await broughtProblem(trx, randomUUID())).toBeNull();
      expect(await relationsToProblem(trx, problemId, ben_, { now: clock.now(), sessionsOf })).toEqual([]);
      expect((await readableProblem(trx, problemId, ben_, { now: clock.now(), sessionsOf })).ok).toBe(false);
      await markPresented(trx, problemId, 1000);
      await markPresented(trx, problemId, 2000);
    });
    expect((await rosa.ask<ProblemView>('GET', `/api/problems/${problemId}`)).body).toMatchObject({ status: 'presented', presentedAt: 1000 });
  });

  test('[PO-16] the spread tells counts without text, and is closed to principals', async () => {
    const { rosa, omar, dana, kim } = districts.people;
    const { parts } = districts;
    await parts.db.inDistrict(rosa.districtId, async (trx) => {
      for (let n = 0; n < 4; n++) await addSampleProblem(trx, { districtId: rosa.districtId, authorId: omar.personId, versions: [{ content: { ...WHOLE, kinds: ['managerial'] }, at: Date.UTC(2025, 9, 5) }] }, parts.newId);
      await addSampleProblem(trx, { districtId: rosa.districtId, authorId: rosa.personId, versions: [{ content: WHOLE, at: Date.UTC(2025, 9, 6) }], readyBy: { supervisorId: dana.personId, at: Date.UTC(2025, 9, 8) }, presentedAt: Date.UTC(2025, 9, 9) }, parts.newId);
    });
    expect((await rosa.ask('GET', '/api/problems/spread')).status).toBe(403);
    const [danas, kims] = [(await dana.ask<Spread>('GET', '/api/problems/spread?month=2025-10')).body, (await kim.ask<Spread>('GET', '/api/problems/spread?month=2025-10')).body];
    const row = (spread: Spread, name: string) => spread.circles.find((circle) => circle.name === name)?.row;
    expect(row(danas, 'Circle A')).toMatchObject({ total: 1, instructional: 1, operational: 1 });
    expect(row(kims, 'Circle A')).toMatchObject({ total: null });
    expect(row(kims, 'Circle B')).toMatchObject({ total: 4, managerial: 4, nonInstructional: 4 });
    expect(danas.months.find((month) => month.month === '2025-10')?.row.total).toBe(5);
    expect(JSON.stringify(danas)).not.toMatch(/Tuesday|Rosa/);
  });

  test('[PO-17] text that is too long is refused with a sentence, and broken characters are kept without harm', async () => {
    const { rosa } = districts.people;
    const { problemId } = await begin(rosa, WHOLE);
    const long = await save<Refused>(rosa, problemId, 1, { ...WHOLE, situation: 'x'.repeat(20_001) });
    expect([long.status, long.body.fields![0]!.path]).toEqual([422, ['content', 'situation']]);
    expect((await save(rosa, problemId, 1, { ...WHOLE, situation: 'NUL \u0000 and half \udc00' })).body.problem.content.situation).toBe('NUL  and half \uFFFD');
  });
});
