import { expect, test } from 'vitest';
import { act, ana, ben, card, cy, dee, eli, entry, id, inStep, later, liveRoom, max, nextStep, plannedRoom, refusal, type Room } from '../../../../test/unit/sessions/room.ts';
import { visit } from '../../../../test/unit/sessions/protocols.ts';
import { namesAnActor } from './actor-names.ts';
import { missing } from './missing.ts';

const notebook = (text: string) => ({ type: 'WriteNotebook' as const, captureId: 'listening-notebook', text });
const takeaway = (text: string) => ({ type: 'GiveTakeaway' as const, captureId: 'takeaways', text, willTry: 'Ask first.' });
const question = (number: number, askedBy: string) => ({ type: 'AskQuestion' as const, captureId: 'clarifying-questions', entryId: id(4000 + number), askedBy, text: `How many classes, ${number}?` });
const end = (room: Room) => act(room, ben, { type: 'EndSession', moves: room.state.moves });

test('[SE-11] who writes into a capture is said by the protocol’s writers alone', () => {
  const discuss = inStep(liveRoom(), 'discuss');
  expect(refusal(discuss, dee, entry('solutions', 1))).toBeNull();
  expect(refusal(discuss, dee, { ...notebook('mine') })).toBe('not-a-writer');
  const steps = inStep(discuss, 'next-steps');
  expect(refusal(steps, ben, nextStep(1))).toBe('not-a-writer');
  expect(refusal(steps, ana, nextStep(1))).toBeNull();
  expect(refusal(inStep(liveRoom(), 'probe'), ana, card(1))).toBe('not-a-writer');
  expect(refusal(discuss, dee, entry('nothing', 1))).toBe('no-such-capture');
  expect(refusal(discuss, dee, entry('takeaways', 1))).toBe('no-such-capture');
});

test('[SE-12] whoever only listens in a step can write in it nothing but their notebook', () => {
  const discuss = inStep(liveRoom(), 'discuss');
  const tries = [entry('solutions', 1), entry('reflection', 2), question(1, ana), nextStep(1), takeaway('x'), card(1), { type: 'MarkCard' as const, captureId: 'questions-that-stay', cardId: id(1), marked: true }];
  expect(new Set(tries.map((command) => refusal(discuss, ana, command)))).toEqual(new Set(['only-listening']));
  expect(refusal(discuss, ana, notebook('hear: team time'))).toBeNull();
});

test('[SE-12] listening ends with the step', () => {
  const after = inStep(inStep(liveRoom(), 'discuss'), 'debrief');
  expect(refusal(after, ana, takeaway('I was not alone'))).toBeNull();
});

test('[SE-40] a shared list takes writing while the room is in its step and is readable ever after', () => {
  const written = act(inStep(liveRoom(), 'discuss'), dee, entry('solutions', 1));
  const moved = inStep(written, 'next-steps');
  expect(refusal(moved, dee, entry('solutions', 2))).toBe('step-closed');
  expect(refusal(moved, dee, { ...entry('solutions', 1), type: 'ChangeEntry' as const })).toBe('step-closed');
  expect(refusal(liveRoom(), dee, entry('solutions', 1))).toBe('step-closed');
  expect(moved.state.captures['solutions']).toMatchObject({ entries: [{ text: 'entry 1' }] });
  expect(refusal(plannedRoom(), dee, entry('solutions', 1))).toBe('not-started');
});

test('[SE-41] private cards and the notebook take writing all session, takeaways from their step on', () => {
  const moved = inStep(act(inStep(liveRoom(), 'probe'), dee, card(1)), 'discuss');
  expect(refusal(moved, dee, card(1, 'a better question'))).toBeNull();
  expect(refusal(inStep(moved, 'debrief'), ana, notebook('late thought'))).toBeNull();
  expect(refusal(moved, dee, takeaway('early'))).toBe('step-not-reached');
  expect(refusal(moved, dee, { type: 'GivePulse', captureId: 'worth-our-time', answer: 'Mostly' })).toBe('step-not-reached');
});

test('[SE-41] a card, a notebook page or a takeaway under way is still taken for 30 seconds after the end', () => {
  const ended = end(inStep(liveRoom(), 'debrief'));
  const soon = later(ended, 0.5);
  const late = later(ended, 0.51);
  for (const [who, command] of [[dee, card(1)], [ana, notebook('last line')], [dee, takeaway('last words')]] as const) {
    expect(refusal(soon, who, command)).toBeNull();
    expect(refusal(late, who, command)).toBe('session-ended');
  }
  expect(refusal(soon, dee, entry('process-notes', 1))).toBe('session-ended');
});

test('[SE-42] an entry belongs to who wrote it; others add their own', () => {
  const written = act(inStep(liveRoom(), 'discuss'), dee, entry('solutions', 1));
  expect(refusal(written, eli, { ...entry('solutions', 1, 'mine now'), type: 'ChangeEntry' as const })).toBe('not-your-entry');
  expect(refusal(written, eli, { type: 'RemoveEntry', captureId: 'solutions', entryId: id(2001) })).toBe('not-your-entry');
  expect(refusal(written, eli, entry('solutions', 1, 'same place'))).toBe('id-taken');
  const changed = act(later(written, 1), dee, { ...entry('solutions', 1, 'clearer'), type: 'ChangeEntry' as const });
  expect(changed.state.captures['solutions']).toMatchObject({ entries: [{ text: 'clearer', authorId: dee, editedAt: changed.now }] });
  const gone = act(changed, dee, { type: 'RemoveEntry', captureId: 'solutions', entryId: id(2001) });
  expect(gone.state.captures['solutions']).toMatchObject({ entries: [] });
  expect(refusal(gone, dee, { ...entry('solutions', 1, 'too late'), type: 'ChangeEntry' as const })).toBe('entry-gone');
});

test('[SE-43] an entry stands in one of the capture’s columns, where it has columns', () => {
  const room = liveRoom({ content: visit, seats: { host: ana, guide: ben } });
  expect(refusal(room, dee, entry('seen', 1, 'asks why', 'student'))).toBeNull();
  expect(refusal(room, dee, entry('seen', 1, 'asks why', null))).toBe('no-such-column');
  expect(refusal(room, dee, entry('seen', 1, 'asks why', 'parent'))).toBe('no-such-column');
  expect(refusal(inStep(liveRoom(), 'discuss'), dee, entry('solutions', 1, 'x', 'student'))).toBe('no-such-column');
});

test('[SE-44] a question is recorded by whoever types and answered in place', () => {
  const clarify = inStep(liveRoom(), 'clarify');
  expect(refusal(clarify, cy, question(1, max))).toBe('no-such-person');
  const asked = act(clarify, cy, question(1, dee));
  const answered = act(asked, ana, { type: 'AnswerQuestion', captureId: 'clarifying-questions', entryId: id(4001), answer: 'Three.' });
  expect(answered.state.captures['clarifying-questions']).toEqual({
    kind: 'questions-and-answers',
    questions: [{ entryId: id(4001), askedBy: dee, recordedBy: cy, text: 'How many classes, 1?', answer: 'Three.' }],
  });
  const remove = { type: 'RemoveQuestion' as const, captureId: 'clarifying-questions', entryId: id(4001) };
  expect([eli, cy, dee, ben].map((who) => refusal(answered, who, remove))).toEqual(['not-your-entry', null, null, null]);
});

test.each(['leadership', ' Leadership ', 'LEADERSHIP', 'the leadership team', 'admin', 'Administration', 'the admin team', 'we', 'We all', 'staff', 'all staff', 'the school', 'our schools', 'everyone', 'Every one', 'everybody', 'teachers', 'all the teachers', 'the team', 'TBD', 'n/a', 'the district', 'central office', 'they', '—', 'school leadership', 'leaders and teachers', 'the staff’s'])(
  '[SE-45] "%s" is nobody',
  (actor) => expect(namesAnActor(actor)).toBe(false),
);

test.each(['Instructional Leadership Team', 'ILT', 'GLT', 'Ms. Ortiz', 'I', 'principal', 'AP', 'the literacy coach', 'third-grade team', 'Math department', '3rd grade teachers', 'school counselor', 'Dr. Staff-Lee', 'the front office', 'equipo de lectura', '李老师'])(
  '[SE-45] "%s" names who will do it',
  (actor) => expect(namesAnActor(actor)).toBe(true),
);

test('[SE-45] a next step for nobody is refused with the reason, and taken when it names someone', () => {
  const room = inStep(liveRoom(), 'next-steps');
  expect(refusal(room, ana, nextStep(1, { actor: 'Leadership' }))).toBe('actor-not-named');
  const written = act(room, ana, nextStep(1), nextStep(1, { actor: 'Instructional Leadership Team' }), nextStep(2, { horizon: 'long' }));
  expect(written.state.captures['commitments']).toMatchObject({ nextSteps: [{ actor: 'Instructional Leadership Team', authorId: ana }, { horizon: 'long' }] });
  const removed = act(written, ana, { type: 'RemoveNextStep', captureId: 'commitments', nextStepId: id(3001) });
  expect(removed.state.captures['commitments']).toMatchObject({ nextSteps: [{ horizon: 'long' }] });
});

test('[SE-46] a next step is due on a day that has not passed', () => {
  const room = inStep(liveRoom(), 'next-steps');
  expect(refusal(room, ana, nextStep(1, { dueOn: '2026-10-14' }))).toBeNull();
  expect(refusal(room, ana, nextStep(1, { dueOn: '2026-10-12' }))).toBe('due-in-the-past');
});

test('[SE-47] a repeated command changes nothing the second time', () => {
  const twice = (room: Room, who: string, command: Parameters<typeof act>[2]) => {
    const once = act(room, who, command);
    expect(once.events.length).toBeGreaterThan(room.events.length);
    expect(act(once, who, command).events).toHaveLength(once.events.length);
  };
  const probe = inStep(liveRoom(), 'probe');
  twice(probe, dee, card(1));
  twice(act(probe, dee, card(1)), dee, { type: 'RemoveCard', captureId: 'probing-questions', cardId: id(1001) });
  twice(inStep(probe, 'discuss'), dee, entry('solutions', 1));
  twice(inStep(probe, 'discuss'), ana, notebook('x'));
  twice(inStep(probe, 'clarify'), dee, question(1, dee));
  twice(inStep(probe, 'next-steps'), ana, nextStep(1));
  twice(inStep(probe, 'debrief'), dee, takeaway('x'));
  twice(inStep(probe, 'debrief'), dee, { type: 'GivePulse', captureId: 'worth-our-time', answer: 'Mostly' });
  twice(probe, ben, { type: 'PauseClock', stepId: 'probe' });
  twice(probe, ben, { type: 'EndSession', moves: probe.state.moves });
});

test('[SE-48] what a step still lacks is a hint to people and stops nothing', () => {
  const room = act(inStep(liveRoom(), 'next-steps'), ana, nextStep(1));
  const codes = (who: string, so: Room) => missing(so.state, who).map((hint) => hint.code);
  expect(codes(ana, room)).toEqual(['no-long-step']);
  const debrief = act(inStep(room, 'debrief'), dee, takeaway('x'));
  expect(codes(dee, debrief)).toEqual(['no-long-step', 'takeaways-open', 'your-pulse']);
  expect(missing(debrief.state, dee).find((hint) => hint.code === 'takeaways-open')!.words).toBe('No takeaway yet from Ana, Ben, Cy, Eli, Fay, Gus.');
  expect(end(debrief).state.status).toBe('ended');
});

test('[SE-48] a hint says nothing about what others wrote in private', () => {
  const probe = inStep(liveRoom(), 'probe');
  const written = act(probe, dee, card(1));
  expect(missing(written.state, ben)).toEqual(missing(probe.state, ben));
  expect(missing(probe.state, dee).map((hint) => hint.code)).toEqual(['your-card', 'reading-not-opened']);
  expect(missing(written.state, dee).map((hint) => hint.code)).toEqual(['reading-not-opened']);
});
