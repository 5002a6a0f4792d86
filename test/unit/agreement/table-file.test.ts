import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { agreement } from '../../../src/apps/commands/agreement.ts';
import { must } from '../../../src/kernel/result.ts';
import { agreementReport, readUnitTable, type AgreementReport, type Level } from '../../../src/slices/coding/model/agreement/agreement.ts';
import { readDelimited } from '../../../src/kernel/delimited-text.ts';

fc.configureGlobal({ seed: 20_261_121 });

const PLAIN = 'Ana,Ben,"Cy, our guest"\nask,ask,tell\ntell,,tell\n"a ""soft"" ask",ask,ask\n,,\n';
const folder = mkdtempSync(join(tmpdir(), 'jointwork-agreement-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

async function run(...args: string[]): Promise<{ code: number; out: string; error: string }> {
  let [out, error] = ['', ''];
  const code = await agreement(args, { show: (text) => ((out += text), 0), complain: (text) => ((error += text), 1), misunderstood: (text) => ((error += text), 2) });
  return { code, out, error };
}

function refusal(text: string, level: Level = 'nominal'): string {
  const read = readUnitTable(text, level);
  return read.ok ? 'read without a fault' : `${read.error.message} ${read.error.mend ?? ''}`;
}

describe('[CG-19] a table is the same in whatever way it was written', () => {
  const expected = must(readUnitTable(PLAIN, 'nominal'));

  test.each([
    ['with a byte order mark and the line ends of Windows', `\uFEFF${PLAIN.replaceAll('\n', '\r\n')}`],
    ['with the line ends of old Macintoshes', PLAIN.replaceAll('\n', '\r')],
    ['with semicolons', 'Ana;Ben;Cy, our guest\nask;ask;tell\ntell;;tell\n"a ""soft"" ask";ask;ask\n;;\n'],
    ['with tabs and no end to the last line', 'Ana\tBen\tCy, our guest\nask\task\ttell\ntell\t\ttell\n"a ""soft"" ask"\task\task\n\t\t'],
    ['with everything in quotes, spaces and empty lines', '"Ana","Ben","Cy, our guest"\n\n"ask"," ask","tell "\n"tell","","tell"\n"a ""soft"" ask","ask","ask"\n"","",""\n\n\n'],
    ['with the first line of a spreadsheet', `sep=,\n${PLAIN}`],
    ['with columns nobody used', PLAIN.replaceAll('\n', ',,\n')],
  ])('[CG-19] %s', (_how, text) => {
    expect(must(readUnitTable(text, 'nominal'))).toEqual(expected);
  });

  test('[CG-19] coders, units and blanks are where they belong', () => {
    expect(expected.coders).toEqual(['Ana', 'Ben', 'Cy, our guest']);
    expect(expected.values).toEqual(['a "soft" ask', 'ask', 'tell']);
    expect(Array.from(expected.cells)).toEqual([1, 1, 2, 2, -1, 2, 0, 1, 1, -1, -1, -1]);
  });

  test('[CG-19] whole numbers written as 1.0 in one column and 1 in another are the same code; numbers of a codebook stay as they are', () => {
    expect(must(readUnitTable('A,B\n1.0,1\n,2\n2.0,2\n', 'nominal')).values).toEqual(['1', '2']);
    expect(must(readUnitTable('A,B\n1.1,1.10\n2.0,2\n', 'nominal')).values).toEqual(['1.1', '1.10', '2', '2.0']);
    expect(must(readUnitTable('A,B\n1.0,1\n1,2\n', 'nominal')).values).toEqual(['1', '1.0', '2']);
  });

  test('[CG-19] accents are compared as they look, decimals may have a comma where the separator is another', () => {
    expect(must(readUnitTable('A,B\ncafé,cafe\u0301\n', 'nominal')).values).toEqual(['café']);
    expect(must(readUnitTable('A;B\n1,5;1.5\n-2;3e1\n', 'interval')).values).toEqual([-2, 1.5, 30]);
  });

  test('[CG-19] what is written with quotes is read back, whatever is in it', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ' ', '"', ',', ';', '\n', '\r\n', 'é', '😀') });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const written = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\n');
        expect(must(readDelimited(written)).records.map(({ cells }) => cells)).toEqual(rows);
      }),
    );
  });
});

describe('[CG-20] a table that cannot be read is refused with its place and what to do', () => {
  test.each([
    ['', 'The file is empty. Put the names of the coders into the first row'],
    ['A,B\n', 'The file names its coders but has no units. Add one row for each unit.'],
    ['A\n1\n', 'The first row names one coder only (“A”); agreement needs two or more.'],
    ['A,B,A\n1,2,3\n', 'The first row names “A” twice.'],
    ['A,,C\n1,2,3\n', 'Column 2 has codes but no name in the first row.'],
    ['A,B\n1,2\n1,2,3\n', 'Line 3 has 3 cells, but the first row names 2 coders.'],
    ['A,B\n1,2\n\n1\n', 'Line 4 has 1 cell, but the first row names 2 coders. Give every row one cell for each coder'],
    ['A,B\n"1\n2",2\n1,2,3\n', 'Line 4 has 3 cells, but the first row names 2 coders.'],
    ['A,B\n1,"2\n3,4\n', 'Line 2 opens a quote that is never closed'],
  ])('[CG-20] %j', (text, sentence) => {
    expect(refusal(text)).toContain(sentence);
  });

  test('[CG-20] levels that need numbers name the cell that is none', () => {
    expect(refusal('A,B\n1,2\n3,high\n', 'ordinal')).toBe('Line 3, B: “high” is not a number, which the ordinal level needs. Write a number, leave the cell blank, or ask for --level nominal.');
    expect(refusal('A,B\n1,-2\n', 'ratio')).toContain('Line 2, B: “-2” lies below the zero of a ratio scale');
  expect(refusal('A;B\n1,5;-2,5\n', 'ratio')).toContain('Line 2, B: “-2,5” lies below the zero of a ratio scale');
    expect(refusal('A,B\n1,0x10\n', 'interval')).toContain('“0x10” is not a number');
  });
});

describe('[CG-21] the command', () => {
  const path = file('codes.csv', '\uFEFFAna,Ben\r\n1,1\r\n2,2\r\n1,2\r\n2,\r\n1,1\r\n');

  test('[CG-21] prints the figures as JSON, null with its reason where there is none', async () => {
    const { code, out } = await run(path, '--level', 'nominal', '--json');
    const report = JSON.parse(out) as AgreementReport;
    expect(code).toBe(0);
    expect(report).toMatchObject({ units: 5, coders: 2, level: 'nominal', percent: 75, cohen: 0.5, intervals: null, undefined: {} });
    expect([report.pi, report.fleiss, report.alpha, report.ac1].every((value) => typeof value === 'number')).toBe(true);
    expect(report.basis).toMatchObject({ unit: 'row', universe: 'all rows', uncoded: 'missing', coders: ['Ana', 'Ben'], n: { cohen: 4, alpha: 4 } });
    const same = JSON.parse((await run(file('same.csv', 'A,B\n0,0\n0,0\n'), '--level=nominal', '--json')).out) as AgreementReport;
    expect(same).toMatchObject({ percent: 100, cohen: null, fleiss: null, alpha: null, pi: null, ac1: null });
    expect(Object.keys(same.undefined)).toEqual(['cohen', 'fleiss', 'alpha', 'pi', 'ac1']);
  });

  test('[CG-21] gives intervals for a seed, the same each time, and of three coders the mean over pairs', async () => {
    const three = file('three.csv', 'A,B,C\n1,1,2\n2,2,2\n1,2,1\n2,2,1\n1,1,1\n2,1,2\n');
    const [once, again] = [await run(three, '--level', 'ordinal', '--bootstrap', '300', '--seed', '5', '--json'), await run(three, '--level', 'ordinal', '--bootstrap', '300', '--seed', '5', '--json')];
    expect(once).toEqual(again);
    const report = JSON.parse(once.out) as AgreementReport;
    expect(report.intervals!.alpha![0]).toBeLessThan(report.alpha!);
    expect(report.intervals!.alpha![1]).toBeGreaterThan(report.alpha!);
    expect(report.intervals!.pi).toBeNull();
    expect(report.undefined.pi).toContain('for two coders');
    expect(report.basis.sources.cohen).toContain('Light 1971');
    expect(report.basis.bootstrap).toMatchObject({ resamples: 300, seed: 5, confidence: 0.95 });
  });

  test('[CG-21] without --json prints a table with unit, coders, n and the reasons', async () => {
    const { out } = await run(path, '--level', 'interval', '--bootstrap', '50');
    expect(out).toContain('5 units (rows; all rows), 2 coders: Ana, Ben');
    expect(out).toContain('α takes the codes as interval numbers');
    expect(out).toMatch(/Percent agreement +75\.00 +[\d.]+ to [\d.]+ +4 {2}Gwet 2014/);
    expect(out).toContain('50 bootstraps of the units, percentiles, seed 1.');
  });

  test('[CG-21] reads older encodings, and says of what is no csv what it is', async () => {
    const names = async (name: string, bytes: Uint8Array): Promise<unknown> => (JSON.parse((await run(file(name, bytes), '--level', 'nominal', '--json')).out) as AgreementReport).basis.coders;
    expect(await names('old.csv', Buffer.from('Zo\xEB,B\n1,1\n2,1\n', 'latin1'))).toEqual(['Zoë', 'B']);
    expect(await names('wide.csv', Buffer.from('\uFEFFZoë\tB\n1\t1\n2\t1\n', 'utf16le'))).toEqual(['Zoë', 'B']);
    expect(await run(file('book.xlsx', Buffer.from('PK\u0003\u0004rest')), '--level', 'nominal')).toMatchObject({ code: 1, error: expect.stringContaining('is a workbook') as unknown });
    expect(await run(file('blob.csv', Buffer.from('A,B\n1,\0\n')), '--level', 'nominal')).toMatchObject({ code: 1, error: expect.stringContaining('is not a text file') as unknown });
  });

  test('[CG-21] ends with 1 when it could not be done and with 2 when it was not understood', async () => {
    expect(await run(join(folder, 'gone.csv'), '--level', 'nominal')).toMatchObject({ code: 1, out: '', error: expect.stringContaining('there is no such file') as unknown });
    expect(await run(folder, '--level', 'nominal')).toMatchObject({ code: 1, error: expect.stringContaining('it is a folder') as unknown });
    expect(await run(file('bad.csv', 'A,B\n1,x\n'), '--level', 'ratio')).toMatchObject({ code: 1, error: expect.stringContaining('bad.csv: Line 2, B: “x” is not a number') as unknown });
    for (const args of [[], [path], [path, '--level', 'fuzzy'], [path, path, '--level', 'nominal'], [path, '--level', 'nominal', '--bootstrap', '0'], [path, '--level', 'nominal', '--bootstrap', '1.5'], [path, '--level', 'nominal', '--seed', '-1']]) {
      expect((await run(...args).catch((cause: NodeJS.ErrnoException) => ({ code: cause.code?.startsWith('ERR_PARSE_ARGS') ? 2 : -1 }))).code, args.join(' ')).toBe(2);
    }
  });
});

test('[CG-21] a report of a table is the same as that of its figures one by one', () => {
  const report = agreementReport(must(readUnitTable('A,B,C\n1,1,\n2,2,2\n1,,1\n2,1,1\n', 'nominal')), 'nominal', null);
  expect(report.percent).toBeCloseTo((100 * (1 + 1 + 1 + 1 / 3)) / 4, 9);
  expect(report.coders).toBe(3);
});
