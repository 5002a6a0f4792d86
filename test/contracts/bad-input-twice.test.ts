import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPerson, type HttpAnswer, type Person } from '../../src/apps/rehearsal/browserless-person.ts';
import type { ProblemView } from '../../src/slices/problems/model/wire.ts';
import { busyDistrict, type BusyDistrict } from '../support/busy-district.ts';
import type { Database } from '../../src/platform/server/db/database.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { wholeServer, type WholeServer } from '../support/whole-server.ts';

/** One thing that is made with an id of the browser's, and how many of it there are then. */
interface Made {
  readonly what: string;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly count: string;
}

describeOnBothEngines('the same thing sent twice', (open) => {
  let db: Database;
  let server: WholeServer;
  let district: BusyDistrict;
  let everyone: Person;
  let one: (name: string) => string;

  beforeAll(async () => {
    db = await open();
    server = await wholeServer(db);
    district = await busyDistrict(server);
    everyone = district.everyone;
    one = (name) => [...district.ids.get(name)!][0]!;
  }, 120_000);
  afterAll(() => server.stop());

  const countOf = async (sql: string): Promise<number> => (await db.call<{ n: number }>(`select count(*)::int as n from ${sql}`, []))[0]!.n;
  const twice = async (person: Person, { method, path, body }: Pick<Made, 'method' | 'path' | 'body'>): Promise<readonly HttpAnswer[]> => [
    ...(await Promise.all([person.request(method, path, body), person.request(method, path, body)])),
    await person.request(method, path, body),
  ];

  test('[PL-135] a submit that is clicked twice, or sent again after a lost answer, has one effect and the same answer', async () => {
    const { circle } = district;
    const [facilitator, timer] = [circle.principals[1]!, circle.principals[2]!];
    const problemId = randomUUID();
    const sessionId = await circle.plan();
    await circle.does(facilitator, sessionId, { type: 'StartSession', problemVersion: null });
    await circle.does(facilitator, sessionId, { type: 'MoveToStep', stepIndex: 2, moves: (await circle.view(facilitator, sessionId)).moves });
    const { protocol } = (await circle.view(facilitator, sessionId)).plan;
    const captureId = protocol.content.steps.flatMap((step) => step.captures).find((capture) => capture.kind === 'private-cards')!.id;
    const plan = { sessionId: randomUUID(), circleId: circle.circleId, title: 'Twice', startsAt: Date.now(), minutes: 50, place: '', protocolId: protocol.protocolId, protocolVersion: 1, problemId: null, seats: [] };
    const promise = (await facilitator.must<{ commitments: { commitmentId: string; you: { mayCheckIn: boolean } }[] }>('GET', '/api/commitments')).commitments[0]!;
    const made: readonly (Made & { readonly by?: Person })[] = [
      { what: 'problem', method: 'POST', path: '/api/problems', body: { problemId, content: { statement: 'Once' } }, count: `problem_version where problem_id = '${problemId}'` },
      comment('comment', problemId),
      { what: 'note', method: 'POST', path: `/api/problems/${problemId}/consultation-notes`, body: { noteId: randomUUID(), text: 'Once only' }, count: `problem_note where problem_id = '${problemId}'` },
      { what: 'session', method: 'POST', path: '/api/sessions', body: plan, count: `session where session_id = '${plan.sessionId}'` },
      { what: 'command', by: timer, method: 'POST', path: `/api/sessions/${sessionId}/commands`, body: { commandId: randomUUID(), command: { type: 'WriteCard', captureId, cardId: randomUUID(), text: 'Once' } }, count: `event_log where stream_id = '${sessionId}' and type = 'CardWritten'` },
      { what: 'check-in', by: facilitator, method: 'POST', path: `/api/commitments/${promise.commitmentId}/check-ins`, body: { reportId: randomUUID(), outcome: 'partly', sentence: 'Once.' }, count: `commitment_report where commitment_id = '${promise.commitmentId}'` },
    ];
    for (const { by = everyone, what, count, ...ask } of made) {
      const answers = await twice(by, ask);
      expect([what, answers.map(({ status }) => status)]).toEqual([what, [answers[2]!.status, answers[2]!.status, answers[2]!.status]]);
      expect([what, answers[0]!.status < 300, await countOf(count)]).toEqual([what, true, 1]);
    }
  }, 60_000);

  const comment = (what: string, problemId: string): Made => ({ what, method: 'POST', path: `/api/problems/${problemId}/comments`, body: { commentId: randomUUID(), text: 'Once' }, count: `problem_comment where problem_id = '${problemId}'` });

  test('[PL-135] what has a name of its own is made once, and the second who comes is told so', async () => {
    const made: readonly Made[] = [
      { what: 'school', method: 'POST', path: '/api/schools', body: { name: 'Twice', level: 'high', ncesId: '123456' }, count: "school where nces_id = '123456'" },
      { what: 'person', method: 'POST', path: '/api/people', body: { name: 'Twice', email: 'twice@seven.example', roles: [] }, count: "person where email = 'twice@seven.example'" },
    ];
    for (const { what, count, ...ask } of made) {
      const answers = await twice(everyone, ask);
      expect([what, answers.map(({ status }) => status).toSorted((a, b) => a - b)]).toEqual([what, [201, 409, 409]]);
      expect(await countOf(count)).toBe(1);
    }
    const { personId } = await everyone.must<{ personId: string }>('POST', '/api/people', { name: 'Invited', email: 'invited@seven.example', roles: [{ role: 'principal', from: '2020-01-01' }] });
    const { url } = await everyone.must<{ url: string }>('POST', `/api/people/${personId}/invitation`);
    const redeem = { method: 'POST', path: '/api/invitations/redeem', body: { token: new URL(url).pathname.split('/').at(-1), password: 'three calm words' } };
    const browsers = [createPerson('a', () => server.url), createPerson('b', () => server.url)];
    const redeemed = await Promise.all(browsers.map((browser) => browser.request(redeem.method, redeem.path, redeem.body)));
    expect(redeemed.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 422]);
    const setups = await Promise.all([1, 2].map(() => createPerson('c', () => server.url).request('POST', '/api/setup', { district: { name: 'Two', timeZone: 'America/Chicago' }, administrator: { name: 'A', email: 'a@two.example', password: 'three calm words' }, sample: false })));
    expect(setups.map(({ status }) => status)).toEqual([409, 409]);
  });

  test('[PL-135] every other thing that is made twice at once breaks nothing', async () => {
    const { circle } = district;
    const asks = [
      ['POST', '/api/networks', { name: 'Same' }], ['POST', '/api/cohorts', { name: 'Same' }], ['POST', '/api/circles', { name: 'Same' }],
      ['POST', '/api/protocols', { start: 'blank', title: 'Same' }],
      ['POST', `/api/people/${one('personId')}/roles`, { role: 'cabinet', from: '2024-01-01' }],
      ['PUT', `/api/circles/${circle.circleId}/members`, { on: '2026-01-01', personIds: circle.principals.map((person) => person.personId) }],
      ['PATCH', '/api/me', { name: 'Ada Twice' }],
      ['POST', '/api/notices/read-all', undefined],
    ] as const;
    for (const [method, path, body] of asks) {
      for (const { status } of await twice(everyone, { method, path, body })) expect([path, status < 500]).toEqual([path, true]);
    }
    expect(server.logged.filter((line) => line.level === 'error')).toEqual([]);
  });

  test('[PL-135] a file that is brought twice at once is one document; another of the same name and size is another', async () => {
    const problemId = randomUUID();
    await everyone.must('POST', '/api/problems', { problemId });
    const bring = (words: string) => fetch(`${server.url}/api/problems/${problemId}/documents?name=handout.pdf`, { method: 'PUT', headers: { 'x-jointwork': '1', cookie: everyone.cookie(), 'content-type': 'application/octet-stream' }, body: `%PDF-1.7\n1 0 obj ${words}` });
    const same = [...(await Promise.all([bring('one'), bring('one')])), await bring('one')];
    expect(same.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await everyone.must<ProblemView>('GET', `/api/problems/${problemId}`)).documents).toHaveLength(1);
    expect((await bring('two')).status).toBe(200);
    expect((await everyone.must<ProblemView>('GET', `/api/problems/${problemId}`)).documents).toHaveLength(2);
    expect(await countOf(`stored_file where name = 'handout.pdf'`)).toBe(2);
  });

  test('[PL-136] two browsers that save the same problem from the same base at once lose nothing: different answers are joined, the same answer is kept twice and shown', async () => {
    const problemId = randomUUID();
    const { content } = await everyone.must<ProblemView>('POST', '/api/problems', { problemId, content: { statement: 'How?' } });
    const save = (changes: object) => everyone.request('PUT', `/api/problems/${problemId}`, { baseVersion: 1, content: { ...content, ...changes } });
    const joined = await Promise.all([save({ situation: 'Team time is short.' }), save({ leverage: 'It touches every grade.' }), save({ relevant: 'It is our goal.' })]);
    expect(joined.map(({ status }) => status)).toEqual([200, 200, 200]);
    const now = await everyone.must<ProblemView>('GET', `/api/problems/${problemId}`);
    expect(now).toMatchObject({ version: 4, content: { statement: 'How?', situation: 'Team time is short.', leverage: 'It touches every grade.', relevant: 'It is our goal.' } });

    const texts = ['Mine.', 'Yours.', 'Theirs.'];
    const clashed = await Promise.all(texts.map((inMyControl) => everyone.request('PUT', `/api/problems/${problemId}`, { baseVersion: 4, content: { ...now.content, inMyControl } })));
    expect(clashed.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
    const winner = texts[clashed.findIndex(({ status }) => status === 200)];
    for (const { json } of clashed.filter(({ status }) => status === 409)) {
      expect(json).toMatchObject({ code: 'newer-version', newer: { version: 5, content: { inMyControl: winner } } });
    }
    expect((await everyone.must<ProblemView>('GET', `/api/problems/${problemId}`)).content.inMyControl).toBe(winner);
  });
});
