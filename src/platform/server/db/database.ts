import type { Kysely, Transaction } from 'kysely';

/**
 * The one door to the data, the same on PGlite and on PostgreSQL.
 *
 * Every method runs its work in one transaction that commits when the work returns and rolls back when it throws.
 * Inside, use only the transaction handed in: on PGlite's single connection the outer handle would wait for a transaction
 * that waits for it, until after a minute the transaction is undone (25P03).
 *
 * Values are the same on both engines: int8 and counts are numbers while exact (else bigints), numeric a string, date a
 * string `YYYY-MM-DD`, timestamptz a Date, json parsed, bytea a Buffer. An array given for a json column must be made text
 * first (`JSON.stringify`), because a bare array is a PostgreSQL array. Errors carry PostgreSQL's code (`code`) and, where
 * it applies, `constraint`; see database-fault.ts for those of the engine itself.
 */
export interface Database {
  readonly engine: 'pglite' | 'postgres';

  /**
   * Work inside one district, as the restricted role `jointwork_app`: row-level security shows and accepts only rows
   * whose `district_id` is this one. Role and district travel in one message with `begin` and the first statement.
   */
  inDistrict<Tables, Answer>(districtId: string, work: (trx: Transaction<Tables>) => Promise<Answer>): Promise<Answer>;

  /**
   * Work on the identity tables (`identity_*`: accounts, passwords, browser sessions, which account is which person),
   * as the role `jointwork_identity`, which sees no district table; `jointwork_app` sees no identity table.
   */
  asIdentity<Tables, Answer>(work: (trx: Transaction<Tables>) => Promise<Answer>): Promise<Answer>;

  /** Work as the owner, past row-level security: creating districts, jobs that visit every district, backup. Rare. */
  asOwner<Tables, Answer>(work: (trx: Transaction<Tables>) => Promise<Answer>): Promise<Answer>;

  /** A Kysely handle on the identity tables for the sign-in library, which opens its own transactions. */
  identityHandle(): Kysely<unknown>;

  /**
   * One SQL statement in its own transaction, in one round trip, as the owner connection. For calls of SQL functions that
   * set role and district themselves (`append_events`), where a full transaction would cost another trip. Without
   * parameters the text may hold several statements; the rows of the last one come back.
   */
  call<Row>(sql: string, parameters: readonly unknown[]): Promise<readonly Row[]>;

  /** Hears `NOTIFY channel, payload` after commits, from this process and others. No replay: readers must also poll. */
  listen(channel: string, hear: (payload: string) => void): Promise<() => Promise<void>>;

  /** A copy of everything, to bring to a new machine: a gzipped data folder on PGlite; refused on PostgreSQL (use pg_dump). */
  dump(): Promise<Uint8Array>;

  close(): Promise<void>;
}
