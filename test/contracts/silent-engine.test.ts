import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const DIST = new URL('../../dist/', import.meta.url).href;

// The server as built, on the embedded database, refusing a row, a duplicate and a broken statement that carry private words.
const PROGRAM = `
  import { openDatabase } from '${DIST}platform/server/db/open-database.js';
  const db = await openDatabase({ dataDir: null, log: { info() {}, warn() {}, error() {} } });
  await db.call('create table note (text text primary key check (length(text) < 40))', []);
  const codes = [];
  for (const [sql, text] of [
    ['insert into note values ($1)', 'Rosa does not trust her coach'],
    ['insert into note values ($1)', 'Rosa does not trust her coach'],
    ['insert into note values ($1)', 'Rosa does not trust her coach, and more than that'],
    ['select $1::int', 'Rosa does not trust her coach'],
    ["select 'Rosa does not trust her coach'::int", null],
  ]) await db.call(sql, text === null ? [] : [text]).catch((error) => codes.push(error.code));
  await db.close();
  console.log(codes.join(' '));
`;

test('[PL-32] the embedded database says nothing on standard error of what it refuses', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jointwork-silent-'));
  const program = join(folder, 'program.mjs');
  writeFileSync(program, PROGRAM);
  const { stdout, stderr } = spawnSync(process.execPath, [program], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  expect(stdout.trim().split('\n').at(-1)).toBe('23505 23514 22P02 22P02');
  expect(`${stdout}${stderr}`).not.toContain('trust');
});
