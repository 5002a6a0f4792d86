import { parseArgs } from 'node:util';
import { decodeText } from '../../kernel/decode-text.ts';
import { agreementReport, REPORTED, type AgreementReport, type Reported } from '../../slices/coding/model/agreement/agreement-report.ts';
import type { Resampling } from '../../slices/coding/model/agreement/bootstrap.ts';
import type { Level } from '../../slices/coding/model/agreement/figure.ts';
import { readUnitTable } from '../../slices/coding/model/agreement/read-unit-table.ts';
import { bytesOf } from './read-file.ts';
import { inSentence, type Say } from './say.ts';

export const AGREEMENT_HELP = `  agreement FILE.csv --level nominal|ordinal|interval|ratio [--bootstrap N] [--seed S] [--json]
      How far coders agree: units in rows, coders in columns, their names in the first row, a blank where there is no code.
      --bootstrap draws the units N times anew for 95 % intervals; the same seed (1 unless told) gives the same ones.
`;

const LEVELS: readonly string[] = ['nominal', 'ordinal', 'interval', 'ratio'] satisfies Level[];
const MOST_RESAMPLES = 1_000_000;

/** Reads a table of codes and prints the usual figures of agreement. */
export async function agreement(args: readonly string[], { show, complain, misunderstood }: Say): Promise<number> {
  const text = { type: 'string' } as const;
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { level: text, bootstrap: text, seed: text, json: { type: 'boolean' } } });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) return misunderstood('Say which csv file to read, and only one.');
  if (!LEVELS.includes(values.level ?? '')) return misunderstood(`Say the level of the codes: --level ${LEVELS.join(', --level ')}.`);
  const resampling = resamplingFrom(values.bootstrap, values.seed);
  if (typeof resampling === 'string') return misunderstood(resampling);
  const read = await readText(file);
  if ('fault' in read) return complain(read.fault);
  const level = values.level as Level;
  const table = readUnitTable(read.text, level);
  if (!table.ok) return complain(`${file}: ${inSentence(table.error)}`);
  const report = agreementReport(table.value, level, resampling);
  return show(values.json ? `${JSON.stringify(report, null, 2)}\n` : inWords(report));
}

/** What to resample, null for nothing, or a sentence on what is wrong with it. */
function resamplingFrom(bootstrap: string | undefined, seed: string | undefined): Resampling | null | string {
  if (seed !== undefined && (!/^\d{1,10}$/.test(seed) || Number(seed) >= 2 ** 32)) return `--seed is a whole number from 0 to ${2 ** 32 - 1}; “${seed}” is not.`;
  if (bootstrap === undefined) return null;
  if (!/^[1-9]\d{0,6}$/.test(bootstrap) || Number(bootstrap) > MOST_RESAMPLES) return `--bootstrap is a whole number from 1 to ${MOST_RESAMPLES}; “${bootstrap}” is not.`;
  return { resamples: Number(bootstrap), seed: Number(seed ?? 1) };
}

async function readText(file: string): Promise<{ readonly text: string } | { readonly fault: string }> {
  const read = await bytesOf(file);
  if (typeof read === 'string') return { fault: read };
  if (read.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return { fault: `${file} is a workbook or another packed file. Save the sheet as csv and try again.` };
  const { text } = decodeText(read);
  return text.includes('\0') ? { fault: `${file} is not a text file. Save the table as csv and try again.` } : { text };
}

const NAMES: Readonly<Record<Reported, string>> = { percent: 'Percent agreement', cohen: "Cohen's κ", fleiss: "Fleiss' κ", alpha: "Krippendorff's α", pi: "Scott's π", ac1: "Gwet's AC1" };

function inWords(report: AgreementReport): string {
  const { basis } = report;
  const rows = REPORTED.map((name) => [
    name === 'cohen' && report.coders > 2 ? "Cohen's κ, mean of pairs" : name === 'alpha' ? `${NAMES.alpha}, ${report.level}` : NAMES[name],
    figure(name, report[name]),
    report.intervals?.[name] ? report.intervals[name].map((end) => figure(name, end)).join(' to ') : '',
    String(basis.n[name]),
    report.undefined[name] ?? basis.sources[name],
  ]);
  const lines = columnsOf([['', 'value', report.intervals ? '95 % interval' : '', 'n', ''], ...rows]);
  const about = [
    `${report.units} units (${basis.unit}s; ${basis.universe}), ${report.coders} coders: ${basis.coders.join(', ')}`,
    'A blank is no answer; n counts the units that a figure rests on.',
    ...(report.level === 'nominal' ? [] : [`α takes the codes as ${report.level} numbers; all the others take them as labels, the same or not.`]),
    ...(basis.bootstrap ? [`Intervals: ${basis.bootstrap.resamples} bootstraps of the units, percentiles, seed ${basis.bootstrap.seed}.`] : []),
  ];
  return `${about.join('\n')}\n\n${lines.join('\n')}\n`;
}

function figure(name: Reported, value: number | null): string {
  return value === null ? '–' : value.toFixed(name === 'percent' ? 2 : 4);
}

function columnsOf(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) => row.map((cell, column) => (column === 0 || column === 4 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join('  ').trimEnd());
}
