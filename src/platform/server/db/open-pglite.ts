import { join } from 'node:path';
import { Pool } from 'pg';
import type { Log } from '../log/log.ts';
import type { Database } from './database.ts';
import { rememberWhyBroken } from './broken-clients.ts';
import { databaseFault } from './database-fault.ts';
import { lockFolder } from './folder-lock.ts';
import { listening, listenSql, unlistenSql, type Hear } from './listening.ts';
import { oneStatement } from './one-statement.ts';
import { startEngine, type PgliteEngine } from './pglite-engine.ts';
import { pooledDatabase } from './pooled-database.ts';
import { valueTypes } from './value-types.ts';

/** Enough that the next one's bytes already wait in the thread when a transaction ends; more would only queue there. */
const CONNECTIONS = 8;

interface PgliteSettings {
  readonly dataDir: string | null;
  readonly from: Uint8Array | null;
  readonly log: Log;
  /** An engine that runs already, for tests of its limits. */
  readonly engine?: PgliteEngine;
}

/** What the platform holds of an open embedded database; tests look at its engine. */
export interface OpenPglite {
  readonly database: Database;
  readonly pool: Pool;
  readonly engine: PgliteEngine;
}

/** Opens the embedded database in its own thread, its folder locked for this process. */
export async function openPglite({ dataDir, from, log, engine: given }: PgliteSettings): Promise<OpenPglite> {
  const takenOver = (): void =>
    engine.fail(databaseFault('folder-taken-over', `Another process took over the data folder ${dataDir} while this one slept. Start again.`));
  const lock = dataDir === null ? null : await lockFolder(dataDir, takenOver);
  const book = listening((cause) => log.error('database.listener-failed', cause));
  const relisten = (): void => {
    log.warn('database.engine-restarted');
    for (const channel of book.channels()) {
      oneStatement(pool, listenSql(channel), []).catch((cause: unknown) => log.error('database.listen-failed', cause, { channel }));
    }
  };
  const starting = given ?? startEngine({ folder: dataDir === null ? null : join(dataDir, 'pg'), from }, relisten);
  const engine = await Promise.resolve(starting).catch((cause: unknown) => {
    lock?.release();
    throw cause;
  });
  const pool = poolOver(engine, log, (channel, payload) => book.heard(channel, payload));
  const listen = async (channel: string, hear: Hear): Promise<() => Promise<void>> => {
    const ear: Hear = (payload) => hear(payload);
    if (book.add(channel, ear).first) await oneStatement(pool, listenSql(channel), []);
    return async () => {
      if (book.remove(channel, ear).last) await oneStatement(pool, unlistenSql(channel), []);
    };
  };
  const close = async (): Promise<void> => {
    await pool.end();
    await engine.close();
    lock?.release();
  };
  return { engine, pool, database: pooledDatabase(pool, { engine: 'pglite', listen, dump: () => engine.dump(), close }) };
}

function poolOver(engine: PgliteEngine, log: Log, heard: (channel: string, payload: string) => void): Pool {
  const pool = new Pool({
    stream: () => engine.openStream(),
    user: 'postgres',
    host: 'pglite',
    database: 'postgres',
    password: '',
    ssl: false,
    max: CONNECTIONS,
    idleTimeoutMillis: 0,
    pipeline: true,
    types: valueTypes,
  });
  rememberWhyBroken(pool);
  pool.on('connect', (client) => {
    // All connections share one backend, so whichever of them is being answered brings the news.
    client.on('notification', (news) => heard(news.channel, news.payload ?? ''));
  });
  pool.on('error', (cause) => log.warn('database.connection-lost', { code: (cause as NodeJS.ErrnoException).code }));
  return pool;
}
