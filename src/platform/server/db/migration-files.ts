import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { databaseFault } from './database-fault.ts';

/** One forward-only step of the schema. */
export interface Migration {
  readonly number: number;
  /** The file's name: `000001-district-walls.sql`. */
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

const NAME = /^(\d{6})-[a-z0-9-]+\.sql$/;

/** The migrations of a folder in order; two with one number are refused, since their order would be chance. */
export async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => NAME.test(name)).sort();
  const migrations = await Promise.all(names.map((name) => readMigration(folder, name)));
  const twice = migrations.find((one, at) => one.number === migrations[at - 1]?.number);
  if (twice !== undefined) {
    throw databaseFault('migration-refused', `Two migrations carry the number ${twice.number} in ${folder}. Give the newer one the next free number.`);
  }
  return migrations;
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  // Line ends are made equal: a checkout on another system must not look like a changed file.
  const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n');
  return { number: Number(NAME.exec(name)?.[1]), name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
}
