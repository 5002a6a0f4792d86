import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A log as some version of the program wrote it, and the state it amounted to. Such a file is added, never changed. */
export interface GoldenLog {
  readonly story: string;
  readonly events: readonly { readonly type: string; readonly v: number }[];
  readonly state: unknown;
}

/** The golden logs of a folder, by name. */
export function goldenLogs(folder: string): readonly { readonly name: string; readonly log: GoldenLog }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ name, log: JSON.parse(readFileSync(join(folder, name), 'utf8')) as GoldenLog }));
}

/** The kinds of event, in every version up to the newest, that no golden log of a folder has. */
export function shapesWithoutLog(folder: string, newestOf: Readonly<Record<string, number>>): readonly string[] {
  const kept = new Set(goldenLogs(folder).flatMap(({ log }) => log.events.map(({ type, v }) => `${type} ${v}`)));
  const written = Object.entries(newestOf).flatMap(([type, newest]) => Array.from({ length: newest }, (_, index) => `${type} ${index + 1}`));
  return written.filter((shape) => !kept.has(shape));
}
