import { expect, test } from 'vitest';
import { must } from '../../src/kernel/result.ts';
import { replay } from '../../src/slices/sessions/model/evolve.ts';
import { EVENT_VERSIONS, readEvent } from '../../src/slices/sessions/model/read-event.ts';
import { goldenLogs, shapesWithoutLog } from '../support/golden-logs.ts';

test.each(goldenLogs(import.meta.dirname))('[SE-73] the log $name replays to the state it always had', ({ log }) => {
  const events = log.events.map((stored) => must(readEvent(stored)));
  expect(JSON.parse(JSON.stringify(replay(events)))).toEqual(log.state);
});

test('[SE-73] every kind of event, in every version that was ever written, is in some golden log', () => {
  expect(shapesWithoutLog(import.meta.dirname, EVENT_VERSIONS)).toEqual([]);
});
