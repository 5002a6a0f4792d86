import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../src/platform/server/db/database.ts';
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
      await district.jobs.runDue(Date.now() + 1000);
    };
    const told = (subject: string) => district.mails.filter((mail) => mail.subject.startsWith(subject)).map((mail) => mail.to.address);
    await runAll();
    expect(told('You are invited').toSorted()).toEqual(CIRCLE.map((name) => district.addressOf(name)).toSorted());
    await district.jobs.runTurn('sessions-upkeep');
    await district.jobs.runDue(Date.now() + 1000);
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
    await district.jobs.runDue(Date.now() + 1000);
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
});
