import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { Syncs, WorkerSettings } from './pglite-messages.ts';
import { SyncedNodeFS } from './synced-node-fs.ts';
import { simpleQuery } from './wire-bytes.ts';

/** The wire protocol of a running PGlite: bytes of requests in, bytes of answers out, synchronously. */
export interface Backend {
  exchange(bytes: Uint8Array): Uint8Array;
  dump(): Promise<Uint8Array>;
  syncs(): Syncs;
  /** Whether the write-ahead log has grown past its measure and work has gone on since the last checkpoint. */
  needsCheckpoint(): boolean;
  checkpoint(): void;
  close(): Promise<void>;
}

/** PostgreSQL's settings: fsync for real, and small enough for a laptop that also runs a browser. */
const SEGMENT_MB = 16;
const LOG_MOST_SEGMENTS = 4;
const SETTINGS = [
  'wal_sync_method=fsync', // fdatasync does nothing inside the WASM
  'min_wal_size=32MB',
  `max_wal_size=${LOG_MOST_SEGMENTS * SEGMENT_MB}MB`,
  'shared_buffers=32MB',
  'work_mem=8MB',
  'maintenance_work_mem=32MB',
  // PostgreSQL's own log goes to standard error and quotes refused rows word for word: what people typed has no place there.
  'log_min_messages=fatal',
  'log_min_error_statement=panic',
];

/** Starts PostgreSQL in this thread; `died` is told when it stops for good (a full disk under the log, a fault in the WASM). */
export async function startPglite(settings: WorkerSettings, died: (message: string) => void): Promise<Backend> {
  let lastCry: string | null = null;
  const files = settings.folder === null ? null : nodeFiles(settings.folder);
  const isNew = settings.folder === null || !existsSync(join(settings.folder, 'PG_VERSION'));
  const db = new PGlite({
    ...(files === null ? {} : { fs: files }),
    ...(isNew && settings.from !== null ? { loadDataDir: new Blob([Buffer.from(settings.from)], { type: 'application/x-gzip' }) } : {}),
    onStderr: (line) => {
      lastCry = LAST_CRY.exec(line)?.[1] ?? lastCry;
      return false;
    },
    startParams: [
      ...PGlite.defaultStartParams.filter((parameter) => files === null || parameter !== '-F'),
      ...SETTINGS.flatMap((setting) => ['-c', setting]),
    ],
  });
  const reason = (cause: unknown): string => lastCry ?? (cause instanceof Error ? cause.message : String(cause));
  try {
    await db.waitReady;
  } catch (cause) {
    throw new Error(reason(cause), { cause });
  }
  watchForDeath(db, (cause) => died(reason(cause)));
  const syncs = (): Syncs => files?.syncs ?? { all: 0, log: 0 };
  const checkpoint = (): void => void db.execProtocolRawSync(simpleQuery('checkpoint'));
  let checkedAt = 0;
  return {
    exchange: (bytes) => db.execProtocolRawSync(bytes),
    dump: async () => {
      checkpoint(); // so that the copy opens without a recovery
      return new Uint8Array(await (await db.dumpDataDir('gzip')).arrayBuffer());
    },
    syncs,
    needsCheckpoint: () => settings.folder !== null && syncs().log > checkedAt && logSegments(settings.folder) > LOG_MOST_SEGMENTS,
    checkpoint: () => {
      checkpoint();
      checkedAt = syncs().log;
    },
    close: () => db.close(),
  };
}

/** What PostgreSQL writes to its log before it gives up; better than what the WASM says of it. */
const LAST_CRY = /(?:PANIC|FATAL): {2}(.*)$/;

function nodeFiles(folder: string): SyncedNodeFS {
  mkdirSync(folder, { recursive: true });
  return new SyncedNodeFS(folder);
}

function logSegments(folder: string): number {
  return readdirSync(join(folder, 'pg_wal')).filter((name) => /^[0-9A-F]{24}$/.test(name)).length;
}

/** PostgreSQL's way back to its main loop after an ordinary error; anything else thrown there is the end of it. */
const ORDINARY_ERROR = 100;

interface MainLoop {
  _PostgresMainLoopOnce: () => void;
}

/**
 * PGlite swallows whatever its main loop throws and calls it again, for ever when PostgreSQL has panicked. So the main
 * loop is wrapped: an exit that is no ordinary error is reported, and the thread ends.
 */
function watchForDeath(db: PGlite, died: (cause: unknown) => void): void {
  const loop = db.Module as unknown as MainLoop;
  const once = loop._PostgresMainLoopOnce;
  loop._PostgresMainLoopOnce = () => {
    try {
      once();
    } catch (cause) {
      if ((cause as { status?: unknown }).status !== ORDINARY_ERROR) died(cause);
      throw cause;
    }
  };
}
