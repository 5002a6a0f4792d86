import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sendCommand, type Person } from '../../src/apps/rehearsal/browserless-person.ts';
import type { ProblemView } from '../../src/slices/problems/model/wire.ts';
import { circleOfSeven, type CircleOfSeven } from '../support/circle-of-seven.ts';
import { realServer, type RealServer } from '../support/real-server.ts';
import { sendUpload } from '../support/send-upload.ts';
import { smallDisk, type SmallDisk } from '../support/small-disk.ts';
import { until } from '../support/until.ts';

const MB = 1024 * 1024;
const PATIENCE_MS = 300_000;
let disk: SmallDisk;
let server: RealServer;
let circle: CircleOfSeven;
let author: Person;
let writer: Person;
let protocolId: string;
let cards: string;

beforeEach(async () => {
  disk = smallDisk(400);
  server = await realServer({ ...disk.environment, JOINTWORK_DATA: join(disk.folder, 'data') });
  await server.start();
  circle = await circleOfSeven(server);
  [author, , writer] = circle.principals as [Person, Person, Person];
}, PATIENCE_MS);
afterEach(async () => {
  await server.kill();
  disk.remove();
});

/** Text that no compression makes small. */
const noise = (letters: number): string => randomBytes(letters).toString('base64').slice(0, letters);

interface Answered {
  readonly status: number;
  readonly json: { readonly code?: string; readonly title?: string; readonly mend?: string };
}

/** One thing that somebody does, with ids of its own, so that it may be sent again; and how to see whether it is there. */
interface Deed {
  readonly what: string;
  send(): Promise<Answered>;
  isThere(): Promise<boolean>;
}

async function begin(): Promise<{ readonly problemId: string; readonly sessionId: string }> {
  const problemId = randomUUID();
  await author.must('POST', '/api/problems', { problemId, content: { statement: 'How can I help?' } });
  const sessionId = await circle.plan();
  const facilitator = circle.principals[1]!;
  await circle.does(facilitator, sessionId, { type: 'StartSession', problemVersion: null });
  await circle.does(facilitator, sessionId, { type: 'MoveToStep', stepIndex: 2, moves: (await circle.view(facilitator, sessionId)).moves });
  const { protocol } = (await circle.view(facilitator, sessionId)).plan;
  protocolId = protocol.protocolId;
  cards = protocol.content.steps.flatMap((step) => step.captures).find((capture) => capture.kind === 'private-cards')!.id;
  return { problemId, sessionId };
}

const asAnswered = async (asked: Promise<{ status: number; json: unknown }>): Promise<Answered> => (await asked) as Answered;

/** Everything that this test does while the disk is full, each time with new ids and new words. */
const deeds: readonly ((problemId: string, sessionId: string) => Promise<Deed>)[] = [
  async (problemId) => {
    const { version, content } = await author.must<ProblemView>('GET', `/api/problems/${problemId}`);
    const body = { baseVersion: version, content: { ...content, situation: noise(19_000) } };
    return {
      what: 'save',
      send: () => asAnswered(author.request('PUT', `/api/problems/${problemId}`, body)),
      isThere: async () => (await author.must<ProblemView>('GET', `/api/problems/${problemId}`)).content.situation === body.content.situation,
    };
  },
  async (_, sessionId) => {
    const [cardId, text] = [randomUUID(), noise(3900)];
    const body = { commandId: randomUUID(), command: { type: 'WriteCard', captureId: cards, cardId, text } };
    return {
      what: 'command',
      send: () => asAnswered(writer.request('POST', `/api/sessions/${sessionId}/commands`, body)),
      isThere: async () => JSON.stringify(await circle.view(writer, sessionId)).includes(text),
    };
  },
  async () => {
    const sessionId = randomUUID();
    const body = { sessionId, circleId: circle.circleId, title: noise(190), startsAt: Date.now(), minutes: 50, place: noise(190), protocolId, protocolVersion: 1, problemId: null, seats: [] };
    return {
      what: 'plan',
      send: () => asAnswered(author.request('POST', '/api/sessions', body)),
      isThere: async () => (await author.must<{ sessions: { sessionId: string }[] }>('GET', '/api/sessions')).sessions.some((session) => session.sessionId === sessionId),
    };
  },
  async () => {
    const problemId = randomUUID();
    const body = { problemId, content: { situation: noise(19_000) } };
    return {
      what: 'begin',
      send: () => asAnswered(author.request('POST', '/api/problems', body)),
      isThere: async () => (await author.request('GET', `/api/problems/${problemId}`)).status === 200,
    };
  },
  async (problemId) => {
    const first = Buffer.concat([Buffer.from('%PDF-1.7\n1 0 obj\n'), randomBytes(6 * MB)]);
    const name = `${randomUUID()}.pdf`;
    return {
      what: 'upload',
      async send() {
        const { status = 0, body } = await sendUpload({ url: server.url, cookie: author.cookie(), path: `/api/problems/${problemId}/documents?name=${name}`, bytes: first.length, first, declared: true });
        return { status, json: body };
      },
      isThere: async () => (await author.must<ProblemView>('GET', `/api/problems/${problemId}`)).documents.some((document) => document.name === name),
    };
  },
];

test('[PL-129] while the disk is full everything is refused whole and said plainly, reading goes on, and what was acknowledged stays', async () => {
  const { problemId, sessionId } = await begin();
  const [acknowledged, refused]: [Deed[], Map<string, Deed>] = [[], new Map()];
  for (const deed of deeds) {
    const one = await deed(problemId, sessionId);
    expect([one.what, (await one.send()).status < 300]).toEqual([one.what, true]);
    acknowledged.push(one);
  }
  disk.fill();
  for (let round = 0; round < 300 && refused.size < deeds.length; round++) {
    for (const deed of deeds) {
      const one = await deed(problemId, sessionId);
      if (refused.has(one.what)) continue;
      const { status, json } = await one.send();
      if (status < 300) {
        acknowledged.push(one);
        continue;
      }
      refused.set(one.what, one);
      expect([one.what, status, json]).toMatchObject([one.what, 503, { code: 'disk-full', title: expect.stringMatching(/disk is full.*(?:still on your screen|on your device is untouched)/), mend: expect.stringContaining('Tell whoever runs this server') }]);
      expect([one.what, await one.isThere()]).toEqual([one.what, false]);
    }
  }
  expect([...refused.keys()].toSorted()).toEqual(['begin', 'command', 'plan', 'save', 'upload']);
  const waiting = sendCommand(writer, sessionId, { type: 'WriteCard', captureId: cards, cardId: randomUUID(), text: noise(3900) });
  await pause(1500);

  disk.makeRoom();
  expect(await waiting).toMatchObject({ accepted: true });
  for (const deed of refused.values()) {
    expect([deed.what, (await deed.send()).status < 300]).toEqual([deed.what, true]);
    acknowledged.push(deed);
  }
  await server.kill();
  await server.start();
  const { versions } = await author.must<{ versions: { version: number }[] }>('GET', `/api/problems/${problemId}/versions`);
  expect(versions).toHaveLength(1 + acknowledged.filter((deed) => deed.what === 'save').length);
  // Of the saves only the last is what one sees; all others stand as they were acknowledged.
  const seen = acknowledged.filter((deed, at) => deed.what !== 'save' || !acknowledged.slice(at + 1).some((later) => later.what === 'save'));
  for (const deed of seen) expect([deed.what, await deed.isThere()]).toEqual([deed.what, true]);
}, PATIENCE_MS);

test('[PL-130] when not even the database’s own log has room, everyone is told so and stays signed in, and all goes on by itself when there is', async () => {
  const { problemId, sessionId } = await begin();
  const kept = await deeds[1]!(problemId, sessionId);
  expect((await kept.send()).status).toBe(200);
  // Room for what is stored, but not for another 16 MB of the database's log.
  disk.fill(20);
  const hasStopped = () => server.log().includes('the database has stopped');
  for (let tries = 0; tries < 20 && !hasStopped(); tries++) {
    const another = randomUUID();
    await author.request('POST', '/api/problems', { problemId: another });
    await (await deeds[4]!(another, sessionId)).send();
  }
  expect(hasStopped()).toBe(true);
  const waits = { commandId: randomUUID(), command: { type: 'WriteCard', captureId: cards, cardId: randomUUID(), text: noise(3900) } };
  const asked = [
    () => author.request('GET', '/api/me'),
    () => author.request('GET', `/api/problems/${problemId}`),
    () => writer.request('POST', `/api/sessions/${sessionId}/commands`, waits),
  ];
  const end = performance.now() + 15_000; // longer than a sign-in is remembered without asking the database
  for (let turn = 0; performance.now() < end; turn++) {
    const { status, json } = await asked[turn % asked.length]!();
    expect([status, json]).toMatchObject([503, { code: 'disk-full', title: expect.stringContaining('disk is full') }]);
  }

  disk.makeRoom();
  await until(async () => (await asked[2]!()).status === 200, 60_000);
  expect(await kept.isThere()).toBe(true);
  expect((await asked[0]!()).status).toBe(200);
  const { captures } = await circle.view(writer, sessionId);
  expect(JSON.stringify(captures).split(waits.command.text)).toHaveLength(2);
}, PATIENCE_MS);

test('[PL-131] a server that cannot start because the disk is full says so in a sentence, and starts with everything when there is room', async () => {
  const { problemId, sessionId } = await begin();
  const kept = await deeds[1]!(problemId, sessionId);
  expect((await kept.send()).status).toBe(200);
  await server.kill();
  disk.fill();
  const saidBefore = server.log().length;
  await expect(server.start()).rejects.toThrow('did not start');
  await until(() => server.log().slice(saidBefore).includes('\n'));
  expect(server.log().slice(saidBefore)).toContain('The disk that holds the data folder is full, so Jointwork cannot start. What was confirmed is safe. Make room on that disk and start again.');
  disk.makeRoom();
  await server.start();
  expect(await kept.isThere()).toBe(true);
}, PATIENCE_MS);
