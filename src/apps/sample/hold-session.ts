import { must } from '../../kernel/result.ts';
import type { SessionCommand, SystemCommand } from '../../slices/sessions/model/commands.ts';
import { decide } from '../../slices/sessions/model/decide.ts';
import { evolve } from '../../slices/sessions/model/evolve.ts';
import type { SessionEvent } from '../../slices/sessions/model/events.ts';
import { planSession, type PlanInput } from '../../slices/sessions/model/plan-session.ts';
import type { SessionState } from '../../slices/sessions/model/state.ts';
import type { Conversation } from './sample-shapes.ts';

const MINUTE = 60_000;

/** Minutes that each step really took; a circle of people is never quite on time. */
const MINUTES_USED = [9, 5, 12, 14, 5, 4];

interface Stage {
  readonly events: SessionEvent[];
  state: SessionState;
  now: number;
}

/** What a past session is made of: its plan, who sits where, and what was said. */
export interface HeldSession {
  readonly plan: PlanInput;
  readonly problemVersion: number | null;
  readonly conversation: Conversation;
  readonly newId: () => string;
  /** ISO day some days after the session, for next steps. */
  readonly dayAfter: (days: number) => string;
}

/** Plays a whole session through the real rules, minute by minute, and gives its events. Throws when a rule refuses: the script is then wrong. */
export function holdSession(held: HeldSession): readonly SessionEvent[] {
  const { plan } = held;
  const planned = must(planSession(plan, { now: plan.plan.startsAt - 21 * 24 * 60 * MINUTE, personId: plan.people[0]?.personId ?? null }));
  const stage: Stage = { events: [...planned], state: planned.reduce((state, event) => evolve(state, event), null as SessionState | null)!, now: plan.plan.startsAt };
  const seat = (id: string) => plan.seats[id]!;
  for (const person of plan.people) act(stage, null, { type: 'NoteArrival', personId: person.personId });
  act(stage, seat('facilitator'), { type: 'StartSession', problemVersion: held.problemVersion });
  const steps = [present, clarify, probe, discuss, promise, close];
  for (const [index, step] of steps.entries()) {
    if (index > 0) act(stage, seat('facilitator'), { type: 'MoveToStep', stepIndex: index, moves: stage.state.moves });
    const began = stage.now;
    act(stage, seat('facilitator'), { type: 'ConfirmScriptRead', stepId: stage.state.steps[index]!.stepId });
    step(stage, held);
    stage.now = Math.max(stage.now, began + (MINUTES_USED[index] ?? 5) * MINUTE);
  }
  act(stage, seat('facilitator'), { type: 'EndSession', moves: stage.state.moves });
  return stage.events;
}

function act(stage: Stage, personId: string | null, command: SessionCommand | SystemCommand): void {
  const events = must(decide(stage.state, command, { now: stage.now, personId }));
  for (const event of events) {
    stage.state = evolve(stage.state, event);
    stage.events.push(event);
  }
  stage.now += 7_000;
}

function captureId(stage: Stage, kind: string, nth = 0): string {
  const step = stage.state.plan.protocol.content.steps[stage.state.current]!;
  const found = step.captures.filter((capture) => capture.kind === kind)[nth];
  if (!found) throw new Error(`step ${step.id} captures no ${kind}`);
  return found.id;
}

/** The people who are not presenting, in their order; lines are dealt out to them one by one. */
function colleagues({ plan }: HeldSession): readonly string[] {
  return plan.people.map((person) => person.personId).filter((personId) => personId !== plan.seats['presenter']);
}

function present(): void {
  // The presenter speaks; nothing is captured.
}

function clarify(stage: Stage, held: HeldSession): void {
  const people = colleagues(held);
  for (const [index, line] of held.conversation.clarifying.entries()) {
    const askedBy = people[index % people.length]!;
    const entryId = held.newId();
    act(stage, askedBy, { type: 'AskQuestion', captureId: captureId(stage, 'questions-and-answers'), entryId, askedBy, text: line.question });
    act(stage, held.plan.seats['timer']!, { type: 'AnswerQuestion', captureId: captureId(stage, 'questions-and-answers'), entryId, answer: line.answer });
  }
}

function probe(stage: Stage, held: HeldSession): void {
  const people = colleagues(held);
  const presenter = held.plan.seats['presenter']!;
  const cardsId = captureId(stage, 'private-cards');
  const cards = new Map<string, string[]>();
  for (const [index, text] of held.conversation.probing.entries()) {
    const author = people[index % people.length]!;
    const cardId = held.newId();
    cards.set(author, [...(cards.get(author) ?? []), cardId]);
    act(stage, author, { type: 'WriteCard', captureId: cardsId, cardId, text });
  }
  act(stage, held.plan.seats['facilitator']!, { type: 'OpenReading', captureId: cardsId });
  readInTurn(stage, cardsId, cards);
  act(stage, held.plan.seats['facilitator']!, { type: 'HandOver', captureId: cardsId });
  for (const cardId of [...cards.values()].flat().slice(0, 2)) act(stage, presenter, { type: 'MarkCard', captureId: captureId(stage, 'marks'), cardId, marked: true });
  for (const text of held.conversation.reflection) act(stage, presenter, { type: 'WriteEntry', captureId: captureId(stage, 'notes'), entryId: held.newId(), text, column: null });
}

function readInTurn(stage: Stage, cardsId: string, cards: ReadonlyMap<string, readonly string[]>): void {
  for (let guard = 0; guard < 40; guard++) {
    const content = stage.state.captures[cardsId];
    if (content?.kind !== 'private-cards') return;
    const author = content.order[content.turn];
    if (author === undefined) return;
    const unread = (cards.get(author) ?? []).find((cardId) => content.cards.find((card) => card.cardId === cardId)?.status === 'written');
    if (unread === undefined) {
      act(stage, author, { type: 'PassTurn', captureId: cardsId });
      continue;
    }
    act(stage, author, { type: 'StartReadingCard', captureId: cardsId, cardId: unread });
    act(stage, author, { type: 'FinishReadingCard', captureId: cardsId, cardId: unread });
  }
}

function discuss(stage: Stage, held: HeldSession): void {
  const people = colleagues(held);
  act(stage, held.plan.seats['presenter']!, { type: 'WriteNotebook', captureId: captureId(stage, 'notebook'), text: 'They see the structure more clearly than I do. Ask for the agenda template again.' });
  for (const [index, text] of held.conversation.ideas.entries()) {
    act(stage, people[index % people.length]!, { type: 'WriteEntry', captureId: captureId(stage, 'notes'), entryId: held.newId(), text, column: null });
  }
}

function promise(stage: Stage, held: HeldSession): void {
  for (const { dueInDays, ...step } of held.conversation.nextSteps) {
    act(stage, held.plan.seats['presenter']!, { type: 'WriteNextStep', captureId: captureId(stage, 'next-steps'), nextStep: { ...step, nextStepId: held.newId(), dueOn: held.dayAfter(dueInDays) } });
  }
}

function close(stage: Stage, held: HeldSession): void {
  const people = colleagues(held);
  for (const [index, text] of held.conversation.debrief.entries()) act(stage, people[index % people.length]!, { type: 'WriteEntry', captureId: captureId(stage, 'notes'), entryId: held.newId(), text, column: null });
  for (const [index, personId] of people.entries()) {
    const takeaway = held.conversation.takeaways[index % held.conversation.takeaways.length]!;
    act(stage, personId, { type: 'GiveTakeaway', captureId: captureId(stage, 'takeaways'), ...takeaway });
  }
  const pulse = stage.state.plan.protocol.content.steps[stage.state.current]!.captures.find((capture) => capture.kind === 'pulse');
  if (pulse?.kind !== 'pulse') return;
  for (const [index, person] of held.plan.people.entries()) act(stage, person.personId, { type: 'GivePulse', captureId: pulse.id, answer: pulse.answers[index % 4 === 3 ? 1 : 0]! });
}
