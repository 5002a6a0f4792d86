import fc from 'fast-check';
import { must } from '../../../src/kernel/result.ts';
import type { Capture, ProtocolContent, Who } from '../../../src/slices/protocols/model/protocol.ts';
import { criticalFriends } from '../../../src/slices/protocols/model/critical-friends.ts';
import type { SessionCommand, SystemCommand } from '../../../src/slices/sessions/model/commands.ts';
import { decide } from '../../../src/slices/sessions/model/decide.ts';
import { replay } from '../../../src/slices/sessions/model/evolve.ts';
import { planSession } from '../../../src/slices/sessions/model/plan-session.ts';
import type { SessionState } from '../../../src/slices/sessions/model/state.ts';
import { actingIn } from '../../../src/slices/sessions/model/who.ts';
import { visit } from './protocols.ts';
import { id, NINE, type Room } from './room.ts';

const SEATS = ['red', 'green', 'blue'];
const WRITERS: fc.Arbitrary<Who> = fc.oneof(
  fc.constant<Who>({ kind: 'everyone' }),
  fc.subarray(SEATS, { minLength: 1 }).map((seats): Who => ({ kind: 'seats', seats })),
  fc.subarray(SEATS, { minLength: 1 }).map((seats): Who => ({ kind: 'all-but', seats })),
);
const KINDS = ['problem', 'questions-and-answers', 'private-cards', 'private-cards', 'marks', 'notes', 'notes', 'notebook', 'next-steps', 'takeaways', 'pulse'] as const;

/** A well-formed protocol that nobody would hold: three seats, a few steps, any captures, any rights. */
export const someProtocol: fc.Arbitrary<ProtocolContent> = fc
  .array(fc.tuple(fc.array(fc.tuple(fc.constantFrom(...KINDS), WRITERS, fc.constantFrom(...SEATS), fc.boolean()), { minLength: 1, maxLength: 4 }), WRITERS, fc.subarray(SEATS, { maxLength: 1 }), fc.boolean()), { minLength: 2, maxLength: 4 })
  .chain((steps) => fc.tuple(fc.constant(steps), fc.tuple(fc.boolean(), fc.boolean(), fc.boolean())))
  .map(([steps, lendable]) => {
    let lastCards: string | undefined;
    const capture = (captureId: string, [kind, writers, seat, flag]: (typeof steps)[number][0][number]): Capture => {
      const base = { id: captureId, prompt: captureId, help: '' };
      if (kind === 'private-cards') lastCards = captureId;
      switch (kind) {
        case 'problem': return { ...base, kind };
        case 'private-cards': return { ...base, kind, writers, minimumEach: 1, handTo: seat };
        case 'marks': return { ...base, kind, of: lastCards ?? captureId, by: seat };
        case 'notes': return { ...base, kind, writers, columns: flag ? ['left', 'right'] : [], ...(lastCards && !flag ? { opensAfter: lastCards } : {}) };
        case 'next-steps': return { ...base, kind, writers, minimumShort: 1, minimumLong: 1 };
        case 'pulse': return { ...base, kind, writers, answers: ['yes', 'no'] };
        default: return { ...base, kind, writers };
      }
    };
    return {
      title: 'Some', purpose: 'Some', allotted: { from: 30, to: 60 }, groupSize: { from: 2, to: 20 }, norms: [],
      seats: SEATS.map((seatId, index) => ({ id: seatId, name: seatId, duty: seatId, rotates: true, lendable: lendable[index]!, leads: index === 0 })),
      steps: steps.map(([captures, speakers, listeners, shielded], index) => ({
        id: `step-${index}`, title: `Step ${index}`, purpose: 'Some', minutes: { from: 3, to: 3 + index * 4 }, script: 'Some', speakers, listeners, protected: shielded,
        captures: captures.map((shape, at) => capture(`capture-${index}-${at}`, shape)),
      })),
    };
  });

/** The protocols of the properties: the two that people hold, and ones nobody would. */
export const anyProtocol = fc.oneof(fc.constant(criticalFriends), fc.constant(visit), someProtocol);

/** One thing somebody does: which command, by whom, on what, how sensibly, and how long after the last one. */
export interface Deed {
  readonly what: number;
  readonly who: number;
  readonly on: number;
  readonly where: number;
  readonly sensible: boolean;
  readonly afterMs: number;
}
export const deed: fc.Arbitrary<Deed> = fc.record({ what: fc.nat(199), who: fc.oneof({ weight: 9, arbitrary: fc.nat(5) }, { weight: 1, arbitrary: fc.nat(7) }), on: fc.nat(5), where: fc.nat(11), sensible: fc.boolean(), afterMs: fc.oneof({ weight: 4, arbitrary: fc.nat(15_000) }, { weight: 1, arbitrary: fc.nat(400_000) }) });
export const deeds = (most = 220) => fc.array(deed, { minLength: Math.min(60, most), maxLength: most, size: 'max' });

export const PEOPLE = Array.from({ length: 6 }, (_, index) => id(index + 1));
const GUEST = id(7);
const STRANGER = id(8);
export const ALL = [...PEOPLE, GUEST, STRANGER];

/** A session with six people and a guest, all seats given, already live so that deeds find something to do. */
export function begin(content: ProtocolContent): Room {
  const people = [...PEOPLE.map((personId, index) => ({ personId, name: `P${index}`, guest: false })), { personId: GUEST, name: 'Guest', guest: true }];
  const seats = Object.fromEntries(content.seats.map((seat, index) => [seat.id, PEOPLE[index]!]));
  const plan = { title: 'Some', circleId: null, startsAt: NINE, minutes: 45, place: '', protocol: { protocolId: id(500), version: 1, content }, problemId: null, supervisorSees: 'completion' as const };
  const events = must(planSession({ sessionId: id(600), districtId: id(700), plan, people, seats }, { now: NINE, personId: null }));
  let room: Room = { events, state: replay(events)!, now: NINE };
  const leader = actingIn(room.state, content.seats.find((seat) => seat.leads)!.id)!;
  for (const personId of PEOPLE) room = attempt(room, null, { type: 'NoteArrival', personId });
  return attempt(room, leader, { type: 'StartSession', problemVersion: null });
}

/** Does it if it is accepted; otherwise the room stays as it was. */
export function attempt(room: Room, who: string | null, command: SessionCommand | SystemCommand): Room {
  const decided = decide(room.state, command, { now: room.now, personId: who });
  return decided.ok ? { ...room, events: [...room.events, ...decided.value], state: replay(decided.value, room.state)! } : room;
}

/** Everything that private texts carry, so that a leak can be found in any serialised form. */
export function secret(who: string, number: number): string {
  return `~~secret ${who.slice(-2)} ${number}~~`;
}

type Make = (state: SessionState, deed: Deed, who: string, nth: number) => SessionCommand;
const captureId = (state: SessionState, { where, sensible }: Deed, kinds: readonly Capture['kind'][]): string => {
  const { steps } = state.plan.protocol.content;
  const all = steps.flatMap((step) => step.captures);
  const fits = (capture: Capture) => kinds.includes(capture.kind);
  const near = sensible ? (steps[state.current]?.captures ?? []).filter(fits) : [];
  const fitting = near.length > 0 ? near : all.filter(fits);
  return (fitting[where % Math.max(1, fitting.length)] ?? all[where % all.length]!).id;
};
const stepId = (state: SessionState, { where, sensible }: Deed) => state.steps[sensible ? Math.max(0, state.current) : where % state.steps.length]!.stepId;
const ownCard = (state: SessionState, capture: string, who: string, on: number) => {
  const filled = state.captures[capture];
  const cards = filled?.kind === 'private-cards' ? filled.cards.filter((card) => card.authorId === who && card.status !== 'read') : [];
  return cards[on % Math.max(1, cards.length)]?.cardId ?? id(1000 + on);
};
const heldCard = (state: SessionState, on: number) => {
  const all = Object.values(state.captures).flatMap((filled) => (filled.kind === 'private-cards' ? filled.cards : []));
  const shared = all.filter((card) => card.status !== 'written');
  const cards = shared.length > 0 ? shared : all;
  return cards[on % Math.max(1, cards.length)]?.cardId ?? id(1000 + on);
};
/** Mostly one's own few things, so that they are found again; sometimes another's. */
const thing = (base: number, who: string, { on, where }: Deed) => id(base + (where === 0 ? 0 : ALL.indexOf(who)) * 10 + (on % 2));
const cardAt = (who: string, on: number) => id(10_000 + ALL.indexOf(who) * 10 + (on % 3));

const MAKE: readonly Make[] = [
  (s, d) => ({ type: 'MoveToStep', stepIndex: d.sensible ? (s.current + 1) % s.steps.length : d.where % s.steps.length, moves: d.on === 0 ? s.moves - 1 : s.moves }),
  (s) => ({ type: 'UndoMove', moves: s.moves }),
  (s, d) => ({ type: 'ExtendClock', stepId: stepId(s, d), addedMs: (d.on - 2) * 60_000 }),
  (s, d) => ({ type: 'PauseClock', stepId: stepId(s, d) }),
  (s, d) => ({ type: 'ResumeClock', stepId: stepId(s, d) }),
  (s, d) => ({ type: 'ShortenLaterSteps', plannedMs: { [s.steps[(s.current + 1 + (d.where % 2)) % s.steps.length]!.stepId]: 60_000 * (1 + d.on) } }),
  (s, d) => ({ type: 'ConfirmScriptRead', stepId: stepId(s, d) }),
  (s, d) => ({ type: 'SignalReady', stepId: stepId(s, d), ready: d.on % 2 === 0 }),
  (s, d, _who, nth) => ({ type: 'AskQuestion', captureId: captureId(s, d, ['questions-and-answers']), entryId: id(2000 + d.on), askedBy: ALL[d.who]!, text: `public question ${nth}` }),
  (s, d, _who, nth) => ({ type: 'AnswerQuestion', captureId: captureId(s, d, ['questions-and-answers']), entryId: id(2000 + d.on), answer: `public answer ${nth}` }),
  (s, d) => ({ type: 'RemoveQuestion', captureId: captureId(s, d, ['questions-and-answers']), entryId: id(2000 + d.on) }),
  (s, d, who, nth) => ({ type: 'WriteEntry', captureId: captureId(s, d, ['notes']), entryId: thing(3000, who, d), text: `public entry ${nth}`, column: d.who % 2 === 0 ? 'left' : null }),
  (s, d, who, nth) => ({ type: 'ChangeEntry', captureId: captureId(s, d, ['notes']), entryId: thing(3000, who, d), text: `public change ${nth}`, column: d.where % 2 === 0 ? 'left' : null }),
  (s, d, who) => ({ type: 'RemoveEntry', captureId: captureId(s, d, ['notes']), entryId: thing(3000, who, d) }),
  (s, d, who) => ({ type: 'WriteNextStep', captureId: captureId(s, d, ['next-steps']), nextStep: { nextStepId: thing(4000, who, d), horizon: d.on % 2 === 0 ? 'short' : 'long', what: 'Try', actor: d.sensible ? 'Ms. Ortiz' : 'staff', where: 'Room 4', dueOn: '2027-01-01', evidence: 'Seen' } }),
  (s, d, who) => ({ type: 'RemoveNextStep', captureId: captureId(s, d, ['next-steps']), nextStepId: thing(4000, who, d) }),
  (s, d, _who, nth) => ({ type: 'GiveTakeaway', captureId: captureId(s, d, ['takeaways']), text: `public takeaway ${nth}`, willTry: '' }),
  (s, d) => ({ type: 'GivePulse', captureId: captureId(s, d, ['pulse']), answer: d.on % 2 === 0 ? 'yes' : 'Mostly' }),
  (s, d, who, nth) => ({ type: 'WriteCard', captureId: captureId(s, d, ['private-cards']), cardId: d.sensible ? cardAt(who, d.on) : heldCard(s, d.on), text: secret(who, nth) }),
  (s, d, who, nth) => ({ type: 'WriteCard', captureId: captureId(s, d, ['private-cards']), cardId: cardAt(who, d.on), text: secret(who, nth) }),
  (s, d, who) => ({ type: 'RemoveCard', captureId: captureId(s, d, ['private-cards']), cardId: cardAt(who, d.on) }),
  (s, d, who) => ({ type: 'ConsentUnread', captureId: captureId(s, d, ['private-cards']), cardId: cardAt(who, d.on), consent: d.where % 4 !== 0 }),
  (s, d, who, nth) => ({ type: 'WriteNotebook', captureId: captureId(s, d, ['notebook']), text: secret(who, nth) }),
  (s, d) => ({ type: 'OpenReading', captureId: captureId(s, d, ['private-cards']) }),
  (s, d, who) => { const at = captureId(s, d, ['private-cards']); return { type: 'StartReadingCard', captureId: at, cardId: ownCard(s, at, who, d.on) }; },
  (s, d, who) => { const at = captureId(s, d, ['private-cards']); return { type: 'FinishReadingCard', captureId: at, cardId: ownCard(s, at, who, d.on) }; },
  (s, d) => ({ type: 'PassTurn', captureId: captureId(s, d, ['private-cards']) }),
  (s, d) => ({ type: 'HandOver', captureId: captureId(s, d, ['private-cards']) }),
  (s, d) => ({ type: 'MarkCard', captureId: captureId(s, d, ['marks']), cardId: heldCard(s, d.on), marked: d.where % 3 !== 0 }),
  (s, d) => ({ type: 'TakeLentSeat', seatId: s.plan.protocol.content.seats[d.where % s.plan.protocol.content.seats.length]!.id }),
  (s, d) => ({ type: 'GiveBackSeat', seatId: s.plan.protocol.content.seats[d.where % s.plan.protocol.content.seats.length]!.id }),
  (s, d) => ({ type: 'AssignSeat', seatId: s.plan.protocol.content.seats[d.where % s.plan.protocol.content.seats.length]!.id, personId: ALL[d.on]! }),
  (_s, d) => ({ type: 'AddParticipant', person: { personId: ALL[7 - (d.on % 2)]!, name: 'New', guest: d.where % 2 === 0 } }),
  (_s, d) => ({ type: 'RemoveParticipant', personId: ALL[d.where < 3 ? d.on : 6 + (d.on % 2)]! }),
  (s, d) => (d.on === 0 ? { type: 'EndSession', moves: s.moves } : { type: 'ReopenSession' }),
  () => ({ type: 'ReopenSession' }),
];
const OFTEN = [0, 1, 8, 9, 10, 12, 14, 15, 18, 19, 19, 21, 22, 23, 24, 24, 25, 25, 26, 27, 28, 28, 29, 29, 11, 11, 16, 17, 17];
const DOERS_LEAD = new Set(['MoveToStep', 'UndoMove', 'ExtendClock', 'PauseClock', 'ResumeClock', 'ShortenLaterSteps', 'ConfirmScriptRead', 'OpenReading', 'HandOver', 'EndSession', 'ReopenSession', 'AssignSeat']);

/** What a deed asks for in this state, and who asks: half of the time someone who may. */
export function toCommand(state: SessionState, some: Deed, nth: number): { readonly who: string | null; readonly command: SessionCommand | SystemCommand } {
  const who = ALL[some.who]!;
  if (some.what < 14) return { who: null, command: { type: 'NoteAbsence', personId: who } };
  if (some.what < 32) return { who: null, command: { type: 'NoteArrival', personId: who } };
  const run = state.steps[Math.max(0, state.current)]!;
  if (some.what < 36) return { who: null, command: { type: 'NoteTimeReached', stepId: run.stepId, run: run.run } };
  const pick = some.what < 120 ? OFTEN[some.what % OFTEN.length]! : some.what % MAKE.length;
  const leader = actingIn(state, state.plan.protocol.content.seats.find((seat) => seat.leads)!.id)!;
  const turn = Object.values(state.captures).map((filled) => (filled.kind === 'private-cards' && filled.phase === 'reading' ? filled.order[filled.turn] : undefined)).find((one) => one !== undefined);
  const holder = Object.values(state.captures).map((filled) => (filled.kind === 'private-cards' ? filled.handedTo : null)).find((one) => one !== null);
  const probe = MAKE[pick]!(state, some, who, nth);
  const fit: Partial<Record<string, string>> = { StartReadingCard: turn, FinishReadingCard: turn, MarkCard: holder };
  const able = DOERS_LEAD.has(probe.type) ? leader : (fit[probe.type] ?? who);
  const doer = some.sensible ? able : who;
  return { who: doer, command: MAKE[pick]!(state, some, doer, nth) };
}

/** Does all deeds one after another through the real decisions. `seen` is told of the room after each accepted one. */
export function live(content: ProtocolContent, script: readonly Deed[], seen: (room: Room, before: Room) => void = () => undefined): Room {
  let room = begin(content);
  for (const [nth, some] of script.entries()) {
    room = { ...room, now: room.now + some.afterMs };
    const { who, command } = toCommand(room.state, some, nth);
    const next = attempt(room, who, command);
    if (next.events.length > room.events.length) seen(next, room);
    room = next;
  }
  return room;
}
