import type { Pool, QueryResult } from 'pg';

/**
 * Sends one statement on a borrowed connection. A refused statement does not cost the connection (the pool's own `query`
 * would throw it away), unless it left a transaction open behind it.
 */
export async function oneStatement<Row>(pool: Pool, sql: string, parameters: readonly unknown[]): Promise<readonly Row[]> {
  const client = await pool.connect();
  let keep = false;
  try {
    const answer: QueryResult | QueryResult[] = await client.query(sql, [...parameters]);
    const last = Array.isArray(answer) ? answer.at(-1) : answer;
    return (last?.rows ?? []) as Row[];
  } finally {
    keep = client.getTransactionStatus() === 'I';
    client.release(!keep);
  }
}
