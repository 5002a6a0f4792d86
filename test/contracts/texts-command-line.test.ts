import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { texts, TEXTS_HELP } from '../../src/apps/commands/texts.ts';
import { sharedData } from '../support/shared-data.ts';
import { until } from '../support/until.ts';

const CLI = fileURLToPath(new URL('../../dist/apps/cli.js', import.meta.url));
// A data folder is opened anew for each command, which takes seconds on a busy machine.
vi.setConfig({ testTimeout: 300_000 });

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jointwork-texts-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Figures {
  readonly files: number;
  readonly sources: number;
  readonly known: number;
  readonly refused: readonly { readonly file: string; readonly message: string }[];
  readonly skipped: readonly { readonly file: string }[];
  readonly rows: number;
  readonly codings: number;
  readonly stopped: boolean;
  readonly invitation: string | null;
}
interface Found {
  readonly rows: number;
  readonly sources: number;
  readonly hits: readonly { readonly source: string; readonly file: string; readonly row: number; readonly start: number; readonly end: number; readonly text: string; readonly speaker: string | null }[];
}

function start(args: readonly string[]): { child: ChildProcess; complains: (of: string) => Promise<void>; done: Promise<{ code: number | null; out: string; err: string }> } {
  const child = spawn(process.execPath, [CLI, 'texts', ...args], { env: { ...process.env, DATABASE_URL: '' }, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  return { child, complains: (of) => until(() => err.includes(of)), done: once(child, 'close').then(([code]) => ({ code: code as number | null, out, err })) };
}
/** The command in this process, as the command line calls it. */
async function run(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await texts(args, {
    show: (text) => ((out += text), 0),
    complain: (text) => ((err += text), 1),
    misunderstood: (text) => ((err += `${text}\n${TEXTS_HELP}`), 2),
  });
  return { code, out, err };
}
async function json<T>(...args: readonly string[]): Promise<T> {
  const { code, out, err } = await run(...args, '--json');
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as T;
}
const importing = (data: string, ...paths: readonly string[]) => json<Figures>('import', ...paths, '--data', data);
const searching = (data: string, query: string, as = 'word') => json<Found>('search', query, '--as', as, '--data', data);

function written(name: string, files: Readonly<Record<string, string>>): string {
  const at = join(folder, name);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(at, path, '..'), { recursive: true });
    writeFileSync(join(at, path), text);
  }
  return at;
}

const LESSON = 'Time,Speaker,Sentence,Teacher Tag\n00:00:01,T,Fractions now.,Press\n00:00:04,S1,One fraction 👩‍🏫!,\n00:00:06,T,And a FRACTION of it,press \n';

test('[TX-80] folders and files come into a data folder without a server, and what came is said as json and in words', async () => {
  const drop = written('drop', { 'lesson.csv': LESSON, 'notes/day one.txt': 'First fraction.\n\nNothing here.\nfraction', 'notes/bad.docx': 'no docx' });
  const data = join(folder, 'data-80');
  const figures = await importing(data, drop, '--codings', 'Teacher Tag');
  expect(figures).toMatchObject({ files: 3, sources: 2, known: 0, rows: 6, codings: 2, stopped: false, refused: [{ file: 'notes/bad.docx', message: expect.stringContaining('bad.docx') }] });
  const words = await run('import', join(drop, 'lesson.csv'), '--data', data);
  expect([words.code, words.out]).toEqual([0, expect.stringContaining('1 files were here already')]);
  const found = await searching(data, 'fraction');
  expect([found.rows, found.sources]).toEqual([4, 2]);
  expect(found.hits.map(({ source, file, row, start: from, end, text, speaker }) => [source, file, row, from, end, text, speaker])).toEqual([
    ['day one', 'notes/day one.txt', 1, 6, 14, 'First fraction.', null],
    ['day one', 'notes/day one.txt', 3, 31, 39, 'fraction', null],
    ['lesson', 'drop/lesson.csv', 2, 19, 27, 'One fraction 👩‍🏫!', 'S1'],
    ['lesson', 'drop/lesson.csv', 3, 39, 47, 'And a FRACTION of it', 'T'],
  ]);
});

test('[TX-80] what cannot be done ends with 1 and a sentence, what is not understood with 2 and the help', async () => {
  const data = join(folder, 'data-none');
  const bad = written('bad', { 'a.docx': 'no docx' });
  for (const args of [['import', join(folder, 'nowhere'), '--data', data], ['search', 'x', '--data', data], ['import', bad, '--data', data, '--map', join(folder, 'no-map')], ['import', written('none', { 'a.png': '' }), '--data', data]]) {
    const answer = await run(...args);
    expect([args[0], answer.code, answer.out]).toEqual([args[0], 1, '']);
    expect(answer.err).toMatch(/\w+ .*\./);
  }
  expect((await run('import', bad, '--data', data, '--json')).code).toBe(1);
  for (const args of [[], ['dance'], ['import'], ['import', bad], ['search', '--data', data], ['search', 'a', 'b', '--data', data], ['search', 'a', '--as', 'sound', '--data', data], ['import', bad, '--data', data, '--type', 'song'], ['import', bad, '--data', data, '--date', 'today'], ['import', bad, '--data', data, '--date', '2026-02-31']]) {
    const answer = await run(...args);
    expect([args, answer.code, answer.out]).toEqual([args, 2, '']);
    expect(answer.err).toContain('texts import PATH');
  }
});

test('[TX-80] a file that cannot be read is named and keeps no other out; where a district had to be made, json too says where to sign in', async () => {
  const drop = written('unreadable', { 'a.txt': 'heron a', 'c.txt': 'heron c' });
  const door = createServer();
  await once(door.listen(join(drop, 'b.txt')), 'listening');
  const figures = await importing(join(folder, 'data-unreadable'), join(drop, 'b.txt'), drop);
  await once(door.close(), 'close');
  expect(figures).toMatchObject({ files: 3, sources: 2, refused: [{ file: 'unreadable/b.txt', message: expect.stringContaining('could not be read') }] });
  expect(figures.invitation).toMatch(/\/invitation\/[\w-]{20,}$/);
  expect((await importing(join(folder, 'data-unreadable'), drop)).invitation).toBe(null);
});

test('[TX-84] words, phrases, stems, characters and patterns are searched as the server does', async () => {
  const data = join(folder, 'data-84');
  await importing(data, written('talk', { 'lesson.csv': LESSON }));
  const rows = async (query: string, as: string) => (await searching(data, query, as)).rows;
  expect([await rows('fraction', 'word'), await rows('fraction', 'stem'), await rows('FRACT', 'substring'), await rows('of it', 'phrase'), await rows('^(And|One)\\b.*n', 'regex')]).toEqual([2, 3, 3, 1, 2]);
  expect((await run('search', '(', '--as', 'regex', '--data', data)).code).toBe(1);
});

test('[TX-85] folders are walked in order; hidden files and kinds without text are passed over; a json that is no meeting counts as one', async () => {
  const drop = written('walk', { 'b.txt': 'heron b', 'a.txt': 'heron a', '.hidden.txt': 'heron', '.git/c.txt': 'heron', 'deep/er/c.md': 'heron c', 'picture.png': 'heron', 'settings.json': '{"a":1}' });
  const data = join(folder, 'data-85');
  const { files, sources, refused, skipped } = await importing(data, drop, join(drop, 'a.txt'));
  expect([files, sources, refused, skipped.map(({ file }) => file)]).toEqual([3, 3, [], ['walk/settings.json']]);
  expect((await searching(data, 'heron')).hits.map(({ file }) => file)).toEqual(['walk/a.txt', 'walk/b.txt', 'deep/er/c.md']);
});

const ROWS = 400;
/** A transcript in which every row says “heron”. */
const rowsOf = (name: string) => `Speaker,Text\n${Array.from({ length: ROWS }, (_, row) => `S${row % 7},The heron of ${name} stands at place ${row}\n`).join('')}`;
const someFiles = (name: string, files: number): string => written(name, Object.fromEntries(Array.from({ length: files }, (_, file) => [`${String(file).padStart(2, '0')}.csv`, rowsOf(`${name} ${file}`)])));

interface Midway {
  readonly data: string;
  readonly child: ChildProcess;
  readonly complains: ReturnType<typeof start>['complains'];
  readonly done: ReturnType<typeof start>['done'];
  /** Lets the two files at hand arrive. */
  readonly arrive: () => Promise<void>;
  /** Brings everything in again, to the end. */
  readonly again: () => Promise<Figures>;
}
const [BEFORE, BEHIND] = [10, 30];
const PIPES = ['x.csv', 'y.csv', 'z.csv'];

/** An import that has brought in ten files and waits for two that come through pipes; thirty more follow, of which the last never comes. */
async function midway(name: string): Promise<Midway> {
  const pipes = written(`${name}-pipes`, Object.fromEntries(PIPES.map((pipe) => [pipe, rowsOf(pipe.charAt(0))])));
  const paths = [someFiles(`${name}-before`, BEFORE), join(pipes, 'x.csv'), join(pipes, 'y.csv'), someFiles(`${name}-behind`, BEHIND - 1), join(pipes, 'z.csv')];
  for (const pipe of PIPES) {
    rmSync(join(pipes, pipe));
    spawnSync('mkfifo', [join(pipes, pipe)]);
  }
  const data = join(folder, `data-${name}`);
  const { child, complains, done } = start(['import', ...paths, '--data', data, '--json']);
  // Opening a pipe for writing waits until somebody reads it.
  const opened = await Promise.all([open(join(pipes, 'x.csv'), 'w'), open(join(pipes, 'y.csv'), 'w')]);
  return {
    data,
    child,
    complains,
    done,
    async arrive() {
      await opened[0].writeFile(rowsOf('x'));
      await opened[1].writeFile(rowsOf('y'));
      await Promise.all(opened.map((pipe) => pipe.close()));
    },
    async again() {
      for (const pipe of PIPES) {
        rmSync(join(pipes, pipe));
        writeFileSync(join(pipes, pipe), rowsOf(pipe.charAt(0)));
      }
      return importing(data, ...paths);
    },
  };
}

test('[TX-82] an import that is killed leaves whole files only, and the next one brings the rest', async () => {
  const { data, child, done, arrive, again } = await midway('kill');
  const arriving = arrive().catch(() => undefined);
  await pause(60);
  child.kill('SIGKILL');
  await Promise.all([done, arriving]);
  const next = await again();
  const files = BEFORE + 2 + BEHIND;
  expect(next.known).toBeGreaterThanOrEqual(BEFORE);
  expect(next.known).toBeLessThan(files);
  expect([next.files, next.known + next.sources, next.rows, next.refused]).toEqual([files, files, next.sources * ROWS, []]);
  const found = await searching(data, 'heron');
  expect([found.rows, found.sources]).toEqual([files * ROWS, files]);
});

test('[TX-83] an import that is interrupted ends after the files at hand, says what came, and keeps it', async () => {
  const { child, complains, done, arrive, again } = await midway('stop');
  child.kill('SIGINT');
  await complains('what is in stays');
  await arrive();
  const answer = await done;
  expect([answer.code, answer.err]).toEqual([130, expect.stringContaining('what is in stays')]);
  expect(JSON.parse(answer.out)).toMatchObject({ stopped: true, files: BEFORE + 2, sources: BEFORE + 2, rows: (BEFORE + 2) * ROWS });
  expect(await again()).toMatchObject({ known: BEFORE + 2, sources: BEHIND });
});

test('[TX-81] a second import knows the files again and adds nothing', async () => {
  const data = join(folder, 'data-81');
  const drop = written('again', { 'a.txt': 'One.', 'b.csv': LESSON });
  await importing(data, drop);
  expect(await importing(data, drop)).toMatchObject({ files: 2, sources: 0, known: 2, rows: 0, refused: [] });
  expect((await searching(data, 'one')).rows).toBe(2);
});

const lessons = sharedData('talkmoves');
const meetings = sharedData('qmsum');

if (lessons && meetings) {
  test('[TX-86] 567 lessons with the codes that people gave come in with every row and code, 35 meetings beside them, and are found', async () => {
    const data = join(folder, 'data-86');
    const figures = await importing(data, lessons, '--codings', 'Teacher Tag,Student Tag');
    expect([figures.files, figures.sources, figures.refused, figures.rows, figures.codings]).toEqual([567, 567, [], 237_537, 242_867]);
    const again = await importing(data, lessons, '--codings', 'Teacher Tag,Student Tag');
    expect([again.known, again.sources]).toEqual([567, 0]);
    // As an independent look at the workbooks counted.
    const found = await searching(data, 'fraction');
    expect([found.rows, found.sources, found.hits.length]).toEqual([2007, 221, 20]);
    expect(await importing(data, meetings)).toMatchObject({ files: 35, sources: 35, refused: [] });
  });
}
