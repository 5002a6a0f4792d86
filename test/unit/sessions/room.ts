import { must } from '../../../src/kernel/result.ts';
import { criticalFriends } from '../../../src/slices/protocols/model/critical-friends.ts';
import type { ProtocolContent } from '../../../src/slices/protocols/model/protocol.ts';
import type { SessionCommand, SystemCommand } from '../../../src/slices/sessions/model/commands.ts';
import { decide } from '../../../src/slices/sessions/model/decide.ts';
import type { PersonNamed, SessionEvent } from '../../../src/slices/sessions/model/events.ts';
import { replay } from '../../../src/slices/sessions/model/evolve.ts';
import { planSession } from '../../../src/slices/sessions/model/plan-session.ts';
import type { SessionState } from '../../../src/slices/sessions/model/state.ts';

/** Ids for tests: the same number is the same id. */
export function id(number: number): string {
  return `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}

const NAMES = ['Ana', 'Ben', 'Cy', 'Dee', 'Eli', 'Fay', 'Gus'] as const;
/** Ana presents, Ben leads, Cy keeps time; the others have no seat. Zoe is a guest, and Max is not in the session. */
export const [ana, ben, cy, dee, eli, fay, gus] = NAMES.map((_, index) => id(index + 1)) as [string, string, string, string, string, string, string];
export const zoe = id(26);
export const max = id(99);
export const MINUTE = 60_000;
/** Nine o'clock on the day of the session. */
export const NINE = Date.UTC(2026, 9, 14, 9);

/** A session under way in a test: everything that happened, what it amounts to, and the time. */
export interface Room {
  readonly events: readonly SessionEvent[];
  readonly state: SessionState;
  readonly now: number;
}
type Command = SessionCommand | SystemCommand;

export const everyone: readonly PersonNamed[] = NAMES.map((name, index) => ({ personId: id(index + 1), name, guest: false }));

export function plannedRoom(more: { content?: ProtocolContent; seats?: Readonly<Record<string, string>>; people?: readonly PersonNamed[]; minutes?: number } = {}): Room {
  const { content = criticalFriends, seats = { presenter: ana, facilitator: ben, timer: cy }, minutes = 45 } = more;
  const people = more.people ?? [...everyone, { personId: zoe, name: 'Zoe', guest: true }];
  const plan = { title: 'October', circleId: null, startsAt: NINE, minutes, place: 'Library', protocol: { protocolId: id(500), version: 1, content }, problemId: null, supervisorSees: 'completion' as const };
  const events = must(planSession({ sessionId: id(600), districtId: id(700), plan, people, seats }, { now: NINE - 86_400_000, personId: ben }));
  return { events, state: replay(events)!, now: NINE };
}

/** What a command leads to, without doing it. The server itself is null. */
export function ask(room: Room, who: string | null, command: Command) {
  return decide(room.state, command, { now: room.now, personId: who });
}

/** Does what must be accepted. */
export function act(room: Room, who: string | null, ...commands: readonly Command[]): Room {
  return commands.reduce((so, command) => {
    const decided = ask(so, who, command);
    if (!decided.ok) throw new Error(`${command.type} was refused: ${decided.error.code}: ${decided.error.message}`);
    return { ...so, events: [...so.events, ...decided.value], state: replay(decided.value, so.state)! };
  }, room);
}

/** The code of the refusal; null when the command is accepted. */
export function refusal(room: Room, who: string | null, command: Command): string | null {
  const decided = ask(room, who, command);
  return decided.ok ? null : decided.error.code;
}

export function later(room: Room, minutes: number): Room {
  return { ...room, now: room.now + minutes * MINUTE };
}

export function arrive(room: Room, ...people: readonly string[]): Room {
  return people.reduce((so, personId) => act(so, null, { type: 'NoteArrival', personId }), room);
}

export function leave(room: Room, personId: string): Room {
  return act(room, null, { type: 'NoteAbsence', personId });
}

/** A live session in its first step with all seven there. */
export function liveRoom(more: Parameters<typeof plannedRoom>[0] = {}): Room {
  const room = plannedRoom(more);
  const leader = room.state.seats['facilitator']?.holder ?? room.state.seats['guide']!.holder;
  const here = Object.values(room.state.people).filter((person) => !person.guest).map((person) => person.personId);
  return act(arrive(room, ...here), leader, { type: 'StartSession', problemVersion: 3 });
}

/** Moves the room to the step with this id, by whoever leads now. */
export function inStep(room: Room, stepId: string): Room {
  const stepIndex = room.state.steps.findIndex((run) => run.stepId === stepId);
  const lead = room.state.plan.protocol.content.seats.find((seat) => seat.leads)!;
  const hold = room.state.seats[lead.id]!;
  return act(room, hold.lentTo ?? hold.holder, { type: 'MoveToStep', stepIndex, moves: room.state.moves });
}

export const card = (number: number, text = `card ${number}`, captureId = 'probing-questions') => ({ type: 'WriteCard' as const, captureId, cardId: id(1000 + number), text });
export const cardRef = (number: number, captureId = 'probing-questions') => ({ captureId, cardId: id(1000 + number) });
export const entry = (captureId: string, number: number, text = `entry ${number}`, column: string | null = null) => ({ type: 'WriteEntry' as const, captureId, entryId: id(2000 + number), text, column });
export const nextStep = (number: number, more: Partial<Extract<SessionCommand, { type: 'WriteNextStep' }>['nextStep']> = {}) => ({
  type: 'WriteNextStep' as const,
  captureId: 'commitments',
  nextStep: { nextStepId: id(3000 + number), horizon: 'short' as const, what: 'Sit in on two team meetings', actor: 'the literacy coach', where: 'third-grade team, Tuesdays', dueOn: '2026-10-28', evidence: 'The agenda names a student text.', ...more },
});
