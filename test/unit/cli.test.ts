import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const CLI = fileURLToPath(new URL('../../dist/apps/cli.js', import.meta.url));
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jointwork-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const child = spawn(process.execPath, [CLI, ...args], { env: { ...process.env, JOINTWORK_DATA: folder, DATABASE_URL: '', JOINTWORK_URL: 'https://jointwork.example.org' }, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const [code] = (await once(child, 'close')) as [number];
  return { code, out, err };
}

const DISTRICT = ['district', '--name', 'North Fork', '--time-zone', 'America/Denver', '--admin-name', 'Bo', '--admin-email', 'bo@north.example'];

test('[PL-114] the command line makes a district and prints its invitation; what is refused is said on standard error with exit code 1', async () => {
  const made = await run(...DISTRICT);
  expect([made.code, made.err]).toEqual([0, '']);
  expect(made.out).toMatch(/^North Fork is made\..*\nhttps:\/\/jointwork\.example\.org\/invitation\/[\w-]{20,}\n$/s);
  const again = await run(...DISTRICT);
  expect([again.code, again.out]).toEqual([1, '']);
  expect(again.err).toContain('already has that e-mail address');
});

test('[PL-114] what is not understood is answered with the help and exit code 2', async () => {
  for (const args of [['dance'], ['district'], ['district', '--dance'], ['agreement']]) {
    const answer = await run(...args);
    expect([args, answer.code, answer.out]).toEqual([args, 2, '']);
    expect(answer.err).toContain('jointwork COMMAND');
  }
  expect(await run('help')).toMatchObject({ code: 0, err: '' });
});

test('[PL-114] who stops reading what is printed is no fault', async () => {
  const child = spawn(process.execPath, [CLI, 'help'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  child.stdout.destroy();
  const [code] = (await once(child, 'close')) as [number];
  expect([code, err]).toEqual([0, '']);
});
