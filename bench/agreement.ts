// Agreement between coders: npm run bench -- agreement [--rounds 5]
//
// Every kernel beside a textbook implementation, and α beside npm's krippendorff where it is installed (it is no dependency of
// this product): put it into a folder of its own with `npm install krippendorff` and name the folder in JOINTWORK_BENCH_PEERS.
// All take turns in the same run; what would take minutes is measured in part and scaled, and says so. The figure is the ratio.
import { parseArgs } from 'node:util';
import { seededRandom } from '../src/kernel/seeded-random.ts';
import { unitizingDisagreements } from '../src/slices/coding/model/agreement/alpha-unitizing.ts';
import { bootstrap } from '../src/slices/coding/model/agreement/bootstrap.ts';
import { characterCells } from '../src/slices/coding/model/agreement/character-cells.ts';
import { collapse } from '../src/slices/coding/model/agreement/collapse.ts';
import { KRIPPENDORFF_ALPHA } from '../src/slices/coding/model/agreement/krippendorff-alpha.ts';
import { outcome } from '../src/slices/coding/model/agreement/statistic.ts';
import { unitTable } from '../src/slices/coding/model/agreement/unit-table.ts';
import { codedSources, codedUnits } from './agreement-support/data.ts';
import { textbookAlpha, textbookBootstrap, textbookCharacterKappa } from './agreement-support/textbook.ts';
import { percentile } from './live-support/measuring.ts';
import { loadPeer } from './query-support/peers.ts';

const { values: asked } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
const ROUNDS = Number(asked.rounds);
const RESAMPLES = 1000;

interface Krippendorff {
  readonly alpha: (ratings: (number | undefined)[][]) => number;
}

interface Contestant {
  readonly name: string;
  readonly run: () => unknown;
  /** By how much the measured part is smaller than the whole. */
  readonly scale?: number;
}

/**
 * Medians of contestants that take turns, after one warm-up each. Processor time is compared and not time on the clock: on a
 * shared machine the clock mostly measures the neighbours.
 */
function race(kernel: string, size: string, contestants: readonly Contestant[], goalMs: number | null): void {
  const cpu = contestants.map((): number[] => []);
  const wall: number[] = [];
  for (let round = -1; round < ROUNDS; round++) {
    contestants.forEach(({ run, scale = 1 }, at) => {
      const [from, before] = [performance.now(), process.cpuUsage()];
      run();
      const { user, system } = process.cpuUsage(before);
      if (round < 0) return;
      cpu[at]!.push(((user + system) / 1000) * scale);
      if (at === 0) wall.push(performance.now() - from);
    });
  }
  const median = cpu.map((own) => percentile(own, 0.5));
  const digits = (number: number): number => Number(number.toPrecision(3));
  console.log(
    JSON.stringify({
      kernel,
      size,
      cpuMs: Object.fromEntries(contestants.map(({ name, scale }, at) => [scale ? `${name} (scaled ×${digits(scale)})` : name, digits(median[at]!)])),
      product: { cpuMs: [digits(Math.min(...cpu[0]!)), digits(Math.max(...cpu[0]!))], clockMs: digits(percentile(wall, 0.5)) },
      timesProduct: Object.fromEntries(contestants.slice(1).map(({ name }, at) => [name, digits(median[at + 1]! / median[0]!)])),
      ...(goalMs === null ? {} : { goalMs }),
    }),
  );
}

function mustAgree(what: string, one: number, other: number): void {
  if (!(Math.abs(one - other) < 1e-9)) throw new Error(`${what}: ${one} and ${other} should be the same`);
}

const peer = (await loadPeer<Krippendorff>('krippendorff'))?.alpha ?? null;

for (const [size, units, coders, categories, part] of [['small', 500, 3, 8, 50], ['real', 5_000, 5, 12, 20], ['10x', 50_000, 5, 12, 2]] as const) {
  for (const level of ['nominal', 'ordinal'] as const) {
    const values = level === 'ordinal' ? 5 : categories;
    const rows = codedUnits(units, coders, values, 7);
    const table = unitTable(Array.from({ length: coders }, (_, at) => `coder ${at + 1}`), rows);
    const alpha = KRIPPENDORFF_ALPHA[level];
    const columns = Array.from({ length: coders }, (_, coder) => rows.map((row) => row[coder] ?? undefined));
    mustAgree('textbook α', outcome(table, alpha).value!, textbookAlpha(rows, values, level));
    const isPeerAsked = peer !== null && level === 'nominal';
    if (isPeerAsked) mustAgree('npm α', outcome(table, alpha).value!, peer(columns));
    if (level === 'nominal') console.log(JSON.stringify({ size, units, coders, alpha: outcome(table, alpha).value, distinctRows: collapse(table, true).rows }));
    race(`α ${level}, point`, size, [
      { name: 'product', run: () => outcome(table, alpha) },
      { name: 'textbook', run: () => textbookAlpha(rows, values, level) },
      ...(isPeerAsked ? [{ name: 'npm krippendorff', run: () => peer(columns) }] : []),
    ], size === 'real' ? 1 : null);
    const peerPart = size === 'small' ? 50 : size === 'real' ? 3 : 1;
    const random = seededRandom(1);
    race(`α ${level}, ${RESAMPLES} bootstraps`, size, [
      { name: 'product', run: () => bootstrap(table, [alpha], { resamples: RESAMPLES, seed: 1 }) },
      { name: 'textbook', run: () => textbookBootstrap(rows, values, level, part, random), scale: RESAMPLES / part },
      ...(isPeerAsked ? [{ name: 'npm krippendorff', scale: RESAMPLES / peerPart, run: () => Array.from({ length: peerPart }, () => peer(resampled(columns, random))) }] : []),
    ], size === 'real' ? 15 : null);
  }
}

for (const [size, sources, length, codings, codes] of [['small', 20, 20_000, 2_000, 70], ['real', 500, 50_000, 100_000, 700], ['10x', 2_000, 50_000, 1_000_000, 900]] as const) {
  const coded = codedSources(sources, length, codings, codes, 11);
  const cells = characterCells(coded.columns, coded.lengths, codes, [0, 1]);
  const step = Math.max(1, Math.floor(cells.cells / (size === '10x' ? 20 : 60)));
  const sample = Array.from({ length: Math.floor(cells.cells / step) }, (_, at) => at * step);
  for (const cell of sample) mustAgree('textbook κ', cells.kappa[cell]!, textbookCharacterKappa(coded, cells.source[cell]!, cells.code[cell]!));
  console.log(JSON.stringify({ size, sources, codings, cells: cells.cells, meanKappa: cells.kappa.reduce((sum, kappa) => sum + kappa, 0) / cells.cells }));
  race('κ by character, all cells', size, [
    { name: 'product', run: () => characterCells(coded.columns, coded.lengths, codes, [0, 1]) },
    { name: 'textbook', run: () => sample.map((cell) => textbookCharacterKappa(coded, cells.source[cell]!, cells.code[cell]!)), scale: cells.cells / sample.length },
  ], size === 'real' ? 10 : null);
  race('αU, all sources', size, [{ name: 'product', run: () => unitizingDisagreements(coded.columns, coded.lengths, codes, 2) }], size === 'real' ? 30 : null);
}

/** The same units for every coder, drawn with replacement. */
function resampled(columns: (number | undefined)[][], random: () => number): (number | undefined)[][] {
  const drawn = columns[0]!.map(() => Math.floor(random() * columns[0]!.length));
  return columns.map((column) => drawn.map((unit) => column[unit]));
}
