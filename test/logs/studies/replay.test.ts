import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { must } from '../../../src/kernel/result.ts';
import { replay } from '../../../src/slices/coding/model/study/evolve.ts';
import { readStudyEvent, STUDY_EVENT_VERSIONS } from '../../../src/slices/coding/model/study/read-event.ts';
import { plain } from '../../unit/coding/a-study.ts';

/** The stream of a study as some version of the program wrote it, and the state it amounted to. Such a file is added, never changed. */
interface GoldenLog {
  readonly story: string;
  readonly events: readonly { readonly type: string; readonly v: number }[];
  readonly state: unknown;
}

const folder = import.meta.dirname;
const logs = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ name, log: JSON.parse(readFileSync(join(folder, name), 'utf8')) as GoldenLog }));

test.each(logs)('[CG-46] the stream $name replays to the study it always was', ({ log }) => {
  const events = log.events.map((stored) => must(readStudyEvent(stored)));
  expect(JSON.parse(JSON.stringify(plain(replay(events)!, ['histories'])))).toEqual(log.state);
});

test('[CG-46] every kind of event, in every version that was ever written, is in some golden stream', () => {
  const kept = new Set(logs.flatMap(({ log }) => log.events.map(({ type, v }) => `${type} ${v}`)));
  const written = Object.entries(STUDY_EVENT_VERSIONS).flatMap(([type, newest]) => Array.from({ length: newest }, (_, index) => `${type} ${index + 1}`));
  expect(written.filter((shape) => !kept.has(shape))).toEqual([]);
});
