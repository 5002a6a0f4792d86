import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { lockFolder, type FolderLock } from '../../src/platform/server/db/folder-lock.ts';
import { holderHere, type Holder } from '../../src/platform/server/db/lock-holder.ts';
import { FIRST_ONLY, firstSnapshotFile } from '../support/first-migration.ts';
import { startScript } from '../support/processes.ts';

const folders: string[] = [];
const locks: FolderLock[] = [];
afterEach(() => {
  for (const lock of locks.splice(0)) lock.release();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jointwork-lock-'));
  folders.push(folder);
  return folder;
}

async function take(folder: string, lost: () => void = () => undefined): Promise<FolderLock> {
  const lock = await lockFolder(folder, lost);
  locks.push(lock);
  return lock;
}

function leaveLock(folder: string, changes: Partial<Holder>, secondsAgo = 0): void {
  const file = join(folder, 'jointwork.lock');
  writeFileSync(file, JSON.stringify({ ...holderHere(), ...changes }));
  const then = new Date(Date.now() - secondsAgo * 1_000);
  utimesSync(file, then, then);
}

describe('A data folder', { timeout: 180_000 }, () => {
  test('[PL-22] a second process is refused by name while the first runs, and let in when it has been killed', async () => {
    const folder = newFolder();
    const first = startScript('writer.mjs', [folder, '1', FIRST_ONLY, await firstSnapshotFile()]);
    await first.line((line) => line === 'kept 1');
    const second = startScript('writer.mjs', [folder, '1000', FIRST_ONLY, await firstSnapshotFile()]);
    const refusal = await second.line((line) => line.startsWith('refused'));
    expect(refusal).toBe(`refused folder-in-use: The data folder ${folder} is in use by process ${first.process.pid}. Stop that one first, or set JOINTWORK_DATA to another folder.`);
    expect(first.process.exitCode).toBeNull();
    first.process.kill('SIGKILL');
    await first.ended();
    const third = startScript('writer.mjs', [folder, '1000', FIRST_ONLY, await firstSnapshotFile()]);
    await third.line((line) => line === 'kept 1000');
    third.process.kill('SIGKILL');
    await third.ended();
  });

  test('[PL-22] cannot be opened twice by one process either', async () => {
    const folder = newFolder();
    const lock = await take(folder);
    await expect(take(folder)).rejects.toMatchObject({ code: 'folder-in-use' });
    lock.release();
    await take(folder);
  });

  test('[PL-23] a number that another process carries now does not keep the folder locked', async () => {
    const folder = newFolder();
    leaveLock(folder, { pid: process.pid, began: '1' });
    await take(folder);
    expect(JSON.parse(readFileSync(join(folder, 'jointwork.lock'), 'utf8'))).toMatchObject({ pid: process.pid, began: holderHere().began });
  });

  test('[PL-23] the same number in another container holds the folder while it is heard of, and no longer', async () => {
    const folder = newFolder();
    leaveLock(folder, { pid: 1, host: 'another-container', place: 'elsewhere' });
    const beat = setInterval(() => utimesSync(join(folder, 'jointwork.lock'), new Date(), new Date()), 500);
    await expect(take(folder)).rejects.toThrow('is in use by process 1 on another-container');
    clearInterval(beat);
    leaveLock(folder, { pid: 1, host: 'another-container', place: 'elsewhere' }, 60);
    await take(folder);
  });

  test('[PL-23] of many who come at once to a stale lock exactly one gets in', async () => {
    const folder = newFolder();
    leaveLock(folder, { pid: 999_999_999 });
    const outcomes = await Promise.allSettled(Array.from({ length: 12 }, () => take(folder)));
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(['jointwork.lock']);
  });

  test('[PL-24] a process whose folder was taken over while it slept hears of it', async () => {
    const folder = newFolder();
    let lost = false;
    await take(folder, () => (lost = true));
    leaveLock(folder, {});
    await expect.poll(() => lost, { timeout: 10_000 }).toBe(true);
  });
});
