import type { Parts } from '../../../platform/server/parts.ts';
import type { SignInFound } from './sign-in-found.ts';

const CHANNEL = 'sign_ins';
/** A lost notification is made up for after this long. */
const GOOD_FOR_MS = 10_000;
const MOST_ENTRIES = 20_000;

/** Remembers for a few seconds who a cookie belongs to, so that most requests ask the database nothing about it. */
export interface SignInCache {
  find(cookie: string, look: () => Promise<SignInFound | null>): Promise<SignInFound | null>;
  /** Forgets a person on every server. Call after the change is committed. */
  forget(personId: string): Promise<void>;
  onChange(hear: (personId: string) => void): () => void;
  close(): Promise<void>;
}

export async function createSignInCache(parts: Parts): Promise<SignInCache> {
  const entries = new Map<string, { readonly found: SignInFound; readonly until: number }>();
  const hearers = new Set<(personId: string) => void>();
  let changes = 0;
  const drop = (personId: string) => {
    changes++;
    for (const [cookie, { found }] of entries) if (found.actor.personId === personId) entries.delete(cookie);
    for (const hear of hearers) hear(personId);
  };
  const stop = await parts.db.listen(CHANNEL, drop);
  return {
    async find(cookie, look) {
      const known = entries.get(cookie);
      if (known && known.until > parts.clock.now()) return known.found;
      const before = changes;
      const found = await look();
      if (entries.size >= MOST_ENTRIES) entries.clear();
      // What was looked up while someone was being forgotten may already be stale: use it once, do not keep it.
      if (found && changes === before) entries.set(cookie, { found, until: parts.clock.now() + GOOD_FOR_MS });
      else entries.delete(cookie);
      return found;
    },
    async forget(personId) {
      drop(personId);
      await parts.db.call('select pg_notify($1, $2)', [CHANNEL, personId]);
    },
    onChange(hear) {
      hearers.add(hear);
      return () => void hearers.delete(hear);
    },
    close: stop,
  };
}
