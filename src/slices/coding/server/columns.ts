import type { Coding } from '../model/study/entities.ts';
import type { SourceCodings } from '../model/study/state.ts';

/** The codings of one source as columns, in order of their start; `code`, `coder` and `round` are places in the lists of ids. */
export interface SourceColumns {
  readonly ids: readonly string[];
  readonly codes: readonly string[];
  readonly coders: readonly string[];
  readonly rounds: readonly string[];
  readonly code: Int32Array;
  readonly coder: Int32Array;
  readonly round: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
}

const columns = new WeakMap<SourceCodings, SourceColumns>();
const counts = new WeakMap<SourceCodings, ReadonlyMap<string, number>>();

/** A source's codings as columns; made once for each state of the source, whoever asks. */
export function columnsOf(codings: SourceCodings): SourceColumns {
  let made = columns.get(codings);
  if (!made) columns.set(codings, (made = makeColumns(codings)));
  return made;
}

/** The order of codings of one source: where they begin, then where they end, then by id. */
export function inTextOrder(a: Coding, b: Coding): number {
  return a.start - b.start || a.end - b.end || (a.codingId < b.codingId ? -1 : 1);
}

/** How many codings of a source each code has. */
export function countsByCode(codings: SourceCodings): ReadonlyMap<string, number> {
  const known = counts.get(codings);
  if (known) return known;
  const made = new Map<string, number>();
  for (const { codeId } of codings.values()) made.set(codeId, (made.get(codeId) ?? 0) + 1);
  counts.set(codings, made);
  return made;
}

function makeColumns(codings: SourceCodings): SourceColumns {
  const sorted = [...codings.values()].sort(inTextOrder);
  const [codes, coders, rounds] = [numbered(), numbered(), numbered()];
  const column = (): Int32Array => new Int32Array(sorted.length);
  const [code, coder, round, start, end] = [column(), column(), column(), column(), column()];
  const ids: string[] = [];
  for (const [at, coding] of sorted.entries()) {
    ids.push(coding.codingId);
    code[at] = codes.of(coding.codeId);
    coder[at] = coders.of(coding.coderId);
    round[at] = rounds.of(coding.roundId);
    start[at] = coding.start;
    end[at] = coding.end;
  }
  return { ids, code, coder, round, start, end, codes: codes.ids, coders: coders.ids, rounds: rounds.ids };
}

/** How long this process may be busy before others come by, in ms. */
const BUSY_MS = 10;

/** Makes something ready for everything in a study, letting others come by: a large study takes longer than one may wait. */
export async function makeReady<Thing>(things: ReadonlyMap<string, Thing>, make: (thing: Thing) => unknown): Promise<void> {
  let since = performance.now();
  for (const thing of things.values()) {
    make(thing);
    if (performance.now() - since < BUSY_MS) continue;
    await new Promise((goOn) => setImmediate(goOn));
    since = performance.now();
  }
}

/** Numbers for ids, from 0, in the order in which they are met; `known` come first. */
export function numbered(known: Iterable<string> = []): { readonly ids: string[]; readonly of: (id: string) => number } {
  const ids = [...known];
  const numbers = new Map(ids.map((id, at) => [id, at]));
  return {
    ids,
    of(id) {
      let number = numbers.get(id);
      if (number === undefined) numbers.set(id, (number = ids.push(id) - 1));
      return number;
    },
  };
}
