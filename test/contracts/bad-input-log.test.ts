import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/platform/server/db/database.ts';
import { circleOfSeven, type CircleOfSeven } from '../support/circle-of-seven.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { until } from '../support/until.ts';
import { wholeServer, type WholeServer } from '../support/whole-server.ts';

/** What a newer Jointwork, or a hand in the database, may leave in a session's history. */
const UNREADABLE: Readonly<Record<string, { readonly code: string; readonly payload: unknown }>> = {
  'an unknown version': { code: 'unknown-event-version', payload: { type: 'PersonLeft', v: 99, at: 1, by: null, personId: randomUUID() } },
  'an unknown kind': { code: 'unknown-event', payload: { type: 'PersonFlew', v: 1, at: 1, by: null } },
  'a kind of every object': { code: 'unknown-event', payload: { type: 'constructor', v: 1 } },
  'a broken shape': { code: 'broken-event', payload: { type: 'StepEntered', v: 1, at: 1, by: null, stepIndex: 'third' } },
  'a list': { code: 'unknown-event', payload: [1, 2, 3] },
  'a text': { code: 'unknown-event', payload: 'what?' },
  nothing: { code: 'unknown-event', payload: null },
};

describeOnBothEngines('a history that cannot be read', (open) => {
  let db: Database;
  let server: WholeServer;
  let circle: CircleOfSeven;
  let districtId: string;
  let other: string;

  beforeAll(async () => {
    db = await open();
    server = await wholeServer(db);
    circle = await circleOfSeven(server);
    districtId = (await circle.administrator.must<{ actor: { districtId: string } }>('GET', '/api/me')).actor.districtId;
    other = await circle.plan();
    await circle.does(circle.principals[1]!, other, { type: 'StartSession', problemVersion: null });
  }, 120_000);
  afterAll(() => server.stop());

  const lengthOf = async (sessionId: string) => (await db.call<{ n: number }>('select count(*)::int as n from event_log where stream_id = $1', [sessionId]))[0]!.n;
  const plant = (sessionId: string, payload: unknown) =>
    db.call(`insert into event_log (district_id, stream_id, seq, command_id, n, type, version, payload)
      select $1, $2, max(seq) + 1, $3, 1, 'planted', 1, $4::jsonb from event_log where stream_id = $2`, [districtId, sessionId, randomUUID(), JSON.stringify(payload)]);
  const mend = (sessionId: string) => db.call("delete from event_log where stream_id = $1 and type = 'planted'", [sessionId]);

  test.each(Object.keys(UNREADABLE))('[PL-128] a session whose history holds %s is refused with the mend on every road, harms nothing else, and is as before once mended', async (what) => {
    const { code, payload } = UNREADABLE[what]!;
    const [presenter, facilitator] = [circle.principals[0]!, circle.principals[1]!];
    const sessionId = await circle.plan();
    await circle.hold(sessionId);
    await circle.does(facilitator, sessionId, { type: 'ReopenSession' });
    const before = await circle.view(presenter, sessionId);
    const stream = await fetch(`${server.url}/api/sessions/${sessionId}/stream`, { headers: { cookie: presenter.cookie() } });
    const heard: string[] = [];
    void listen(stream, heard);
    await until(() => heard.join('').includes('snapshot'));

    await plant(sessionId, payload);
    await until(() => heard.join('').includes('"closed"'));
    // Counted only now: until the history is unreadable the server may add to it by itself, for one who comes or goes.
    const stored = await lengthOf(sessionId);
    expect(heard.join('')).toContain(code);
    const commandId = randomUUID();
    const command = { commandId, command: { type: 'EndSession', moves: before.moves } };
    for (const [method, path, body] of roads(sessionId, command)) {
      const { status, json } = await facilitator.request(method, path, body);
      expect([path, status, json]).toMatchObject([path, 409, { code, title: expect.stringContaining('Nothing was changed or lost.'), mend: expect.stringContaining('Ask whoever runs this server') }]);
    }
    expect(await lengthOf(sessionId)).toBe(stored);

    for (const path of ['/api/next', '/api/sessions', '/api/sessions?mine=true', '/api/promises', `/api/commitments?sessionId=${sessionId}`, `/api/circles/${circle.circleId}/rotation`, `/api/circles/${circle.circleId}/since-last-time`, '/api/notices', `/api/sessions/${other}`, `/api/sessions/${other}/record`]) {
      expect([path, (await facilitator.request('GET', path)).status]).toEqual([path, 200]);
    }
    await circle.does(facilitator, other, { type: 'SignalReady', stepId: before.plan.protocol.content.steps[0]!.id, ready: true });
    await circle.does(facilitator, other, { type: 'SignalReady', stepId: before.plan.protocol.content.steps[0]!.id, ready: false });

    await mend(sessionId);
    const after = await circle.view(presenter, sessionId);
    expect(withoutPresence(after)).toEqual(withoutPresence(before));
    expect((await facilitator.request('POST', `/api/sessions/${sessionId}/commands`, command)).status).toBe(200);
    expect((await circle.view(presenter, sessionId)).status).toBe('ended');
    expect((await presenter.download(`/api/sessions/${sessionId}/record.pdf`, 'record.pdf')).length).toBeGreaterThan(1000);
  }, 60_000);

  test('[PL-128] to the server itself it is no failure', async () => {
    const sessionId = await circle.plan();
    await circle.does(circle.principals[1]!, sessionId, { type: 'StartSession', problemVersion: null });
    await plant(sessionId, { type: 'PersonFlew', v: 1 });
    expect((await circle.administrator.request('GET', `/api/circles/${circle.circleId}/rotation`)).status).toBe(200);
    expect(server.logged.filter((line) => line.level === 'error')).toEqual([]);
  });
});

function roads(sessionId: string, command: object): readonly (readonly [method: string, path: string, body?: unknown])[] {
  const at = `/api/sessions/${sessionId}`;
  return [
    ['GET', at],
    ['GET', `${at}?as=room`],
    ['GET', `${at}/stream`],
    ['GET', `${at}/events`],
    ['GET', `${at}/record`],
    ['GET', `${at}/record.docx`],
    ['GET', `${at}/record.pdf`],
    ['GET', `${at}/record.json`],
    ['GET', `${at}/invitation.ics`],
    ['POST', `${at}/guest-passes`, { seats: 1 }],
    ['POST', `${at}/commands`, command],
  ];
}

async function listen(stream: Response, heard: string[]): Promise<void> {
  const decoder = new TextDecoder();
  for await (const chunk of stream.body!) heard.push(decoder.decode(chunk, { stream: true }));
}

/** Whoever watched before may have been noted as there or gone meanwhile. */
function withoutPresence(state: { readonly people: object }): object {
  return { ...state, people: Object.keys(state.people).toSorted(), seats: null };
}
