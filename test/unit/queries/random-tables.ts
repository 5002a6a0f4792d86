import fc from 'fast-check';
import { codingTable, type CodingNames, type CodingRow, type CodingTable } from '../../../src/slices/coding/model/queries/coding-table.ts';

fc.configureGlobal({ seed: 20261122 });

/** What exists in the small studies of these tests, with and without codings. */
export const NAMES: CodingNames = { sources: ['s0', 's1', 's2', 's3'], codes: ['joint work', 'modeling', 'talk', 'brokering'], coders: ['ana', 'ben'], rounds: ['r1', 'r2'] };
/** Every text of these tests has this many code points. */
export const LENGTH = 24;

const row = fc.record({ sourceId: fc.constantFrom(...NAMES.sources), codeId: fc.constantFrom(...NAMES.codes), coderId: fc.constantFrom(...NAMES.coders), roundId: fc.constantFrom(...NAMES.rounds), start: fc.nat(LENGTH - 1), size: fc.integer({ min: 1, max: 9 }) });

/** Codings in any order, many of them overlapping. */
export const someRows: fc.Arbitrary<CodingRow[]> = fc.array(row, { maxLength: 25 }).map((rows) => rows.map(({ size, ...one }, at) => ({ ...one, id: `c${at}`, end: Math.min(LENGTH, one.start + size) })));

/** A table with the names of these tests. */
export function tableOf(rows: readonly CodingRow[]): CodingTable {
  return codingTable(rows, NAMES);
}

/** A coding with what a test does not care about filled in. */
export function coding(codeId: string, sourceId: string, start: number, end: number, more: Partial<CodingRow> = {}): CodingRow {
  return { id: `${codeId} ${sourceId} ${start}-${end}${more.coderId ?? ''}`, codeId, sourceId, start, end, coderId: 'ana', roundId: 'r1', ...more };
}

/** The places that codings cover, one by one: what every sweep is held to. */
export function placesOf(rows: readonly CodingRow[]): Set<string> {
  return new Set(rows.flatMap(({ sourceId, start, end }) => Array.from({ length: end - start }, (_, at) => `${sourceId} ${start + at}`)));
}
