import { AbortedTransactionError, type CompiledQuery, type DatabaseConnection, type QueryResult, type TransactionSettings } from 'kysely';
import type { PoolClient, QueryResult as PgResult } from 'pg';
import { whyFailed } from './broken-clients.ts';
import type { Scope } from './scopes.ts';

const CHANGES = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

/**
 * One borrowed connection whose every transaction begins with its scope: `begin`, role and district are one message, and
 * the first query is sent behind it without waiting. Should the scope fail, the server refuses all that follows until the
 * transaction ends, so nothing can run as the owner by mistake.
 */
export class ScopedConnection implements DatabaseConnection {
  readonly #client: PoolClient;
  readonly #scope: Scope;
  #begun: Promise<unknown> | null = null;
  #broken = false;

  constructor(client: PoolClient, scope: Scope) {
    this.#client = client;
    this.#scope = scope;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const result = this.#begun === null ? await this.#alone(query) : await this.#send(query);
    return {
      rows: result.rows as Row[],
      ...(CHANGES.has(result.command) ? { numAffectedRows: BigInt(result.rowCount ?? 0) } : {}),
    };
  }

  // eslint-disable-next-line require-yield -- the interface asks for a generator; there is nothing to give
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('streaming a query is not supported; read in pages');
  }

  begin(settings: TransactionSettings): void {
    const begun = this.#client.query(beginning(this.#scope, settings));
    begun.catch(() => undefined); // commit and rollback look at it
    this.#begun = begun;
  }

  async commit(): Promise<void> {
    const [begun, ended] = await Promise.allSettled([this.#begun, this.#client.query('commit')]);
    this.#begun = null;
    if (begun.status === 'rejected') throw begun.reason;
    if (ended.status === 'rejected') throw whyFailed(this.#client, ended.reason);
    // A failed statement whose error was swallowed: the server turns this commit into a rollback.
    if (ended.value.command === 'ROLLBACK') throw new AbortedTransactionError();
  }

  async rollback(): Promise<void> {
    this.#begun = null;
    try {
      await this.#client.query('rollback');
    } catch {
      // The connection is gone, and with it the transaction; the error that led here says more.
      this.#broken = true;
    }
  }

  release(): void {
    this.#client.release(this.#broken);
  }

  /** A query outside a transaction gets one of its own: three messages, one wait. */
  async #alone(query: CompiledQuery): Promise<PgResult> {
    const [begun, answer, ended] = await Promise.allSettled([
      this.#client.query(beginning(this.#scope, {})),
      this.#send(query),
      this.#client.query('commit'),
    ]);
    if (begun.status === 'rejected') throw begun.reason;
    if (answer.status === 'rejected') throw answer.reason;
    if (ended.status === 'rejected') throw ended.reason;
    return answer.value;
  }

  #send(query: CompiledQuery): Promise<PgResult> {
    return this.#client.query(query.sql, [...query.parameters]).catch((cause: unknown) => {
      throw whyFailed(this.#client, cause);
    });
  }
}

function beginning(scope: Scope, { isolationLevel, accessMode }: TransactionSettings): string {
  const isolation = isolationLevel === undefined ? '' : ` isolation level ${isolationLevel}`;
  const access = accessMode === undefined ? '' : ` ${accessMode}`;
  return `begin${isolation}${access}; ${scope}`;
}
