import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { must } from '../../src/kernel/result.ts';
import { replay } from '../../src/slices/sessions/model/evolve.ts';
import { EVENT_VERSIONS, readEvent } from '../../src/slices/sessions/model/read-event.ts';

/** A log as some version of the program wrote it, and the state it amounted to. Such a file is added, never changed. */
interface GoldenLog {
  readonly story: string;
  readonly events: readonly { readonly type: string; readonly v: number }[];
  readonly state: unknown;
}

const folder = import.meta.dirname;
const logs = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ name, log: JSON.parse(readFileSync(join(folder, name), 'utf8')) as GoldenLog }));

test.each(logs)('[SE-73] the log $name replays to the state it always had', ({ log }) => {
  const events = log.events.map((stored) => must(readEvent(stored)));
  expect(JSON.parse(JSON.stringify(replay(events)))).toEqual(log.state);
});

test('[SE-73] every kind of event, in every version that was ever written, is in some golden log', () => {
  const kept = new Set(logs.flatMap(({ log }) => log.events.map(({ type, v }) => `${type} ${v}`)));
  const written = Object.entries(EVENT_VERSIONS).flatMap(([type, newest]) => Array.from({ length: newest }, (_, index) => `${type} ${index + 1}`));
  expect(written.filter((shape) => !kept.has(shape))).toEqual([]);
});
