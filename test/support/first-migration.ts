import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import { openDatabase } from '../../src/platform/server/db/open-database.ts';
import { keptLog } from './kept-log.ts';
import { oncePerRun } from './once.ts';

const WALLS = '000001-district-walls.sql';

/** A folder with nothing but the platform's own migration, for tests that need a database and no slice's tables. */
export const FIRST_ONLY = migrationsWith(join(inject('runFolder'), 'first-migration'));

/** The file of an embedded database with that one migration, to begin from: four times quicker than a new one. */
export function firstSnapshotFile(): Promise<string> {
  const runFolder = inject('runFolder');
  return oncePerRun(runFolder, 'first-snapshot', async () => {
    const database = await openDatabase({ dataDir: null, migrationsDir: FIRST_ONLY, log: keptLog() });
    const path = join(runFolder, 'first-snapshot.tar.gz');
    writeFileSync(path, await database.dump());
    await database.close();
    return path;
  });
}

/** What `firstSnapshotFile` holds. */
export async function firstSnapshot(): Promise<Uint8Array> {
  return readFileSync(await firstSnapshotFile());
}

/** Lays the platform's own migration into a folder. */
export function migrationsWith(folder: string): string {
  mkdirSync(folder, { recursive: true });
  cpSync(fileURLToPath(new URL(`../../migrations/${WALLS}`, import.meta.url)), join(folder, WALLS));
  return folder;
}
