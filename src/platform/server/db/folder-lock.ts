import { linkSync, mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { databaseFault } from './database-fault.ts';
import { holderHere, isAlive, isSamePlace, type Holder } from './lock-holder.ts';

const LOCK = 'jointwork.lock';
const BEAT_MS = 2_000;
/** A lock from another container or machine counts as held while it was touched this recently. */
const SILENT_MS = 10_000;
const TAKING_MS = 5_000;

/** The right to use a data folder, held until released. */
export interface FolderLock {
  release(): void;
}

/**
 * Takes a data folder for this process alone: PGlite itself would let two processes write over each other without a word.
 *
 * A lock whose process is dead (or whose number another process now carries) is taken over. A lock from another container
 * or machine, whose processes cannot be seen from here, is held as long as it is touched every few seconds.
 * `lost` is called when another process has taken the folder from us, which can follow a long sleep of the machine.
 */
export async function lockFolder(folder: string, lost: () => void): Promise<FolderLock> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, LOCK);
  const mine = holderHere();
  while (!tryTake(file, mine)) await waitForOther(folder, file, mine);
  const beat = setInterval(() => {
    if (readHolder(file)?.nonce === mine.nonce) utimesSync(file, new Date(), new Date());
    else {
      clearInterval(beat);
      lost();
    }
  }, BEAT_MS);
  beat.unref();
  return {
    release() {
      clearInterval(beat);
      if (readHolder(file)?.nonce === mine.nonce) rmSync(file, { force: true });
    },
  };
}

/** Puts our name on the folder if no name is on it: the file appears whole or not at all. */
function tryTake(file: string, mine: Holder): boolean {
  const draft = `${file}.${mine.nonce}`;
  writeFileSync(draft, JSON.stringify(mine));
  try {
    linkSync(draft, file);
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw cause;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Returns when it makes sense to try again; throws when the folder is truly in use. */
async function waitForOther(folder: string, file: string, mine: Holder): Promise<void> {
  const holder = readHolder(file);
  if (holder !== null && isSamePlace(holder, mine)) {
    if (isAlive(holder)) throw inUse(folder, holder);
    await removeStale(file, holder);
    return;
  }
  const silentFor = Date.now() - touchedAt(file);
  if (silentFor > SILENT_MS) return removeStale(file, holder);
  // Held by someone whose processes we cannot see, or being written: it must fall silent, or be touched, to tell.
  const before = touchedAt(file);
  await pause(holder === null ? 50 : Math.min(SILENT_MS - silentFor, BEAT_MS) + 100);
  if (holder !== null && touchedAt(file) > before) throw inUse(folder, holder);
}

/** Two who come at once may both judge a lock stale; only one at a time may look again and remove it. */
async function removeStale(file: string, judged: Holder | null): Promise<void> {
  const taking = `${file}.taking`;
  try {
    mkdirSync(taking);
  } catch {
    if (Date.now() - touchedAt(taking) > TAKING_MS) rmSync(taking, { recursive: true, force: true });
    await pause(20);
    return;
  }
  try {
    if (readHolder(file)?.nonce === judged?.nonce) rmSync(file, { force: true });
  } finally {
    rmSync(taking, { recursive: true, force: true });
  }
}

function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return null; // gone, or not ours to understand
  }
}

function touchedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function inUse(folder: string, holder: Holder): Error {
  const where = holder.host === holderHere().host ? '' : ` on ${holder.host}`;
  return databaseFault(
    'folder-in-use',
    `The data folder ${folder} is in use by process ${holder.pid}${where}. Stop that one first, or set JOINTWORK_DATA to another folder.`,
  );
}
