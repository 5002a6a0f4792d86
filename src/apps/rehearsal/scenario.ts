import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Person } from './browserless-person.ts';
import { writeSecret, type Cast } from './cast.ts';
import type { Room } from './room.ts';
import { leaksOnTheWire, type Leak, type Secret } from './secrets.ts';
import type { ServerProcess } from './server-process.ts';
import { until } from './stream-follower.ts';

/** What the scenario is given, and where it writes what it found. */
export interface Drill {
  readonly cast: Cast;
  readonly room: Room;
  readonly server: ServerProcess;
  readonly secrets: Secret[];
  readonly leaks: Leak[];
  readonly disconnectMs: number;
  readonly say: (line: string) => void;
}

type SevenPeople = readonly [Person, Person, Person, Person, Person, Person, Person];

/** A whole session, with everything that goes wrong in real rooms. Seats: presenter, facilitator, timer are the first three. */
export async function runSession(drill: Drill): Promise<void> {
  const { cast, room, say } = drill;
  const [presenter, facilitator, timer, grace, iris, noor, late] = cast.principals as SevenPeople;
  for (const person of [presenter, facilitator, timer, grace, iris, noor]) await room.join(person);
  say('six of seven are in the room');
  await room.does(facilitator, { type: 'StartSession', problemVersion: 1 });
  await until('the first step begins', () => room.view(grace).current === 0);
  await askQuestions(drill, presenter, facilitator, [grace, iris, noor]);
  await probe(drill, [presenter, facilitator, timer, grace, iris, noor, late]);
  await discuss(drill, [presenter, facilitator, timer, grace, iris, noor, late]);
  await promiseAndClose(drill, [presenter, facilitator, timer, grace, iris, noor, late]);
}

async function askQuestions(drill: Drill, presenter: Person, facilitator: Person, colleagues: readonly Person[]): Promise<void> {
  const { room } = drill;
  await room.moveTo(facilitator, 1);
  const captureId = room.captureId('questions-and-answers');
  for (const person of colleagues) {
    const entryId = randomUUID();
    await room.does(person, { type: 'AskQuestion', captureId, entryId, askedBy: person.personId, text: `How long has this been so, as ${person.name} sees it?` });
    await room.does(presenter, { type: 'AnswerQuestion', captureId, entryId, answer: 'Since the fall.' });
  }
}

/** Private questions, a server killed while they are being written, the reading, the handing over. */
async function probe(drill: Drill, people: SevenPeople): Promise<void> {
  const { room, server, secrets, say } = drill;
  const [presenter, facilitator, timer, grace, iris, noor, late] = people;
  await room.moveTo(facilitator, 2);
  const captureId = room.captureId('private-cards');
  const cards = new Map<string, { person: Person; secret: Secret; cardId: string }>();
  const write = async (person: Person): Promise<void> => {
    const { text, secret } = writeSecret(secrets, person, 'a probing question');
    const cardId = randomUUID();
    cards.set(cardId, { person, secret, cardId });
    await room.does(person, { type: 'WriteCard', captureId, cardId, text }, 'nobody-else');
  };
  for (const person of [facilitator, timer, grace]) await write(person);
  say(server.ours ? 'the server is killed while three people are writing' : 'three people write at once; this server is not ours to kill');
  const writing = [iris, noor, grace].map((person) => write(person));
  if (server.ours) {
    await server.kill();
    await pause(300);
    await server.start();
    await until('everyone is back', () => [presenter, facilitator, timer, grace, iris, noor].every((p) => (room.followers.get(p)?.connections() ?? 0) >= 2));
  }
  await Promise.all(writing);
  say('everyone is there; someone joins late');
  await room.join(late);
  await write(late);
  drill.leaks.push(...leaksOnTheWire(secrets, people));
  await room.isRefused(grace, { type: 'OpenReading', captureId });
  await readAloud(drill, facilitator, captureId, cards);
  await room.does(facilitator, { type: 'HandOver', captureId });
  await markAndReflect(drill, presenter, captureId);
}

type Cards = ReadonlyMap<string, { person: Person; secret: Secret; cardId: string }>;

/** Everyone in turn reads one card; second cards stay private for ever. */
async function readAloud(drill: Drill, facilitator: Person, captureId: string, cards: Cards): Promise<void> {
  const { room, secrets, cast } = drill;
  await room.does(facilitator, { type: 'OpenReading', captureId });
  for (let turns = 0; turns < 60; turns++) {
    const content = room.view(facilitator).captures[captureId];
    if (content?.kind !== 'private-cards' || content.turn >= content.order.length) return;
    const author = cast.principals.find((person) => person.personId === content.order[content.turn]);
    const mine = [...cards.values()].filter((card) => card.person === author);
    const unread = mine.filter((card) => !card.secret.shared);
    if (!author || mine.length === 0) throw new Error('a turn without a card');
    if (unread.length === 0 || unread.length < mine.length) {
      await room.does(author, { type: 'PassTurn', captureId });
    } else {
      const card = unread[0]!;
      drill.leaks.push(...leaksOnTheWire(secrets, cast.principals));
      card.secret.shared = true;
      await room.does(author, { type: 'StartReadingCard', captureId, cardId: card.cardId });
      await room.does(author, { type: 'FinishReadingCard', captureId, cardId: card.cardId });
    }
    await until('the turn has moved', () => turnHasMoved(room, facilitator, captureId, content.turn, content.cards.length));
  }
}

function turnHasMoved(room: Room, person: Person, captureId: string, turn: number, cards: number): boolean {
  const content = room.view(person).captures[captureId];
  return content?.kind === 'private-cards' && (content.turn !== turn || content.cards.length !== cards);
}

async function markAndReflect(drill: Drill, presenter: Person, cardsId: string): Promise<void> {
  const { room } = drill;
  const content = room.view(presenter).captures[cardsId];
  const read = content?.kind === 'private-cards' ? content.cards.filter((card) => card.status === 'read') : [];
  for (const card of read.slice(0, 2)) await room.does(presenter, { type: 'MarkCard', captureId: room.captureId('marks'), cardId: card.cardId, marked: true });
}

/** The presenter only listens; the facilitator vanishes and comes back; one device is away for two minutes. */
async function discuss(drill: Drill, people: SevenPeople): Promise<void> {
  const { room, secrets, say } = drill;
  const [presenter, facilitator, timer, grace, iris, noor] = people;
  await room.moveTo(facilitator, 3);
  const away = room.followers.get(iris)!;
  const leftAt = performance.now();
  away.drop();
  say(`one device is away for ${Math.round(drill.disconnectMs / 1000)} s, and the facilitator vanishes`);
  const step = room.view(grace).plan.protocol.content.steps[3]!;
  const notes = step.captures.find((capture) => capture.kind === 'notes');
  const notebook = step.captures.find((capture) => capture.kind === 'notebook');
  if (!notes || !notebook) throw new Error('the fourth step captures no notes or no notebook');
  await room.does(presenter, { type: 'WriteNotebook', captureId: notebook.id, text: writeSecret(secrets, presenter, 'a notebook page').text }, 'nobody-else');
  await room.isRefused(presenter, { type: 'WriteEntry', captureId: notes.id, entryId: randomUUID(), text: 'Let me answer that.', column: null });
  room.followers.get(facilitator)!.drop();
  await until('the facilitator is missed', () => room.view(grace).people[facilitator.personId]?.present === false);
  const seat = room.view(grace).plan.protocol.content.seats.find((s) => s.leads)!.id;
  await room.does(timer, { type: 'TakeLentSeat', seatId: seat });
  await room.does(timer, { type: 'ExtendClock', stepId: step.id, addedMs: 120_000 });
  for (const person of [grace, noor, timer]) await room.does(person, { type: 'WriteEntry', captureId: notes.id, entryId: randomUUID(), text: `An idea from ${person.name}`, column: null });
  room.followers.get(facilitator)!.comeBack();
  await until('the seat is given back', () => room.view(grace).seats[seat]?.lentTo === null);
  say('the facilitator is back and has the seat again');
  await pause(Math.max(0, drill.disconnectMs - (performance.now() - leftAt)));
  away.comeBack();
  await until('the device that was away is up to date', () => room.view(iris).captures[notes.id]?.kind === 'notes' && JSON.stringify(room.view(iris).captures[notes.id]) === JSON.stringify(room.view(grace).captures[notes.id]));
}

async function promiseAndClose(drill: Drill, people: SevenPeople): Promise<void> {
  const { room, say } = drill;
  const [presenter, facilitator] = people;
  await room.moveTo(facilitator, 4);
  const captureId = room.captureId('next-steps');
  const step = (horizon: 'short' | 'long', actor: string, days: number) => ({ nextStepId: randomUUID(), horizon, what: 'Look at one piece of student writing together', actor, where: 'Grade-level team, Tuesdays', dueOn: new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10), evidence: 'Each teacher names one change' });
  const code = await room.isRefused(presenter, { type: 'WriteNextStep', captureId, nextStep: step('short', 'leadership', 14) });
  say(`"leadership" as the one who will do it is refused (${code})`);
  await room.does(presenter, { type: 'WriteNextStep', captureId, nextStep: step('short', 'Second-grade team lead', 14) });
  await room.does(presenter, { type: 'WriteNextStep', captureId, nextStep: step('long', 'Literacy coach', 75) });
  await room.moveTo(facilitator, 5);
  for (const person of people.slice(1)) await room.does(person, { type: 'GiveTakeaway', captureId: room.captureId('takeaways'), text: `${person.name} takes this home`, willTry: 'Ask it at my own school' });
  const pulse = room.view(grace(people)).plan.protocol.content.steps.flatMap((s) => s.captures).find((c) => c.kind === 'pulse');
  if (pulse?.kind === 'pulse') for (const person of people) await room.does(person, { type: 'GivePulse', captureId: pulse.id, answer: pulse.answers[0]! }, 'nobody-else');
  await room.does(facilitator, { type: 'EndSession', moves: room.view(facilitator).moves });
  await until('everyone sees the end', () => people.every((person) => room.view(person).status === 'ended'));
}

function grace(people: SevenPeople): Person {
  return people[3];
}
