/** One piece of work for the one backend; answers whether its connection is now inside a transaction. */
type Work = () => boolean;

interface Waiting {
  readonly connection: number;
  readonly work: Work;
}

/** Who may speak to the one PostgreSQL backend, and when. */
export interface Turns {
  take(connection: number, work: Work): void;
  /** A connection went away: what it still wanted is dropped; `undo` ends the transaction it left open, if any. */
  leave(connection: number, undo: () => void): void;
  /** The connection that has stood idle inside its transaction since before `since` while others waited, if any. */
  idleHolder(since: number): number | null;
}

/**
 * PGlite has one backend, and several connections want it. A connection that has begun a transaction keeps the backend
 * until that ends; everything else waits in the order of its coming. Without this, one person's insert could land
 * inside another's transaction, with the other's role and district.
 */
export function turns(now: () => number): Turns {
  const waiting: Waiting[] = [];
  let holder: number | null = null;
  let servedAt = 0;

  function serve(): void {
    for (;;) {
      const at = holder === null ? 0 : waiting.findIndex((one) => one.connection === holder);
      const [next] = at < 0 ? [] : waiting.splice(at, 1);
      if (next === undefined) return;
      holder = next.work() ? next.connection : null;
      servedAt = now();
    }
  }

  return {
    take(connection, work) {
      waiting.push({ connection, work });
      serve();
    },
    leave(connection, undo) {
      const kept = waiting.filter((one) => one.connection !== connection);
      waiting.splice(0, waiting.length, ...kept);
      if (holder !== connection) return;
      undo();
      holder = null;
      serve();
    },
    idleHolder: (since) => (holder !== null && waiting.length > 0 && servedAt < since ? holder : null),
  };
}
