import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Step } from '../../../src/slices/protocols/model/protocol.ts';
import { project } from '../../../src/slices/sessions/model/project.ts';
import type { SessionState } from '../../../src/slices/sessions/model/state.ts';
import { textOf, thingOf } from '../../../src/slices/sessions/web/room/command-text.ts';
import { taskOf } from '../../../src/slices/sessions/web/room/my-task.ts';
import { nextActOf } from '../../../src/slices/sessions/web/room/next-act.ts';
import { panelsOf } from '../../../src/slices/sessions/web/room/panels-of.ts';
import { callName } from '../../../src/slices/sessions/web/room/people-in-room.ts';
import { roomWords } from '../../../src/slices/sessions/web/room/room-words.ts';
import { seatBannersOf } from '../../../src/slices/sessions/web/room/seat-banners.ts';
import { chalkSteps } from '../../../src/slices/sessions/web/room/chalk-steps-of.ts';
import { cameLate } from '../../../src/slices/sessions/web/room/came-late.ts';
import { floorOf } from '../../../src/slices/sessions/web/room/who-speaks.ts';
import { publicOn } from '../../../src/slices/sessions/web/screen/public-on.ts';
import { anyProtocol, deeds, live } from './arbitrary.ts';
import { visit } from './protocols.ts';
import { act, ana, arrive, ben, card, cardRef, cy, dee, eli, everyone, id, inStep, later, leave, liveRoom, MINUTE, nextStep, NINE, plannedRoom, type Room } from './room.ts';

const stepOf = (state: SessionState): Step => state.plan.protocol.content.steps[state.current]!;
/** The sentence one person reads on top of the room; null is the shared screen. Each sees only their own projection. */
function said(room: Room, viewer: string | null): string {
  const seen = project(room.state, viewer === null ? { kind: 'room' } : { kind: 'person', personId: viewer });
  return roomWords.floor(floorOf(seen, stepOf(seen), viewer));
}
function order(room: Room, viewer: string): string {
  const seen = project(room.state, { kind: 'person', personId: viewer });
  return roomWords.task(taskOf(seen, stepOf(seen), viewer)).order;
}
const writing = () => act(act(inStep(liveRoom(), 'probe'), dee, card(1)), eli, card(2));
const reading = () => act(writing(), ben, { type: 'OpenReading', captureId: 'probing-questions' });
function readAll(room: Room): Room {
  const cards = room.state.captures['probing-questions'];
  if (cards?.kind !== 'private-cards') throw new Error('no cards here');
  return cards.order.reduce((so, author) => {
    const ref = cardRef(author === dee ? 1 : 2);
    return act(act(so, author, { type: 'StartReadingCard', ...ref }), author, { type: 'FinishReadingCard', ...ref });
  }, room);
}
const handedOver = () => act(readAll(reading()), ben, { type: 'HandOver', captureId: 'probing-questions' });

describe('who speaks', () => {
  test('[SE-200] one sentence says who speaks, to each from where they sit and to the shared screen', () => {
    const present = liveRoom();
    expect(said(present, ana)).toBe('You speak. Everyone else listens.');
    expect(said(present, dee)).toBe('Ana speaks. Everyone else listens.');
    expect(said(present, null)).toBe('Ana speaks. Everyone else listens.');
    expect(said(inStep(present, 'clarify'), dee)).toBe('Everyone may speak.');
    const discuss = inStep(present, 'discuss');
    expect(said(discuss, ana)).toBe('The others speak. You only listen.');
    expect(said(discuss, dee)).toBe('Speak with each other. Ana only listens.');
  });

  test('[SE-200] while cards are written nobody speaks, while they are read only the reader does, then their keeper thinks aloud', () => {
    expect(said(writing(), ana)).toBe('Nobody speaks. The others write.');
    expect(said(writing(), dee)).toBe('Nobody speaks. You write.');
    const first = reading().state.captures['probing-questions'];
    const reader = first?.kind === 'private-cards' ? first.order[0]! : '';
    const name = reader === dee ? 'Dee' : 'Eli';
    expect(said(reading(), reader)).toBe('You read aloud. Everyone else listens.');
    expect(said(reading(), ana)).toBe(`${name} reads aloud. Everyone else listens.`);
    expect(said(readAll(reading()), ben)).toBe('All are read. They go to Ana next.');
    expect(said(handedOver(), ana)).toBe('You think aloud. Everyone else listens.');
    expect(said(handedOver(), dee)).toBe('Ana thinks aloud. Everyone else listens.');
  });

  test('[SE-208] people are called by their first name, and by the whole name where two share it', () => {
    const twins = plannedRoom({ people: [{ personId: ana, name: 'Ana Ruiz', guest: false }, { personId: ben, name: 'Ana Bell', guest: false }, { personId: cy, name: 'Cy Young', guest: false }] });
    expect([ana, ben, cy].map((personId) => callName(twins.state, personId))).toEqual(['Ana Ruiz', 'Ana Bell', 'Cy']);
  });
});

describe('my task', () => {
  test('[SE-201] each person is told the one thing to do in the step', () => {
    const room = liveRoom();
    expect(order(room, ana)).toBe('You speak');
    expect(order(room, dee)).toBe('Listen to Ana');
    expect(order(inStep(room, 'clarify'), ana)).toBe('Answer');
    expect(order(inStep(room, 'clarify'), dee)).toBe('Ask');
    expect(order(writing(), ana)).toBe('Wait a moment');
    expect(order(writing(), dee)).toBe('Write for Ana');
    expect(order(readAll(reading()), ben)).toBe('Hand them to Ana');
    expect(order(handedOver(), ana)).toBe('Think aloud');
    expect(order(handedOver(), dee)).toBe('Listen to Ana');
    expect(order(inStep(room, 'discuss'), ana)).toBe('You are listening');
    expect(order(inStep(room, 'discuss'), dee)).toBe('Talk with each other');
    expect(order(inStep(room, 'next-steps'), ana)).toBe('Say what you will do next');
    expect(order(inStep(room, 'debrief'), cy)).toBe('Look back together');
  });

  test('[SE-201] in any protocol the task follows from rights and captures alone', () => {
    const room = liveRoom({ content: visit, seats: { host: ana, guide: ben } });
    expect(order(room, ana)).toBe('You are listening');
    expect(order(room, ben)).toBe('You speak');
    expect(order(room, dee)).toBe('Listen to Ben');
    const say = inStep(room, 'say');
    expect(order(say, ben)).toBe('Wait a moment');
    expect(order(say, ana)).toBe('Write for Ben');
  });
});

describe('what stands before me', () => {
  const kinds = (room: Room, viewer: string, stepId: string) => panelsOf(room.state, room.state.plan.protocol.content.steps.find((step) => step.id === stepId)!, viewer).map(({ capture, mode }) => `${capture.kind}:${mode}`);

  test('[SE-203] someone who only listens has nothing before them but their notebook', () => {
    const room = inStep(liveRoom(), 'discuss');
    expect(kinds(room, ana, 'discuss')).toEqual(['notebook:write']);
    expect(kinds(room, dee, 'discuss')).toEqual(['notes:write']);
  });

  test('[SE-202] replies and marks appear only when the cards are handed over, marks to their keeper alone', () => {
    expect(kinds(writing(), ana, 'probe')).toEqual(['private-cards:read']);
    expect(kinds(writing(), dee, 'probe')).toEqual(['private-cards:write']);
    expect(kinds(handedOver(), ana, 'probe')).toEqual(['private-cards:read', 'marks:write', 'notes:write']);
    expect(kinds(handedOver(), dee, 'probe')).toEqual(['private-cards:write', 'notes:read']);
  });

  test('[SE-202] a step looked back at is read only, but private pages and takeaways stay open', () => {
    const room = inStep(inStep(liveRoom(), 'debrief'), 'clarify');
    expect(kinds(room, dee, 'clarify')).toEqual(['questions-and-answers:write']);
    expect(kinds(room, dee, 'debrief')).toEqual(['notes:read', 'takeaways:write', 'pulse:write']);
    expect(kinds(room, dee, 'probe')).toEqual(['private-cards:write']);
    expect(kinds(room, ana, 'discuss')).toEqual(['notes:read', 'notebook:write']);
  });
});

describe('the leading bar', () => {
  test('[SE-206] it offers first what most likely comes next', () => {
    expect(nextActOf(liveRoom().state)).toEqual({ kind: 'move', stepIndex: 1, title: 'Clarifying questions' });
    expect(nextActOf(writing().state).kind).toBe('open-reading');
    expect(nextActOf(reading().state)).toMatchObject({ kind: 'move', title: 'Discuss solutions' });
    expect(nextActOf(readAll(reading()).state)).toMatchObject({ kind: 'hand-over', to: 'Ana' });
    expect(nextActOf(handedOver().state)).toMatchObject({ kind: 'move', title: 'Discuss solutions' });
    expect(nextActOf(inStep(liveRoom(), 'debrief').state)).toEqual({ kind: 'end' });
  });

  test('[SE-207] only the heir is asked to take over, and both sides can end it', () => {
    const gone = leave(liveRoom(), ben);
    const asked = everyone.filter(({ personId }) => seatBannersOf(gone.state, personId, NINE).some((banner) => banner.kind === 'vacant'));
    expect(asked.map(({ name }) => name)).toEqual(['Cy']);
    const lent = act(gone, cy, { type: 'TakeLentSeat', seatId: 'facilitator' });
    expect(seatBannersOf(lent.state, cy, NINE)).toMatchObject([{ kind: 'lent-to-you', name: 'Ben' }]);
    expect(seatBannersOf(arrive(lent, ben).state, cy, NINE)).toEqual([]);
  });

  test('[SE-207] nobody is asked to take over before the session is due and a few minutes have passed', () => {
    const waiting = arrive(plannedRoom(), ana, cy, dee);
    expect(seatBannersOf(waiting.state, cy, NINE - 86_400_000)).toEqual([]);
    expect(seatBannersOf(waiting.state, cy, NINE + MINUTE)).toEqual([]);
    expect(seatBannersOf(waiting.state, cy, NINE + 4 * MINUTE)).toMatchObject([{ kind: 'vacant', name: 'Ben', wasHere: false }]);
  });

  test('[SE-207] whoever leads hears that the one whose problem it is has lost connection', () => {
    const gone = leave(liveRoom(), ana);
    expect(seatBannersOf(gone.state, ben, NINE)).toMatchObject([{ kind: 'holder-away', name: 'Ana' }]);
    expect(seatBannersOf(gone.state, dee, NINE)).toEqual([]);
  });
});

describe('the thread and the late joiner', () => {
  test('[SE-217] the thread shows planned minutes, and used ones once a step has begun', () => {
    const room = later(inStep(later(liveRoom(), 7), 'clarify'), 2);
    expect(chalkSteps(room.state, room.now).slice(0, 3)).toMatchObject([
      { state: 'done', usedMinutes: 7 },
      { state: 'current', plannedMinutes: 5, usedMinutes: 2 },
      { state: 'ahead' },
    ]);
  });

  test('[SE-214] who comes in after something was shared is offered to read it; who was there is not', () => {
    const planned = arrive(plannedRoom(), ana, ben, cy);
    const started = act(planned, ben, { type: 'StartSession', problemVersion: null });
    const moved = arrive(later(inStep(started, 'clarify'), 3), dee);
    expect(cameLate(moved.state, dee)).toBe(true);
    expect(cameLate(moved.state, cy)).toBe(false);
    expect(cameLate(started.state, eli)).toBe(false);
  });
});

describe('words that come back', () => {
  test('[SE-216] what waits on this device is known by the thing it makes, so that the screen can say so beside it', () => {
    expect(thingOf(nextStep(1))).toBe(id(3001));
    expect(thingOf({ type: 'AnswerQuestion', captureId: 'c', entryId: id(1), answer: 'three' })).toBe(id(1));
    expect(thingOf({ type: 'PauseClock', stepId: 'present' })).toBeNull();
  });

  test('[SE-215] a refused command gives back every word that was typed in it', () => {
    expect(textOf(nextStep(1))).toContain('Sit in on two team meetings');
    expect(textOf(nextStep(1))).toContain('third-grade team, Tuesdays');
    expect(textOf({ type: 'GiveTakeaway', captureId: 'takeaways', text: 'one', willTry: 'two' })).toBe('one\n\ntwo');
    expect(textOf({ type: 'ExtendClock', stepId: 'present', addedMs: MINUTE })).toBe('');
    expect(textOf({ type: 'AnswerQuestion', captureId: 'c', entryId: id(1), answer: 'three' })).toBe('three');
  });
});

describe('the shared screen', () => {
  test('[SE-209] whatever happens in whatever protocol, no private word is drawn on the shared screen', () => {
    fc.assert(
      fc.property(anyProtocol, deeds(80), (content, some) => {
        const { state } = live(content, some);
        const drawn = JSON.stringify(state.plan.protocol.content.steps.map((step) => publicOn(state, step)));
        for (const [captureId, filled] of Object.entries(state.captures)) {
          const hidden = filled.kind === 'private-cards' ? filled.cards.filter((one) => one.status === 'written' || one.status === 'unread-handed').map((one) => one.text) : filled.kind === 'notebook' ? Object.values(filled.pages) : [];
          for (const text of hidden) if (text !== '') expect(drawn, captureId).not.toContain(text);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('[SE-209] a card is drawn large while it is read, and with the others when it was read', () => {
    const started = reading();
    const cards = started.state.captures['probing-questions'];
    const reader = cards?.kind === 'private-cards' ? cards.order[0]! : '';
    const beingRead = act(started, reader, { type: 'StartReadingCard', ...cardRef(reader === dee ? 1 : 2) });
    expect(publicOn(started.state, stepOf(started.state))).toEqual([]);
    expect(publicOn(beingRead.state, stepOf(beingRead.state))).toHaveLength(1);
    expect(publicOn(readAll(reading()).state, stepOf(started.state))).toHaveLength(2);
  });
});
