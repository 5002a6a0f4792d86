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
}

/**
 * PGlite has one backend, and several connections want it. A connection that has begun a transaction keeps the backend
 * until that ends; everything else waits in the order of its coming. Without this, one person's insert could land
 * inside another's transaction, with the other's role and district.
 */
export function turns(): Turns {
  const waiting: Waiting[] = [];
  let holder: number | null = null;

  function serve(): void {
    for (;;) {
      const at = holder === null ? 0 : waiting.findIndex((one) => one.connection === holder);
      const [next] = at < 0 ? [] : waiting.splice(at, 1);
      if (next === undefined) return;
      holder = next.work() ? next.connection : null;
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
  };
}
