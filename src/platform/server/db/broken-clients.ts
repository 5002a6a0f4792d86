import type { Pool, PoolClient } from 'pg';

/** Why a connection broke, by connection. */
const causes = new WeakMap<object, Error>();

/**
 * Keeps the reason for which a connection of this pool breaks. Between two statements nobody waits for it, and the next
 * statement would only be told that the connection is of no use.
 */
export function rememberWhyBroken(pool: Pool): void {
  pool.on('connect', (client) =>
    client.on('error', (cause) => {
      if (!causes.has(client)) causes.set(client, cause); // the first reason; what follows only says that it ended
    }),
  );
}

/** The reason for which this connection broke, or the error itself while it is whole. */
export function whyFailed(client: PoolClient, error: unknown): unknown {
  return causes.get(client) ?? error;
}
