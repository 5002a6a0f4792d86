import { parseArgs } from 'node:util';
import { sortedTable, type CodingTable } from '../../src/slices/coding/model/queries/coding-table.ts';
import { codedSources } from '../agreement-support/data.ts';
import type { Engine } from './engines.ts';

/** A made study: its codings as a table, and how its sources belong to cases. */
export interface Project {
  readonly size: string;
  readonly table: CodingTable;
  readonly cases: number;
  /** How long it took to put 100,000 codings into the order that queries need. */
  readonly sortedInMs: number;
}

/** The sizes of all races over codings. */
export const SIZES = [
  { size: 'small', sources: 20, length: 20_000, codings: 2_000, codes: 70, cases: 10, rounds: 9 },
  { size: 'real', sources: 500, length: 50_000, codings: 100_000, codes: 700, cases: 60, rounds: 9 },
  { size: '10x', sources: 2_000, length: 50_000, codings: 1_000_000, codes: 900, cases: 200, rounds: 3 },
] as const;

/** The sizes that are asked for: `--size real`, several times for several; all unless said. */
export function askedSizes(): readonly string[] {
  const { values } = parseArgs({ options: { size: { type: 'string', multiple: true, default: ['transcripts', 'small', 'real', '10x'] } } });
  return values.size;
}

/** A study of this size, the same for the same size. */
export function projectOf({ size, sources, length, codings, codes, cases }: (typeof SIZES)[number]): Project {
  const { columns } = codedSources(sources, length, codings, codes, 11);
  const named = (letter: string, many: number): string[] => Array.from({ length: many }, (_, at) => `${letter}${at}`);
  const from = performance.now();
  const table = sortedTable({ columns: { ...columns, round: new Int32Array(codings) }, ids: named('x', codings), sources: named('s', sources), codes: named('c', codes), coders: named('k', 2), rounds: ['r'] });
  return { size, table, cases, sortedInMs: performance.now() - from };
}

/** Puts the study into a database, with the index that its queries want. */
export async function fillProject(engine: Engine, { table, cases }: Project): Promise<void> {
  await engine.all('create table coding (id integer, source integer, code integer, coder integer, start integer, finish integer)');
  await engine.all('create table source_case (source integer, cased integer)');
  const { source, code, coder, start, end } = table.columns;
  await engine.fill('coding', [Int32Array.from(source.keys()), source, code, coder, start, end]);
  await engine.fill('source_case', [Int32Array.from(table.sources.keys()), Int32Array.from(table.sources, (_, at) => at % cases)]);
  if (engine.name !== 'DuckDB') {
    await engine.all('create index coding_place on coding (source, start, finish, code, id)');
    await engine.all('analyze');
  }
}
