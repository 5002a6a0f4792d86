import { expect, test } from 'vitest';
import { act, ana, ben, dee, entry, inStep, later, liveRoom, max, MINUTE, plannedRoom, refusal } from '../../../../test/unit/sessions/room.ts';
import { usedMs } from './clock.ts';

const move = (stepIndex: number, moves: number) => ({ type: 'MoveToStep' as const, stepIndex, moves });

test('[SE-10] only the one who leads moves the room, and only people of the session act in it', () => {
  const room = liveRoom();
  expect(refusal(room, dee, move(1, 1))).toBe('not-your-seat');
  expect(refusal(room, max, { type: 'SignalReady', stepId: 'present', ready: true })).toBe('not-in-this-session');
  expect(refusal(room, null, move(1, 1))).toBe('not-in-this-session');
  expect(refusal(plannedRoom(), ben, move(1, 0))).toBe('not-started');
  expect(refusal(room, ben, move(9, 1))).toBe('no-such-step');
});

test('[SE-30] a move made for an older position of the room is refused', () => {
  const room = inStep(liveRoom(), 'clarify');
  expect(refusal(room, ben, move(2, room.state.moves - 1))).toBe('stale-moves');
  expect(refusal(room, ben, { type: 'EndSession', moves: room.state.moves - 1 })).toBe('stale-moves');
});

test('[SE-30] asked twice for the same step, the room is simply there', () => {
  const room = inStep(liveRoom(), 'clarify');
  const again = act(room, ben, move(1, 1));
  expect(again.events).toHaveLength(room.events.length);
});

test('[SE-31] a move can be undone for 30 seconds and the former clock runs as if it had never been left', () => {
  const first = later(act(later(liveRoom(), 3), ben, { type: 'ExtendClock', stepId: 'present', addedMs: MINUTE }), 1);
  const moved = later(inStep(first, 'clarify'), 0.4);
  const back = act(moved, ben, { type: 'UndoMove', moves: moved.state.moves });
  expect(back.state.current).toBe(0);
  expect(back.state.steps).toEqual(first.state.steps);
  expect(usedMs(back.state.steps[0]!.clock, back.now)).toBe(4.4 * MINUTE);
  expect(back.state.moves).toBeGreaterThan(moved.state.moves);
  const slow = later(moved, 0.2);
  expect(refusal(slow, ben, { type: 'UndoMove', moves: slow.state.moves })).toBe('undo-too-late');
  expect(refusal(moved, ben, { type: 'UndoMove', moves: moved.state.moves - 1 })).toBe('stale-moves');
  expect(refusal(back, ben, { type: 'UndoMove', moves: back.state.moves })).toBe('undo-too-late');
});

test('[SE-31] a move undone from a paused step finds it paused', () => {
  const paused = act(later(liveRoom(), 2), ben, { type: 'PauseClock', stepId: 'present' });
  const moved = inStep(later(paused, 3), 'clarify');
  const back = act(later(moved, 0.1), ben, { type: 'UndoMove', moves: moved.state.moves });
  expect(back.state.steps[0]!.clock).toEqual(paused.state.steps[0]!.clock);
});

test('[SE-32] coming back to a step starts a new run, and what earlier runs took still counts', () => {
  const away = inStep(later(liveRoom(), 6), 'clarify');
  const again = inStep(later(away, 1), 'present');
  expect(again.state.steps[0]).toMatchObject({ run: 2, earlierMs: 6 * MINUTE });
  expect(usedMs(again.state.steps[0]!.clock, again.now)).toBe(0);
  expect(again.state.steps[1]!.clock.endedAt).toBe(again.now);
});

test('[SE-38] being ready is information about people and moves nothing', () => {
  const ready = act(liveRoom(), dee, { type: 'SignalReady', stepId: 'present', ready: true });
  expect(ready.state.steps[0]!.ready).toEqual([dee]);
  expect(ready.state.current).toBe(0);
  expect(act(ready, dee, { type: 'SignalReady', stepId: 'present', ready: false }).state.steps[0]!.ready).toEqual([]);
  expect(refusal(inStep(ready, 'clarify'), dee, { type: 'SignalReady', stepId: 'present', ready: true })).toBe('step-closed');
});

test('[SE-39] the end can be taken back for 30 seconds, and the clock runs as if it had not been', () => {
  const last = later(inStep(liveRoom(), 'debrief'), 4);
  const ended = act(last, ben, { type: 'EndSession', moves: last.state.moves });
  expect(ended.state).toMatchObject({ status: 'ended', endedAt: ended.now });
  expect(refusal(ended, dee, entry('process-notes', 1))).toBe('session-ended');
  const open = act(later(ended, 0.5), ben, { type: 'ReopenSession' });
  expect(open.state).toMatchObject({ status: 'live', current: 5, endedAt: null });
  expect(usedMs(open.state.steps[5]!.clock, open.now)).toBe(4.5 * MINUTE);
  expect(act(open, dee, entry('process-notes', 1)).state.captures['process-notes']).toMatchObject({ entries: [{ text: 'entry 1' }] });
  expect(refusal(later(ended, 0.51), ben, { type: 'ReopenSession' })).toBe('reopen-too-late');
  expect(refusal(ended, ana, { type: 'ReopenSession' })).toBe('not-your-seat');
});

test('[SE-10] whoever leads confirms that the script was read', () => {
  const room = liveRoom();
  expect(refusal(room, dee, { type: 'ConfirmScriptRead', stepId: 'present' })).toBe('not-your-seat');
  expect(act(room, ben, { type: 'ConfirmScriptRead', stepId: 'present' }).state.steps[0]!.scriptRead).toBe(true);
});
