import { PGlite } from '@electric-sql/pglite';
import { Client } from 'pg';
import { startCluster } from '../live-support/postgres-cluster.ts';
import { loadPeer } from './peers.ts';

/** A database that takes part in a race: the same tables, the same plain SQL where its dialect allows. */
export interface Engine {
  readonly name: string;
  readonly all: (sql: string) => Promise<readonly unknown[][]>;
  /** Fills a table of whole numbers from columns. */
  readonly fill: (table: string, columns: readonly Int32Array[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

interface DuckDb {
  readonly DuckDBInstance: { create: (path: string) => Promise<{ connect: () => Promise<DuckConnection> }> };
}
interface DuckConnection {
  readonly run: (sql: string) => Promise<unknown>;
  readonly runAndReadAll: (sql: string) => Promise<{ getRowsJS: () => unknown[][] }>;
  readonly createAppender: (table: string) => Promise<{ appendInteger: (value: number) => void; endRow: () => void; closeSync: () => void }>;
  readonly closeSync: () => void;
}

/** DuckDB in memory, with as many threads as it takes by itself. */
export async function openDuckDb(): Promise<Engine | null> {
  const duck = await loadPeer<DuckDb>('@duckdb/node-api');
  if (duck === null) return null;
  const connection = await (await duck.DuckDBInstance.create(':memory:')).connect();
  return {
    name: 'DuckDB',
    all: async (sql) => (await connection.runAndReadAll(sql)).getRowsJS(),
    async fill(table, columns) {
      const appender = await connection.createAppender(table);
      for (let row = 0; row < columns[0]!.length; row++) {
        for (const column of columns) appender.appendInteger(column[row]!);
        appender.endRow();
      }
      appender.closeSync();
    },
    close: async () => connection.closeSync(),
  };
}

/** What the races need of better-sqlite3. */
export interface Sqlite {
  readonly exec: (sql: string) => void;
  readonly prepare: (sql: string) => { readonly reader: boolean; raw: () => { all: (...values: unknown[]) => unknown[][] }; run: (...values: unknown[]) => void };
  readonly close: () => void;
}

/** SQLite in memory, through better-sqlite3. */
export async function openSqlite(): Promise<(Engine & { readonly database: Sqlite }) | null> {
  const peer = await loadPeer<{ default: new (path: string) => Sqlite }>('better-sqlite3');
  if (peer === null) return null;
  const database = new peer.default(':memory:');
  return {
    name: 'SQLite',
    database,
    async all(sql) {
      const statement = database.prepare(sql);
      if (statement.reader) return statement.raw().all();
      statement.run();
      return [];
    },
    async fill(table, columns) {
      const insert = database.prepare(`insert into ${table} values (${columns.map(() => '?').join(', ')})`);
      database.exec('begin');
      for (let row = 0; row < columns[0]!.length; row++) insert.run(...columns.map((column) => column[row]!));
      database.exec('commit');
    },
    close: async () => database.close(),
  };
}

/** The product's own embedded database, in memory and in this thread: the bare SQL. */
export async function openPglite(): Promise<Engine & { readonly database: PGlite }> {
  const database = new PGlite();
  return {
    name: 'bare SQL (PGlite)',
    database,
    all: async (sql) => (await database.query<unknown[]>(sql, [], { rowMode: 'array' })).rows,
    async fill(table, columns) {
      const lines = Array.from(columns[0]!, (_, row) => columns.map((column) => column[row]).join(','));
      await database.query(`copy ${table} from '/dev/blob' with (format csv)`, [], { blob: new Blob([lines.join('\n')]) });
    },
    close: async () => database.close(),
  };
}

/** A real PostgreSQL in a folder of the bench's own, with its factory settings: the bare SQL, with the way over a socket. */
export async function openPostgres(folder: string): Promise<Engine> {
  const cluster = await startCluster(folder);
  const client = new Client({ connectionString: cluster.url });
  await client.connect();
  return {
    name: 'bare SQL (PostgreSQL)',
    all: async (sql) => (await client.query<unknown[]>({ text: sql, rowMode: 'array' })).rows,
    async fill(table, columns) {
      const lists = columns.map((_, at) => `$${at + 1}::int[]`).join(', ');
      await client.query(`insert into ${table} select * from unnest(${lists})`, columns.map((column) => Array.from(column)));
    },
    async close() {
      await client.end();
      await cluster.stop();
    },
  };
}

/** All engines that are there. */
export async function openEngines(folder: string): Promise<Engine[]> {
  const opened = [await openDuckDb(), await openSqlite(), await openPglite(), await openPostgres(folder)];
  return opened.filter((engine) => engine !== null);
}
