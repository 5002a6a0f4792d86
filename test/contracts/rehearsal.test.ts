import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { emptyPostgres, ENGINES } from '../support/databases.ts';

const REHEARSE = fileURLToPath(new URL('../../dist/apps/rehearse.js', import.meta.url));

async function rehearsed(args: readonly string[]): Promise<{ code: number; found: Record<string, unknown> }> {
  const child = spawn(process.execPath, [REHEARSE, '--away', '1', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let progress = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (progress += text));
  const [code] = (await once(child, 'exit')) as [number];
  if (said === '') throw new Error(`the rehearsal printed nothing:\n${progress.slice(-2000)}`);
  return { code, found: JSON.parse(said) as Record<string, unknown> };
}

test.each(ENGINES)('[PL-113] a rehearsal with a killed server ends with nothing lost, doubled or seen by another, on %s', async (engine) => {
  const args = engine === 'postgres' ? ['--database-url', await emptyPostgres()] : [];
  const { code, found } = await rehearsed(args);
  expect(found).toMatchObject({ lost: 0, duplicated: 0, privateSeen: 0, leaks: [], killed: true, checkIn: { asked: true, answered: true, heardFirst: true } });
  expect(found['events']).toBeGreaterThan(40);
  expect(found['privateTexts']).toBeGreaterThan(6);
  expect(code).toBe(0);
}, 300_000);
