import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../src/platform/server/db/database.ts';
import { appendEvents } from '../../src/platform/server/event-log/event-log.ts';
import type { CommandAnswer, EventsAnswer, SessionAnswer, SessionsAnswer } from '../../src/slices/sessions/model/wire.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { CIRCLE, foldMessages, liveDistrict, type Follower, type LiveDistrict, type Name } from '../support/live-district.ts';
import { until } from '../support/until.ts';

describeOnBothEngines('Sessions on a server', (open) => {
  let district: LiveDistrict;
  let db: Database;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    district = await liveDistrict(db, { mail: true });
  });
  afterEach(() => district.stop());

  async function started(): Promise<string> {
    const { session } = await district.plan('james');
    await district.person('james').command(session.sessionId, { type: 'StartSession', problemVersion: null });
    return session.sessionId;
  }
  async function following(sessionId: string, names: readonly Name[] = CIRCLE): Promise<Map<Name, Follower>> {
    const followers = new Map(names.map((name) => [name, district.person(name).follow(sessionId)]));
    for (const follower of followers.values()) await until(() => follower.state !== null);
    return followers;
  }
  async function stepTo(sessionId: string, stepIndex: number): Promise<void> {
    const seen = await district.person('james').ask<SessionAnswer>('GET', `/api/sessions/${sessionId}`);
    await district.person('james').command(sessionId, { type: 'MoveToStep', stepIndex, moves: seen.body.session.moves });
  }
  function write(name: Name, sessionId: string, text: string) {
    return district.person(name).command(sessionId, { type: 'WriteCard', captureId: 'probing-questions', cardId: randomUUID(), text });
  }

  test('[SE-100] planning invites who belongs to the circle on the day, under its rule, once however often it is sent', async () => {
    const sessionId = randomUUID();
    const first = await district.plan('dana', { sessionId });
    const again = await district.plan('dana', { sessionId });
    expect(Object.keys(first.session.people).toSorted()).toEqual(CIRCLE.map(district.idOf).toSorted());
    expect(first.session.plan.supervisorSees).toBe('record');
    expect(again.session).toEqual(first.session);
    const list = await district.person('dana').ask<SessionsAnswer>('GET', '/api/sessions');
    expect(list.body.sessions.map((row) => row.sessionId)).toEqual([sessionId]);
  });

  test('[SE-100] nobody outside the circle but supervisors and administrators plans its sessions', async () => {
    await expect(district.plan('sam')).rejects.toThrow('may-not-plan');
    await expect(district.plan('eve')).rejects.toThrow('no-such-circle');
    await expect(district.plan('maria', { protocolVersion: 99 })).rejects.toThrow('no-such-protocol');
  });

  test('[SE-101] the list says that sessions happen, to those who may know, and nothing that was said', async () => {
    const sessionId = await started();
    await district.person('tom').command(sessionId, { type: 'WriteNotebook', captureId: 'listening-notebook', text: 'secret-marker' }).catch(() => undefined);
    const rows = async (name: Name, query = '') => (await district.person(name).ask<SessionsAnswer>('GET', `/api/sessions${query}`)).body.sessions;
    expect(await rows('maria')).toMatchObject([{ sessionId, status: 'live', mine: true, mayOpen: true, presenterId: district.idOf('maria'), facilitatorId: district.idOf('james'), nextStepCount: 0 }]);
    expect(await rows('dana')).toMatchObject([{ sessionId, mine: false, mayOpen: false }]);
    expect(await rows('kim')).toHaveLength(1);
    expect(await rows('sam')).toEqual([]);
    expect(await rows('eve')).toEqual([]);
    expect(await rows('dana', '?mine=true')).toEqual([]);
    expect(await rows('maria', `?from=${Date.now() + 7_200_000}`)).toEqual([]);
    expect(await rows('maria', `?circleId=${district.circleId}&to=${Date.now() + 7_200_000}`)).toHaveLength(1);
  });

  test('[SE-102] a session of another district is not there, at any address', async () => {
    const sessionId = await started();
    const [eve, maria] = [district.person('eve'), district.person('maria')];
    const command = { commandId: randomUUID(), command: { type: 'EndSession', moves: 1 } };
    const ways = [['GET', ''], ['GET', '/stream'], ['GET', '/events'], ['GET', '/invitation.ics'], ['POST', '/commands', command], ['POST', '/guest-passes', {}]] as const;
    for (const [method, path, body] of ways) {
      const answer = await eve.ask(method, `/api/sessions/${sessionId}${path}`, body);
      const nowhere = await maria.ask(method, `/api/sessions/${randomUUID()}${path}`, body);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(answer.body).toEqual(nowhere.body);
    }
    expect((await eve.ask('GET', `/api/circles/${district.circleId}/rotation`)).status).toBe(404);
  });

  test('[SE-103] only the circle opens its session; its own supervisor too, once it has ended and the circle allows it', async () => {
    const sessionId = await started();
    const status = async (name: Name) => (await district.person(name).ask('GET', `/api/sessions/${sessionId}`)).status;
    expect([await status('dana'), await status('kim'), await status('sam'), await status('grace')]).toEqual([403, 403, 403, 200]);
    await district.person('james').command(sessionId, { type: 'EndSession', moves: 1 });
    expect([await status('dana'), await status('kim'), await status('sam'), await status('grace')]).toEqual([200, 403, 403, 200]);
  });

  test('[SE-104] private text of one person is in no byte that another receives, until it is read aloud or handed over', async () => {
    const sessionId = await started();
    const followers = await following(sessionId);
    const wall = district.person('james').follow(sessionId, { as: 'room' });
    const marker = (name: Name) => `whisper-of-${name}`;
    for (const name of CIRCLE.slice(1)) await write(name, sessionId, marker(name));
    await stepTo(sessionId, 3);
    await district.person('maria').command(sessionId, { type: 'WriteNotebook', captureId: 'listening-notebook', text: marker('maria') });
    await district.person('tom').ask('POST', `/api/sessions/${sessionId}/commands`, { commandId: randomUUID(), command: { type: 'WriteEntry', captureId: 'solutions', entryId: randomUUID(), text: 'said to all', column: null } });
    for (const name of [...CIRCLE, 'dana', 'sam'] as const) {
      await district.person(name).ask('GET', `/api/sessions/${sessionId}`);
      await district.person(name).ask('GET', `/api/sessions/${sessionId}/events`);
      await district.person(name).ask('GET', '/api/sessions');
    }
    await until(() => [...followers.values()].every((follower) => follower.state?.current === 3 && follower.text.includes('said to all')));
    const late = district.person('omar').follow(sessionId);
    await until(() => late.state !== null);
    for (const [reader, follower] of [...followers, ['omar', late] as const]) {
      for (const author of CIRCLE) expect([reader, author, follower.text.includes(marker(author))]).toEqual([reader, author, reader === author]);
    }
    for (const author of CIRCLE) expect(wall.text).not.toContain(marker(author));
    expect(wall.text).toContain('said to all');
    expect(JSON.stringify(district.logged)).not.toContain('whisper-of');
    expect(JSON.stringify(district.mails)).not.toContain('whisper-of');
  });

  test('[SE-104] a card that is read aloud reaches everyone, and no other card with it', async () => {
    const sessionId = await started();
    const followers = await following(sessionId, ['maria', 'tom', 'linh']);
    await stepTo(sessionId, 2);
    await write('tom', sessionId, 'card-of-tom');
    await write('linh', sessionId, 'card-of-linh');
    await district.person('james').command(sessionId, { type: 'OpenReading', captureId: 'probing-questions' });
    await until(() => followers.get('tom')!.text.includes('ReadingOpened'));
    const state = followers.get('tom')!.state!;
    const capture = state.captures['probing-questions'];
    const first = capture?.kind === 'private-cards' ? capture.order[0]! : '';
    const [reader, other]: [Name, Name] = first === district.idOf('tom') ? ['tom', 'linh'] : ['linh', 'tom'];
    const own = (await district.person(reader).ask<SessionAnswer>('GET', `/api/sessions/${sessionId}`)).body.session.captures['probing-questions'];
    const cardId = own?.kind === 'private-cards' ? own.cards[0]!.cardId : '';
    await district.person(reader).command(sessionId, { type: 'StartReadingCard', captureId: 'probing-questions', cardId });
    await until(() => followers.get('maria')!.text.includes(`card-of-${reader}`));
    await until(() => followers.get(other)!.text.includes(`card-of-${reader}`));
    expect(followers.get('maria')!.text).not.toContain(`card-of-${other}`);
    expect(followers.get(reader)!.text).not.toContain(`card-of-${other}`);
  });

  test('[SE-105] after fifty events missed, a reader comes back by Last-Event-ID to the very same state, told each thing once', async () => {
    const sessionId = await started();
    await stepTo(sessionId, 1);
    const steady = district.person('maria').follow(sessionId);
    const sleepy = district.person('maria').follow(sessionId);
    await until(() => steady.state !== null && sleepy.state !== null);
    const before = sleepy.messages;
    const lastEventId = sleepy.cursor!;
    sleepy.close();
    for (let n = 0; n < 50; n++) {
      const private_ = n % 5 === 0;
      if (private_) await write('tom', sessionId, `private ${n}`);
      else await district.person('tom').command(sessionId, { type: 'AskQuestion', captureId: 'clarifying-questions', entryId: randomUUID(), askedBy: district.idOf('tom'), text: `question ${n}` });
    }
    const back = district.person('maria').follow(sessionId, { lastEventId });
    await until(() => back.text.includes('question 49'));
    const replayed = back.messages.filter((message) => message.kind === 'event').filter((message) => message.event.type === 'QuestionAsked');
    expect(replayed).toHaveLength(40);
    expect(back.messages.some((message) => message.kind === 'snapshot')).toBe(false);
    await until(() => steady.text.includes('question 49'));
    expect(foldMessages([...before, ...back.messages], null)).toEqual(steady.state);
    expect(steady.state).toEqual((await district.person('maria').ask<SessionAnswer>('GET', `/api/sessions/${sessionId}`)).body.session);
  });

  test('[SE-105] a cursor of another person is no way in: it is answered with a snapshot of one’s own', async () => {
    const sessionId = await started();
    const toms = (await district.person('tom').ask<SessionAnswer>('GET', `/api/sessions/${sessionId}`)).body.cursor;
    await write('tom', sessionId, 'mine alone');
    const maria = district.person('maria').follow(sessionId, { since: toms });
    await until(() => maria.state !== null);
    expect(maria.messages[0]!.kind).toBe('snapshot');
    expect(maria.text).not.toContain('mine alone');
    const polled = await district.person('maria').ask<EventsAnswer>('GET', `/api/sessions/${sessionId}/events?since=${toms}`);
    expect(polled.body.messages.map((message) => message.kind)).toEqual(['snapshot']);
  });

  test('[SE-106] the stream is one that proxies leave alone: event stream, uncompressed, unbuffered, with a retry and heartbeats', async () => {
    const sessionId = await started();
    const maria = district.person('maria').follow(sessionId);
    await until(() => maria.text.includes(':\n\n'));
    expect(maria.status).toBe(200);
    expect(maria.headers['content-type']).toBe('text/event-stream; charset=utf-8');
    expect(maria.headers['x-accel-buffering']).toBe('no');
    expect(maria.headers['cache-control']).toBe('no-store, no-transform');
    expect(maria.headers['content-encoding']).toBeUndefined();
    expect(maria.headers['x-content-type-options']).toBe('nosniff');
    const retry = Number(/^retry: (\d+)$/m.exec(maria.text)![1]);
    expect(retry).toBeGreaterThanOrEqual(1000);
    expect(retry).toBeLessThan(4000);
  });

  test('[SE-106] whoever asks now and then is told the same as over the stream', async () => {
    const sessionId = await started();
    const first = await district.person('maria').ask<EventsAnswer>('GET', `/api/sessions/${sessionId}/events`);
    await stepTo(sessionId, 1);
    await district.person('tom').command(sessionId, { type: 'AskQuestion', captureId: 'clarifying-questions', entryId: randomUUID(), askedBy: district.idOf('tom'), text: 'Which grade?' });
    const second = await district.person('maria').ask<EventsAnswer>('GET', `/api/sessions/${sessionId}/events?since=${first.body.cursor}`);
    const fresh = await district.person('maria').ask<SessionAnswer>('GET', `/api/sessions/${sessionId}`);
    expect(foldMessages([...first.body.messages, ...second.body.messages], null)).toEqual(fresh.body.session);
    const third = await district.person('maria').ask<EventsAnswer>('GET', `/api/sessions/${sessionId}/events?since=${second.body.cursor}`);
    expect(third.body.messages).toEqual([]);
  });

  test('[SE-107] signing out ends the stream with words, and so does being taken out of the session', async () => {
    const { session } = await district.plan('james');
    const { sessionId } = session;
    const added = await district.person('dana').ask('POST', `/api/sessions/${sessionId}/commands`, { commandId: randomUUID(), command: { type: 'AddParticipant', person: { personId: district.idOf('sam'), name: 'Mallory', guest: false } } });
    expect(added.status).toBe(403);
    await district.person('james').command(sessionId, { type: 'AddParticipant', person: { personId: district.idOf('sam'), name: 'Mallory', guest: false } });
    const sam = district.person('sam').follow(sessionId);
    const tom = district.person('tom').follow(sessionId);
    await until(() => sam.state !== null && tom.state !== null);
    district.signOut('tom');
    await until(() => tom.ended);
    expect(tom.messages.at(-1)).toMatchObject({ kind: 'closed', code: 'not-signed-in' });
    expect(sam.ended).toBe(false);
    expect(sam.state!.people[district.idOf('sam')]!.name).toBe('Sam');
  });

  test('[SE-108] arriving is noted at once, leaving only after the time without any connection', async () => {
    const sessionId = await started();
    const james = district.person('james').follow(sessionId);
    const present = (name: Name) => james.state?.people[district.idOf(name)]?.present;
    await until(() => present('james') === true);
    const one = district.person('tom').follow(sessionId);
    const two = district.person('tom').follow(sessionId);
    await until(() => present('tom') === true && two.state !== null);
    one.close();
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(present('tom')).toBe(true);
    two.close();
    await until(() => present('tom') === false);
    const back = district.person('tom').follow(sessionId);
    await until(() => present('tom') === true);
    back.close();
  });

  test('[SE-108] looking at the shared screen is not being in the room', async () => {
    const sessionId = await started();
    const wall = district.person('tom').follow(sessionId, { as: 'room' });
    await until(() => wall.state !== null);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await district.person('james').ask<SessionAnswer>('GET', `/api/sessions/${sessionId}`)).body.session.people[district.idOf('tom')]!.present).toBe(false);
  });

  test('[SE-109] people of a server that vanished count as away by any other server’s sweep, once', async () => {
    const sessionId = await started();
    const second = await district.second();
    const tom = second.person('tom').follow(sessionId);
    const james = district.person('james').follow(sessionId);
    await until(() => james.state?.people[district.idOf('tom')]?.present === true);
    // The server dies without a word: no more beats, no goodbye.
    await second.live.close();
    await until(() => james.state?.people[district.idOf('tom')]?.present === false);
    expect(james.messages.filter((message) => message.kind === 'event' && message.event.type === 'PersonLeft')).toHaveLength(1);
    tom.close();
  });

  test('[SE-110] a step’s time is recorded once, however late and however often the job comes', async () => {
    const sessionId = await started();
    const james = district.person('james').follow(sessionId);
    await until(() => district.jobs.waiting.some((job) => job.name === 'step-time-reached'));
    const reached = () => james.messages.filter((message) => message.kind === 'event' && message.event.type === 'StepTimeReached');
    await district.jobs.runDue(Date.now());
    expect(reached()).toHaveLength(0);
    await district.person('james').command(sessionId, { type: 'ExtendClock', stepId: 'present', addedMs: 60_000 });
    await until(() => district.jobs.waiting.filter((job) => job.name === 'step-time-reached').length === 2);
    district.pass(3_600_000);
    await district.jobs.runDue(Date.now() + 3_600_000);
    await until(() => reached().length === 1);
    await district.jobs.runTurn('sessions-upkeep');
    await district.jobs.runDue(Date.now() + 3_600_000);
    expect(reached()).toHaveLength(1);
  });

  test('[SE-110] a job that a killed server never asked for is made up for', async () => {
    const sessionId = await started();
    const james = district.person('james').follow(sessionId);
    await until(() => james.state !== null);
    district.pass(3_600_000);
    const second = await district.second();
    await second.jobs.runTurn('sessions-upkeep');
    await second.jobs.runDue(Date.now() + 3_600_000);
    await until(() => james.text.includes('StepTimeReached'));
  });

  test('[SE-116] a history that holds something unknown is refused with a sentence, on every road, and is no failure of the server', async () => {
    const { session } = await district.plan('james');
    const at = { districtId: district.districtId, streamId: session.sessionId };
    const future = { type: 'StepEntered', v: 7, at: Date.now(), by: null };
    await appendEvents(district.parts.db, { ...at, kind: 'session', expectedSeq: 1, commandId: randomUUID(), by: null, events: [future] });
    const maria = district.person('maria');
    const command = { commandId: randomUUID(), command: { type: 'StartSession', problemVersion: null } };
    for (const answer of [
      await maria.ask('GET', `/api/sessions/${session.sessionId}`),
      await maria.ask('GET', `/api/sessions/${session.sessionId}/events`),
      await maria.ask('GET', `/api/sessions/${session.sessionId}/stream`),
      await maria.ask('POST', `/api/sessions/${session.sessionId}/commands`, command),
    ]) {
      expect(answer.status).toBe(409);
      expect(answer.body).toMatchObject({ code: 'unknown-event-version' });
    }
    expect((await maria.ask('GET', '/api/sessions')).status).toBe(200);
  });

  test('[SE-117] people split over two servers see the same, and their commands do not get in each other’s way', async () => {
    const sessionId = await started();
    await stepTo(sessionId, 1);
    const second = await district.second();
    const at = (n: number, name: Name) => (n % 2 ? second : district).person(name);
    const followers = CIRCLE.map((name, n) => at(n, name).follow(sessionId));
    for (const follower of followers) await until(() => follower.state !== null);
    await Promise.all(
      CIRCLE.flatMap((name, n) => [0, 1, 2].map((turn) => at(n, name).command(sessionId, { type: 'AskQuestion', captureId: 'clarifying-questions', entryId: randomUUID(), askedBy: district.idOf(name), text: `${name} ${turn}` }))),
    );
    const questions = (follower: Follower) => {
      const capture = follower.state?.captures['clarifying-questions'];
      return capture?.kind === 'questions-and-answers' ? capture.questions.map((question) => question.text) : [];
    };
    await until(() => followers.every((follower) => questions(follower).length === 21));
    for (const follower of followers) expect(questions(follower)).toEqual(questions(followers[0]!));
    expect(new Set(questions(followers[0]!)).size).toBe(21);
  });

  test('[SE-118] what a higher slice writes at a session’s end is kept with the end, or neither is', async () => {
    let failing = true;
    district.live.onSessionEvents({
      types: ['SessionEnded'],
      async write(trx, batch) {
        await sql`update session set place = 'written with the end' where session_id = ${batch.state.sessionId}`.execute(trx);
        if (failing) throw new Error('the higher slice failed');
      },
    });
    const sessionId = await started();
    const end = () => district.person('james').ask('POST', `/api/sessions/${sessionId}/commands`, { commandId: randomUUID(), command: { type: 'EndSession', moves: 1 } });
    const row = async () => (await district.person('maria').ask<SessionsAnswer>('GET', '/api/sessions')).body.sessions[0]!;
    expect((await end()).status).toBe(500);
    expect(await row()).toMatchObject({ status: 'live', place: 'Library' });
    failing = false;
    expect((await end()).status).toBe(200);
    expect(await row()).toMatchObject({ status: 'ended', place: 'written with the end' });
  });

  test('[SE-119] the answer to a command carries what happened as its author sees it, and a place to go on from', async () => {
    const sessionId = await started();
    const answer = await write('tom', sessionId, 'for me alone');
    expect(answer.events).toMatchObject([{ type: 'CardWritten', text: 'for me alone' }]);
    const later = await district.person('tom').ask<EventsAnswer>('GET', `/api/sessions/${sessionId}/events?since=${answer.cursor}`);
    expect(later.body.messages.filter((message) => message.kind !== 'event' || message.event.type !== 'PersonArrived')).toEqual([]);
  });

  test('[SE-119] a command delivered three times, once after a break, has one effect and is answered alike', async () => {
    const sessionId = await started();
    const second = await district.second();
    const body = { commandId: randomUUID(), command: { type: 'WriteCard', captureId: 'probing-questions', cardId: randomUUID(), text: 'said once' } };
    const path = `/api/sessions/${sessionId}/commands`;
    const answers = [await district.person('tom').ask<CommandAnswer>('POST', path, body), await district.person('tom').ask<CommandAnswer>('POST', path, body), await second.person('tom').ask<CommandAnswer>('POST', path, body)];
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    for (const answer of answers) expect(answer.body.events).toEqual(answers[0]!.body.events);
    const rows = await district.parts.db.call<{ type: string }>('select type from event_log where stream_id = $1 and command_id = $2', [sessionId, body.commandId]);
    expect(rows).toEqual([{ type: 'CardWritten' }]);
  });

  test('[SE-119] a refused command says why, changes nothing, and can be sent again', async () => {
    const sessionId = await started();
    const refused = await district.person('tom').ask('POST', `/api/sessions/${sessionId}/commands`, { commandId: randomUUID(), command: { type: 'MoveToStep', stepIndex: 1, moves: 1 } });
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({ code: 'not-your-seat' });
    const nonsense = await district.person('tom').ask('POST', `/api/sessions/${sessionId}/commands`, { commandId: 'x', command: { type: 'Explode' } });
    expect(nonsense.status).toBe(422);
  });
});
