import { randomUUID } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../src/platform/server/db/database.ts';
import { emptyProblem } from '../../src/slices/problems/model/content.ts';
import { addSampleProblem } from '../../src/slices/problems/server/index.ts';
import type { SessionAnswer, SessionsAnswer } from '../../src/slices/sessions/model/wire.ts';
import { sessionsOfProblem } from '../../src/slices/sessions/server/index.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { CIRCLE, liveDistrict, type LiveDistrict, type Name } from '../support/live-district.ts';
import { until } from '../support/until.ts';

describeOnBothEngines('Around a session', (open) => {
  let district: LiveDistrict;
  let db: Database;
  beforeAll(async () => {
    db = await open();
  });
  beforeEach(async () => {
    district = await liveDistrict(db, { mail: true });
  });
  afterEach(() => district.stop());

  test('[SE-111] everyone is told of the session, again when it changes or is off, and newcomers once; nobody twice', async () => {
    const { session } = await district.plan('james');
    const { sessionId } = session;
    const runAll = async () => {
      await until(() => district.jobs.waiting.some((job) => job.name === 'tell-session-invitations'));
      await district.jobs.runDue(Date.now());
    };
    const told = (subject: string) => district.mails.filter((mail) => mail.subject.startsWith(subject)).map((mail) => mail.to.address);
    await runAll();
    expect(told('You are invited').toSorted()).toEqual(CIRCLE.map((name) => district.addressOf(name)).toSorted());
    await district.jobs.runTurn('sessions-upkeep');
    await district.jobs.runDue(Date.now());
    expect(district.mails).toHaveLength(7);
    await district.person('james').command(sessionId, { type: 'AddParticipant', person: { personId: district.idOf('sam'), name: 'Sam', guest: false } });
    await runAll();
    expect(district.mails).toHaveLength(8);
    await district.person('james').command(sessionId, { type: 'ChangePlan', changes: { place: 'Gym' } });
    await runAll();
    expect(told('Changed')).toHaveLength(8);
    await district.person('james').command(sessionId, { type: 'CancelSession', reason: 'snow' });
    await runAll();
    expect(told('Cancelled')).toHaveLength(8);
  });

  test('[SE-111] the calendar entry keeps its id, counts its changes, and names nobody’s address', async () => {
    const { session } = await district.plan('james');
    const ics = async () => (await district.person('maria').ask('GET', `/api/sessions/${session.sessionId}/invitation.ics`)).text;
    const before = await ics();
    await district.person('james').command(session.sessionId, { type: 'ChangePlan', changes: { startsAt: Date.now() + 86_400_000 } });
    const after = await ics();
    const line = (text: string, name: string) => new RegExp(`^${name}[:;](.*)$`, 'm').exec(text.replaceAll('\r\n ', ''))?.[1]?.trim();
    expect(line(before, 'UID')).toBe(`session-${session.sessionId}@jointwork.example`);
    expect(line(after, 'UID')).toBe(line(before, 'UID'));
    expect([line(before, 'SEQUENCE'), line(after, 'SEQUENCE')]).toEqual(['0', '1']);
    expect(line(after, 'DTSTART')).not.toBe(line(before, 'DTSTART'));
    expect(before).not.toContain('@people.');
    expect(before).not.toContain('ATTENDEE');
    await district.jobs.runDue(Date.now());
    const mailed = district.mails.find((mail) => mail.to.address === district.addressOf('maria'))!;
    expect(mailed.calendar!.method).toBe('REQUEST');
    expect(mailed.calendar!.content).not.toContain('@people.');
  });

  test('[SE-112] the rotation proposes people for the circle’s next session and says why, past coming ones too', async () => {
    interface Rotation {
      seats: { seatId: string; personId: string | null; reason: string }[];
      people: { personId: string; held: Record<string, number>; lastOn: Record<string, string> }[];
    }
    const { session } = await district.plan('james');
    const day = new Date(session.plan.startsAt + 7 * 86_400_000).toISOString().slice(0, 10);
    const { body } = await district.person('maria').ask<Rotation>('GET', `/api/circles/${district.circleId}/rotation?on=${day}`);
    const people = body.seats.map((seat) => seat.personId);
    expect(body.seats.map((seat) => seat.seatId)).toEqual(['presenter', 'facilitator', 'timer']);
    expect(new Set(people).size).toBe(3);
    expect(body.seats.find((seat) => seat.seatId === 'presenter')!.personId).not.toBe(district.idOf('maria'));
    expect(body.seats.every((seat) => seat.reason.length > 10)).toBe(true);
    expect(body.people.find((person) => person.personId === district.idOf('maria'))).toMatchObject({ held: { presenter: 1 } });
    const absent = body.seats[0]!.personId!;
    const without = await district.person('maria').ask<Rotation>('GET', `/api/circles/${district.circleId}/rotation?on=${day}&absent=${absent}`);
    expect(without.body.seats.map((seat) => seat.personId)).not.toContain(absent);
  });

  test('[SE-113] a guest link is made by those who lead, present or supervise, and by nobody else', async () => {
    const { session } = await district.plan('james');
    const ask = (name: Name) => district.person(name).ask<{ joinUrl: string; expiresAt: number }>('POST', `/api/sessions/${session.sessionId}/guest-passes`, { seats: 2 });
    expect((await ask('tom')).status).toBe(403);
    const made = await ask('james');
    expect(made.status).toBe(201);
    expect(made.body.joinUrl).toMatch(/^http:\/\/jointwork\.example\/guest\//);
    expect(made.body.expiresAt).toBeGreaterThan(session.plan.startsAt);
  });

  test('[SE-114] a guest comes in under the name they gave, takes part, and sees this session and no other', async () => {
    const { session: running } = await district.plan('james');
    const { sessionId } = running;
    await district.person('james').command(sessionId, { type: 'StartSession', problemVersion: null });
    const other = await district.plan('james', { title: 'Another one' });
    const guest = await district.guest('Ruth', sessionId);
    const follower = guest.follow(sessionId);
    await until(() => follower.state?.people[guest.personId]?.present === true);
    expect(follower.state!.people[guest.personId]).toMatchObject({ name: 'Ruth', guest: true });
    await district.person('james').command(sessionId, { type: 'MoveToStep', stepIndex: 1, moves: 1 });
    await guest.command(sessionId, { type: 'AskQuestion', captureId: 'clarifying-questions', entryId: randomUUID(), askedBy: guest.personId, text: 'May I ask?' });
    expect((await guest.ask('GET', `/api/sessions/${other.session.sessionId}`)).status).toBe(404);
    expect((await guest.ask<SessionsAnswer>('GET', '/api/sessions')).body.sessions.map((row) => row.sessionId)).toEqual([sessionId]);
    expect((await guest.ask('GET', `/api/circles/${district.circleId}/rotation`)).status).toBe(404);
    const changePlan = { commandId: randomUUID(), command: { type: 'ChangePlan', changes: { title: 'Mine now' } } };
    expect((await guest.ask('POST', `/api/sessions/${sessionId}/commands`, changePlan)).status).toBe(403);
  });

  test('[SE-115] a problem is brought only by someone who may read it, when its author will be there; its version is frozen at the start', async () => {
    const { db } = district.parts;
    const problemOf = (name: Name) =>
      db.inDistrict(district.districtId, (trx) => addSampleProblem(trx, { districtId: district.districtId, authorId: district.idOf(name), versions: [1, 2].map((at) => ({ content: emptyProblem(), at })) }, district.parts.newId));
    const [marias, sams] = [await problemOf('maria'), await problemOf('sam')];
    await expect(district.plan('james', { problemId: marias })).rejects.toThrow('403');
    await expect(district.plan('sam', { problemId: sams })).rejects.toThrow('may-not-plan');
    const { session } = await district.plan('maria', { problemId: marias });
    const change = { commandId: randomUUID(), command: { type: 'ChangePlan', changes: { problemId: sams } } };
    expect((await district.person('maria').ask('POST', `/api/sessions/${session.sessionId}/commands`, change)).status).toBe(403);
    const supervised = { commandId: randomUUID(), command: { type: 'ChangePlan', changes: { problemId: sams } } };
    expect((await district.person('dana').ask('POST', `/api/sessions/${session.sessionId}/commands`, supervised)).status).toBeGreaterThanOrEqual(400);
    await district.person('james').command(session.sessionId, { type: 'StartSession', problemVersion: 99 });
    const seen = await district.person('tom').ask<SessionAnswer>('GET', `/api/sessions/${session.sessionId}`);
    expect(seen.body.session.plan).toMatchObject({ problemId: marias, problemVersion: 2 });
    const sessions = await db.inDistrict(district.districtId, (trx) => sessionsOfProblem(trx, marias));
    expect(sessions).toMatchObject([{ sessionId: session.sessionId, version: 2 }]);
    expect(sessions[0]!.people).toHaveLength(7);
  });
});
