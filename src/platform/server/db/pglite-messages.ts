/**
 * What travels between the main thread and the thread in which PGlite runs.
 *
 * Queries travel as the bytes of PostgreSQL's own wire protocol, whole statements (ending in Sync) or simple queries, one or
 * several per message, so that above this line both engines are the same client, the same values and the same errors.
 */
export type ToWorker =
  | { readonly kind: 'bytes'; readonly connection: number; readonly bytes: Uint8Array }
  | { readonly kind: 'gone'; readonly connection: number }
  | { readonly kind: 'ask'; readonly question: number; readonly what: Question };

/** `alive`: whether the thread answers at all. `dump`: the folder as a gzipped tar. `syncs`: see {@link Syncs}. */
export type Question = 'alive' | 'dump' | 'syncs' | 'close';

export type FromWorker =
  | { readonly kind: 'started' }
  | { readonly kind: 'bytes'; readonly connection: number; readonly bytes: Uint8Array }
  | { readonly kind: 'answer'; readonly question: number; readonly answer: unknown }
  | { readonly kind: 'failure'; readonly question: number; readonly message: string }
  /** A connection held the backend, idle inside a transaction, while others waited: it was rolled back and put out. */
  | { readonly kind: 'put-out'; readonly connection: number }
  /** The last words of a worker: nothing follows, and whoever waits must be told. */
  | { readonly kind: 'stopped'; readonly message: string };

/** How many fsync calls the file system has answered, and how many of them were for the write-ahead log. */
export interface Syncs {
  readonly all: number;
  readonly log: number;
}

/** What the worker is started with. */
export interface WorkerSettings {
  /** The folder PostgreSQL's files live in, or null for a database in memory. */
  readonly folder: string | null;
  /** A dump to begin from; only for a database that does not exist yet. */
  readonly from: Uint8Array | null;
  /** How long a transaction may stand idle while others wait for it. */
  readonly idleInTransactionMs: number;
}
