import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must } from '../../../src/kernel/result.ts';
import { seededRandom } from '../../../src/kernel/seeded-random.ts';
import { writeCodebook, writeProject } from '../../../src/slices/exchange/model/refi-qda/refi-qda.ts';
import { foreignPackage } from './package-of.ts';
import { randomProject } from './random-project.ts';

const CLI = fileURLToPath(new URL('../../../dist/apps/cli.js', import.meta.url));
const runFile = promisify(execFile);
const TEXT = 'one 😀 two three';
let folder = '';

async function run(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  return runFile(process.execPath, [CLI, 'qdpx', ...args], { cwd: folder }).then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
    (cause: { code: number; stdout: string; stderr: string }) => ({ code: cause.code, out: cause.stdout, err: cause.stderr }),
  );
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jointwork-qdpx-'));
  const { project, files } = randomProject(seededRandom(11));
  await writeFile(join(folder, 'own.qdpx'), must(writeProject(project, files)).bytes);
  await writeFile(join(folder, 'foreign.qdpx'), foreignPackage([{ text: TEXT, spans: [{ from: 0, to: 3, name: 'one' }, { from: 7, to: 10, name: 'two' }, { from: 11, to: 16, name: 'my own' }] }], { end: 'inclusive', unit: 'utf-16', lineEnd: 'two' }, 'utf-8'));
  await writeFile(join(folder, 'codes.qdc'), must(writeCodebook({ codes: [{ guid: 'c', name: 'a code', isCodable: true, noteRefs: [], codes: [] }], sets: [] })).text);
  await writeFile(join(folder, 'broken.qdpx'), 'PK no package');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('qdpx on the command line', () => {
  test('[EX-17] check tells as JSON what is in a project, how it counts and what disagrees', async () => {
    const { code, out, err } = await run('check', 'foreign.qdpx', '--json');
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({
      ok: true, origin: 'Some Program 1.0', sources: 1, codes: 0, selections: 3, codings: 0, cases: 0, problems: [],
      mismatched: [{ source: 'source 1', name: 'my own', text: 'three' }],
      placing: { convention: { end: 'inclusive', unit: 'utf-16', lineEnd: 'two' }, by: 'names', compared: 3 },
    });
    const words = await run('check', 'foreign.qdpx');
    expect(words.out).toContain('UTF-16 units, end inclusive');
    expect(words.out).toContain('named “my own”, at “three”');
  });

  test('[EX-17] check reads a codebook', async () => {
    expect(JSON.parse((await run('check', 'codes.qdc', '--json')).out)).toMatchObject({ ok: true, origin: 'Jointwork', codes: 1, problems: [] });
  });

  test('[EX-17] roundtrip writes the file whole, with its certificate; again it makes the same bytes', async () => {
    const first = await run('roundtrip', 'own.qdpx', 'out.qdpx', '--json');
    const certificate = JSON.parse(first.out) as { ok: boolean; selections: number; identical: number; sha256: string };
    expect([first.code, first.err, certificate.ok, certificate.identical]).toEqual([0, '', true, certificate.selections]);
    expect(certificate.sha256).toMatch(/^[\da-f]{64}$/);
    await run('roundtrip', 'out.qdpx', 'again.qdpx', '--json');
    expect((await readFile(join(folder, 'again.qdpx'))).equals(await readFile(join(folder, 'out.qdpx')))).toBe(true);
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect((await run('roundtrip', 'foreign.qdpx', 'atlas.qdpx', '--for', 'atlas')).out).toContain('3 of 3 selections are the same (3 by their quoted text');
    expect((await run('roundtrip', 'codes.qdc', 'again.qdc')).code).toBe(0);
  });

  test('[EX-17] what cannot be read or written is told on standard error with exit code 1, and nothing is left behind', async () => {
    for (const [args, sentence] of [
      [['check', 'broken.qdpx'], /broken\.qdpx: The package is damaged/],
      [['check', 'nowhere.qdpx', '--json'], /there is no such file/],
      [['roundtrip', 'broken.qdpx', 'x.qdpx'], /The package is damaged/],
      [['roundtrip', 'own.qdpx', join('no', 'folder', 'x.qdpx')], /could not be written/],
    ] as const) {
      const { code, out, err } = await run(...args);
      expect([args, code, out]).toEqual([args, 1, '']);
      expect(err).toMatch(sentence);
    }
    expect((await readdir(folder)).some((name) => name === 'x.qdpx' || name.endsWith('.part'))).toBe(false);
  });

  test('[EX-17] what is not understood is answered with the help and exit code 2', async () => {
    for (const args of [[], ['dance'], ['check'], ['check', 'a', 'b'], ['roundtrip', 'a'], ['roundtrip', 'a', 'b', '--for', 'nobody'], ['check', 'a', '--dance']]) {
      const { code, out, err } = await run(...args);
      expect([args, code, out]).toEqual([args, 2, '']);
      expect(err).toContain('qdpx check FILE');
    }
  });

  test('[EX-17] the library is imported by its own name', async () => {
    const script = `import { readCodebook } from 'jointwork/refi-qda'; const read = readCodebook('<CodeBook/>'); process.stdout.write(String(read.ok));`;
    const { stdout } = await runFile(process.execPath, ['--input-type=module', '-e', script], { cwd: fileURLToPath(new URL('../../..', import.meta.url)) });
    expect(stdout).toBe('true');
  });
});
