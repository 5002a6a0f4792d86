import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import type { Person } from '../../src/apps/rehearsal/browserless-person.ts';
import { gatherCast } from '../../src/apps/rehearsal/cast.ts';
import { follow, type Follower } from '../../src/apps/rehearsal/stream-follower.ts';
import type { ProtocolList } from '../../src/slices/protocols/model/wire.ts';
import type { SessionCommand } from '../../src/slices/sessions/model/commands.ts';
import type { SessionAnswer } from '../../src/slices/sessions/model/wire.ts';
import { ENGINES, freshPostgres } from '../support/databases.ts';
import { realServer, type RealServer } from '../support/real-server.ts';
import { until } from '../support/until.ts';
import type { z } from 'zod';

const QUESTIONS = 'clarifying-questions';

/** Seven people in a running session, each at one of two server processes on one PostgreSQL. */
interface Room {
  readonly sessionId: string;
  readonly servers: readonly [RealServer, RealServer];
  readonly people: readonly Person[];
  /** Where each person asks now. */
  readonly at: Map<Person, RealServer>;
  readonly followers: Map<Person, Follower>;
}

// PGlite's data folder belongs to one process; several servers are a matter of PostgreSQL.
describe.each(ENGINES.filter((engine) => engine === 'postgres'))('Two server processes on one database (%s)', () => {
  const ends: (() => Promise<unknown> | void)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0).toReversed()) await end();
  });

  async function openRoom(): Promise<Room> {
    const DATABASE_URL = await freshPostgres();
    const servers = [await realServer({ DATABASE_URL }), await realServer({ DATABASE_URL })] as const;
    for (const server of servers) {
      ends.push(() => server.stop());
      await server.start();
    }
    const { principals: people, circleId } = await gatherCast({ url: servers[0].url }, null);
    const [presenter, facilitator, timer] = people;
    const { protocols } = await facilitator!.must<z.infer<typeof ProtocolList>>('GET', '/api/protocols');
    const protocol = protocols.find((one) => one.builtIn === 'critical-friends')!;
    const sessionId = randomUUID();
    const seats = Object.entries({ presenter, facilitator, timer }).map(([seatId, person]) => ({ seatId, personId: person!.personId }));
    await facilitator!.must('POST', '/api/sessions', { sessionId, circleId, title: 'Split room', startsAt: Date.now(), minutes: 50, place: '', protocolId: protocol.protocolId, protocolVersion: protocol.latestVersion, problemId: null, seats });
    const at = new Map(people.map((person, n) => [person, servers[n % 2]!]));
    const room: Room = { sessionId, servers, people, at, followers: new Map() };
    await give(room, facilitator!, { type: 'StartSession', problemVersion: null });
    await give(room, facilitator!, { type: 'MoveToStep', stepIndex: 1, moves: 1 });
    for (const person of people) {
      const follower = follow(person, sessionId, () => at.get(person)!.url);
      room.followers.set(person, follower);
      ends.push(() => follower.close());
    }
    await until(() => everyone(room).every((follower) => follower.state() !== null), 30_000);
    return room;
  }

  test('[PL-76] people split over two server processes see the same session', async () => {
    const room = await openRoom();
    await Promise.all(room.people.flatMap((person) => [0, 1, 2].map((turn) => ask(room, person, `${person.name} asks ${turn}`))));
    await until(() => everyone(room).every((follower) => questionsIn(follower).length === 21), 30_000);
    const first = questionsIn(everyone(room)[0]!);
    for (const follower of everyone(room)) expect(questionsIn(follower)).toEqual(first);
    for (const server of room.servers) {
      const seen = await seenAt(room, server);
      expect(seen.status).toBe(200);
      expect(server.isRunning()).toBe(true);
    }
  }, 120_000);

  test('[PL-77] when one of two servers is killed its people go on at the other within seconds, and nothing acknowledged is lost or doubled', async () => {
    const room = await openRoom();
    const [kept, killed] = room.servers;
    const acknowledged: string[] = [];
    let talking = true;
    const talk = async (person: Person): Promise<void> => {
      for (let turn = 0; talking; turn++) {
        const text = `${person.name} ${turn}`;
        await ask(room, person, text);
        acknowledged.push(text);
        await pause(20 + Math.random() * 40);
      }
    };
    const talks = room.people.map(talk);
    await pause(1500);
    const movers = room.people.filter((person) => room.at.get(person) === killed);
    const lines = new Map(movers.map((person) => [person, room.followers.get(person)!.connections()]));
    await killed.kill();
    const killedAt = performance.now();
    // What a load balancer does when a server stops answering.
    for (const person of movers) room.at.set(person, kept);
    await until(() => movers.every((person) => room.followers.get(person)!.connections() > lines.get(person)!), 15_000);
    const movedAfterMs = performance.now() - killedAt;
    await pause(1500);
    talking = false;
    await Promise.all(talks);
    await until(() => everyone(room).every((follower) => acknowledged.every((text) => questionsIn(follower).includes(text))), 30_000);
    expect(movedAfterMs).toBeLessThan(10_000);
    expect(acknowledged.length).toBeGreaterThan(room.people.length * 4);
    for (const follower of everyone(room)) {
      expect(questionsIn(follower).toSorted()).toEqual(acknowledged.toSorted());
      const entries = follower.arrivals.flatMap(({ event }) => (event.type === 'QuestionAsked' ? [event.entryId] : []));
      expect(new Set(entries).size).toBe(entries.length);
    }
    // Nobody was away for so long that they count as absent.
    const state = everyone(room)[0]!.state()!;
    expect(room.people.every((person) => state.people[person.personId]!.present)).toBe(true);
  }, 180_000);
});

function everyone(room: Room): readonly Follower[] {
  return [...room.followers.values()];
}

function questionsIn(follower: Follower): readonly string[] {
  const capture = follower.state()?.captures[QUESTIONS];
  return capture?.kind === 'questions-and-answers' ? capture.questions.map((question) => question.text) : [];
}

async function seenAt(room: Room, server: RealServer): Promise<{ status: number; body: SessionAnswer }> {
  const answer = await fetch(`${server.url}/api/sessions/${room.sessionId}`, { headers: { cookie: room.people[0]!.cookie() } });
  return { status: answer.status, body: (await answer.json()) as SessionAnswer };
}

function ask(room: Room, person: Person, text: string): Promise<void> {
  return give(room, person, { type: 'AskQuestion', captureId: QUESTIONS, entryId: randomUUID(), askedBy: person.personId, text });
}

/** Gives a command at the person's server, again with the same number while nobody answers, as the browser's outbox does. */
async function give(room: Room, person: Person, command: SessionCommand): Promise<void> {
  const body = JSON.stringify({ commandId: randomUUID(), command });
  for (let tries = 0; tries < 100; tries++) {
    const headers = { cookie: person.cookie(), 'x-jointwork': '1', 'content-type': 'application/json' };
    const answer = await fetch(`${room.at.get(person)!.url}/api/sessions/${room.sessionId}/commands`, { method: 'POST', headers, body }).catch(() => null);
    if (answer?.ok) return;
    if (answer && answer.status < 500) throw new Error(`${command.type} was refused: ${await answer.text()}`);
    await pause(100);
  }
  throw new Error(`nobody answered ${command.type}`);
}
