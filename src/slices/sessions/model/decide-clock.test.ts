import { expect, test } from 'vitest';
import { act, ben, dee, inStep, later, liveRoom, MINUTE, NINE, refusal } from '../../../../test/unit/sessions/room.ts';
import { remainingMs, usedMs } from './clock.ts';
import { offerToShorten, planDrift } from './drift.ts';

const extend = (stepId: string, minutes: number) => ({ type: 'ExtendClock' as const, stepId, addedMs: minutes * MINUTE });
const reached = (stepId: string, run: number) => ({ type: 'NoteTimeReached' as const, stepId, run });

test('[SE-33] in overtime the clock counts on and the end of the time is noted once per run', () => {
  const over = later(liveRoom(), 9);
  expect(remainingMs(over.state.steps[0]!.clock, over.now)).toBe(-2 * MINUTE);
  const noted = act(over, null, reached('present', 1));
  expect(noted.events.at(-1)).toMatchObject({ type: 'StepTimeReached', stepId: 'present', run: 1 });
  expect(act(noted, null, reached('present', 1)).events).toHaveLength(noted.events.length);
  expect(noted.state).toMatchObject({ current: 0, status: 'live' });
});

test('[SE-33] a note that time is reached says nothing when it comes early, for a former run or for another step', () => {
  const room = later(liveRoom(), 6.9);
  expect(act(room, null, reached('present', 1), reached('clarify', 1)).events).toHaveLength(room.events.length);
  const second = inStep(later(inStep(room, 'clarify'), 1), 'present');
  expect(act(later(second, 20), null, reached('present', 1)).events).toHaveLength(second.events.length);
});

test('[SE-34] time is added or taken back, never to less than one minute in all', () => {
  const room = act(liveRoom(), ben, extend('present', 2), extend('present', -1));
  expect(remainingMs(room.state.steps[0]!.clock, room.now)).toBe(8 * MINUTE);
  expect(refusal(room, ben, extend('present', -7.5))).toBe('clock-too-short');
  expect(refusal(room, dee, extend('present', 1))).toBe('not-your-seat');
  expect(refusal(room, ben, extend('clarify', 1))).toBe('step-closed');
});

test('[SE-34] time given after the end runs out and is noted again', () => {
  const noted = act(later(liveRoom(), 8), null, reached('present', 1));
  const more = later(act(noted, ben, extend('present', 3)), 2);
  expect(act(more, null, reached('present', 1)).events.at(-1)?.type).toBe('StepTimeReached');
});

test('[SE-35] a pause is not counted as time used, even when the step is left during it', () => {
  const paused = act(later(liveRoom(), 2), ben, { type: 'PauseClock', stepId: 'present' });
  const longer = later(paused, 5);
  expect(usedMs(longer.state.steps[0]!.clock, longer.now)).toBe(2 * MINUTE);
  const resumed = later(act(longer, ben, { type: 'ResumeClock', stepId: 'present' }), 1);
  expect(usedMs(resumed.state.steps[0]!.clock, resumed.now)).toBe(3 * MINUTE);
  const left = inStep(longer, 'clarify');
  expect(usedMs(left.state.steps[0]!.clock, later(left, 60).now)).toBe(2 * MINUTE);
});

test('[SE-35] a server clock that is set back never makes time used negative', () => {
  const paused = act(later(liveRoom(), 2), ben, { type: 'PauseClock', stepId: 'present' });
  const earlier = act(later(paused, -60), ben, { type: 'ResumeClock', stepId: 'present' });
  expect(earlier.events.at(-1)).toMatchObject({ type: 'ClockResumed', pausedMs: 0 });
  expect(usedMs(earlier.state.steps[0]!.clock, earlier.now)).toBe(0);
});

test('[SE-36] on time there is no offer; late, later unprotected steps are offered to give in proportion', () => {
  const room = liveRoom();
  expect(planDrift(room.state, NINE)).toEqual({ plannedEndAt: NINE + 45 * MINUTE, expectedEndAt: NINE + 45 * MINUTE, behindMs: 0 });
  expect(offerToShorten(room.state, NINE)).toBeNull();
  const late = inStep(later(room, 9), 'clarify');
  const offer = offerToShorten(late.state, late.now)!;
  expect(offer).toMatchObject({ behindMs: 2 * MINUTE, stillBehindMs: 0, protectedTitles: ['Probing questions'] });
  expect(offer.steps).toEqual([{ stepId: 'discuss', title: 'Discuss solutions', fromMs: 13 * MINUTE, toMs: 11 * MINUTE }]);
});

test('[SE-36] only when shorter times are not enough do steps go below them, and never under a minute', () => {
  const late = inStep(later(liveRoom(), 17), 'clarify');
  const offer = offerToShorten(late.state, late.now)!;
  expect(offer.behindMs).toBe(10 * MINUTE);
  expect(offer.stillBehindMs).toBe(0);
  expect(offer.steps.map(({ stepId }) => stepId)).toEqual(['discuss', 'next-steps', 'debrief']);
  for (const step of offer.steps) expect(step.toMs).toBeGreaterThanOrEqual(MINUTE);
  const hopeless = offerToShorten(inStep(later(liveRoom(), 60), 'clarify').state, NINE + 60 * MINUTE)!;
  expect(hopeless.steps.map(({ toMs }) => toMs)).toEqual([MINUTE, MINUTE, MINUTE]);
  expect(hopeless.stillBehindMs).toBeGreaterThan(0);
});

test('[SE-36] an offer that is taken brings the session back to its time', () => {
  const late = inStep(later(liveRoom(), 12), 'clarify');
  const { steps } = offerToShorten(late.state, late.now)!;
  const plannedMs = Object.fromEntries(steps.map(({ stepId, toMs }) => [stepId, toMs]));
  const mended = act(late, ben, { type: 'ShortenLaterSteps', plannedMs });
  expect(planDrift(mended.state, mended.now)!.behindMs).toBeLessThanOrEqual(0);
  expect(offerToShorten(mended.state, mended.now)).toBeNull();
});

test('[SE-37] only later, unprotected steps can be shortened, and only by whoever leads', () => {
  const room = inStep(liveRoom(), 'clarify');
  const shorten = (plannedMs: Record<string, number>) => ({ type: 'ShortenLaterSteps' as const, plannedMs });
  expect(refusal(room, dee, shorten({ discuss: 8 * MINUTE }))).toBe('not-your-seat');
  expect(refusal(room, ben, shorten({ probe: 8 * MINUTE }))).toBe('step-protected');
  expect(refusal(room, ben, shorten({ present: 2 * MINUTE }))).toBe('not-a-later-step');
  expect(refusal(room, ben, shorten({ discuss: 20 * MINUTE }))).toBe('not-shorter');
  expect(refusal(room, ben, shorten({ lunch: MINUTE }))).toBe('no-such-step');
  expect(act(room, ben, shorten({ discuss: 8 * MINUTE })).state.steps[3]!.clock.plannedMs).toBe(8 * MINUTE);
});
