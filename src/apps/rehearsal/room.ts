import type { CaptureKind } from '../../slices/protocols/model/protocol.ts';
import type { SessionEvent } from '../../slices/sessions/model/events.ts';
import type { SessionState } from '../../slices/sessions/model/state.ts';
import { sendCommand, type Person } from './browserless-person.ts';
import { arrivalOf } from './figures.ts';
import { follow, until, type Follower } from './stream-follower.ts';

/** The running session as the rehearsal drives it. */
export interface Room {
  readonly sessionId: string;
  readonly followers: Map<Person, Follower>;
  /** Milliseconds from command to each other connected device. */
  readonly deliveries: number[];
  accepted: number;
  /** Events that a connected device never got; must stay 0. */
  undelivered: number;
  join(person: Person): Promise<void>;
  /** Sends a command that must be accepted, and waits until everyone who is connected has its event. */
  does(person: Person, command: { readonly type: string } & Record<string, unknown>, seenBy?: 'everyone' | 'nobody-else'): Promise<void>;
  /** Sends a command that must be refused, and answers with the refusal's code. */
  isRefused(person: Person, command: object): Promise<string>;
  view(person: Person): SessionState;
  captureId(kind: CaptureKind): string;
  moveTo(person: Person, stepIndex: number): Promise<void>;
}

/** Opens the room of a planned session. */
export function openRoom(sessionId: string, baseUrl: () => string): Room {
  const followers = new Map<Person, Follower>();
  const deliveries: number[] = [];

  const view = (person: Person): SessionState => {
    const state = followers.get(person)?.state();
    if (!state) throw new Error(`${person.name} has no view of the session yet`);
    return state;
  };

  const room: Room = {
    sessionId, followers, deliveries, accepted: 0, undelivered: 0, view,
    async join(person) {
      followers.set(person, follow(person, sessionId, baseUrl));
      await until(`${person.name} sees the session`, () => followers.get(person)?.state() !== null);
    },
    async does(person, command, seenBy = 'everyone') {
      const connected = [...followers.values()].filter((f) => f.person !== person && f.isOpen());
      const before = connected.map((f) => f.connections());
      const outcome = await sendCommand(person, sessionId, command);
      if (!outcome.accepted) throw new Error(`${person.name}: ${command.type} was refused (${outcome.code}): ${outcome.title}`);
      room.accepted++;
      if (seenBy === 'nobody-else') return;
      const fits = eventOf(command, person);
      for (const [index, follower] of connected.entries()) {
        if (follower.connections() !== before[index]) continue;
        const arrived = await arrivalWithin(follower, fits, outcome.sentAt, 5_000);
        if (arrived === null && follower.isOpen() && follower.connections() === before[index]) room.undelivered++;
        if (arrived !== null && outcome.tries === 1) deliveries.push(arrived - outcome.sentAt);
      }
    },
    async isRefused(person, command) {
      const outcome = await sendCommand(person, sessionId, command);
      if (outcome.accepted) throw new Error(`${person.name}: ${JSON.stringify(command)} should have been refused`);
      return outcome.code;
    },
    captureId(kind) {
      const capture = anyView(followers).plan.protocol.content.steps.flatMap((step) => step.captures).find((c) => c.kind === kind);
      if (!capture) throw new Error(`the protocol captures no ${kind}`);
      return capture.id;
    },
    async moveTo(person, stepIndex) {
      await room.does(person, { type: 'MoveToStep', stepIndex, moves: view(person).moves });
      await until(`${person.name} is in step ${stepIndex}`, () => view(person).current === stepIndex);
    },
  };
  return room;
}

function anyView(followers: ReadonlyMap<Person, Follower>): SessionState {
  for (const follower of followers.values()) {
    const state = follower.state();
    if (state) return state;
  }
  throw new Error('nobody has a view of the session yet');
}

async function arrivalWithin(follower: Follower, fits: (event: SessionEvent) => boolean, from: number, patienceMs: number): Promise<number | null> {
  const arrived = () => arrivalOf(follower, fits, from);
  await until('the event arrives', () => arrived() !== null, patienceMs).catch(() => undefined);
  return arrived();
}

/** Which event tells others of this command: the first by the same person that carries the same ids. */
function eventOf(command: Record<string, unknown>, person: Person): (event: SessionEvent) => boolean {
  const ids = ['entryId', 'cardId', 'nextStepId', 'stepIndex'] as const;
  return (event) => {
    const fact = event as unknown as Record<string, unknown>;
    return event.by === person.personId && ids.every((id) => command[id] === undefined || fact[id] === command[id]);
  };
}
