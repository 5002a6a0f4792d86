import { expect, test } from 'vitest';
import { must } from '../../../src/kernel/result.ts';
import { replay } from '../../../src/slices/coding/model/study/evolve.ts';
import { readStudyEvent, STUDY_EVENT_VERSIONS } from '../../../src/slices/coding/model/study/read-event.ts';
import { plain } from '../../unit/coding/a-study.ts';
import { goldenLogs, shapesWithoutLog } from '../../support/golden-logs.ts';

test.each(goldenLogs(import.meta.dirname))('[CG-46] the stream $name replays to the study it always was', ({ log }) => {
  const events = log.events.map((stored) => must(readStudyEvent(stored)));
  expect(JSON.parse(JSON.stringify(plain(replay(events)!, ['histories'])))).toEqual(log.state);
});

test('[CG-46] every kind of event, in every version that was ever written, is in some golden stream', () => {
  expect(shapesWithoutLog(import.meta.dirname, STUDY_EVENT_VERSIONS)).toEqual([]);
});
