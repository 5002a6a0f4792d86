import type { Parts } from '../../../platform/server/parts.ts';

/** How presence keeps time, in ms; tests shorten it. */
export interface PresenceRhythm {
  /** How long a person may be without any connection before they count as away. */
  readonly absentAfterMs: number;
  /** How often a server says that its connections live, and looks for those that do not. */
  readonly beatMs: number;
}
export const PRESENCE_RHYTHM: PresenceRhythm = { absentAfterMs: 20_000, beatMs: 5_000 };

/** One person in one session. */
export interface PersonThere {
  readonly districtId: string;
  readonly sessionId: string;
  readonly personId: string;
}

/** Who is connected, over all servers of the installation. */
export interface Presence {
  /** A stream of this person opened here. Gives what to call when it closes. */
  connected(there: PersonThere): () => void;
  /** This person asked for news just now, over a network that holds streams back. */
  seen(there: PersonThere): void;
  close(): Promise<void>;
}

const CONNECT = `insert into session_presence (district_id, session_id, person_id, server_id, connected) values ($1, $2, $3, $4, true)
  on conflict (district_id, session_id, person_id, server_id) do update set connected = true, seen_at = now()`;
const SEEN = `insert into session_presence (district_id, session_id, person_id, server_id, connected) values ($1, $2, $3, $4, false)
  on conflict (district_id, session_id, person_id, server_id) do update set seen_at = now()`;
const DISCONNECT = `update session_presence set connected = false, seen_at = now()
  where district_id = $1 and session_id = $2 and person_id = $3 and server_id = $4`;
const BEAT = 'update session_presence set seen_at = now() where server_id = $1 and connected';
const ABSENT = `select district_id, session_id, person_id from session_presence
  group by district_id, session_id, person_id having max(seen_at) < now() - $1 * interval '1 millisecond'`;
const FORGET_ABSENT = `delete from session_presence where district_id = $1 and session_id = $2 and person_id = $3
  and seen_at < now() - $4 * interval '1 millisecond'`;
// A killed server's rows of people who have long been connected elsewhere.
const FORGET_OLD = `delete from session_presence where seen_at < now() - interval '1 hour'`;

type ThereRow = { district_id: string; session_id: string; person_id: string };

/** Who is told of what presence finds. Both may be told again of what they know already. */
export interface PresenceNews {
  /** This person's last connection anywhere is too long ago. */
  absent(there: PersonThere): Promise<void>;
  /** This person is connected here, said at every beat: it mends an absence that was noted while they were coming back. */
  here(there: PersonThere): void;
}

/**
 * Keeps presence in the database, timed by its clock alone, so that servers whose clocks differ agree. Several servers
 * may tell of the same person.
 */
export function trackPresence(parts: Pick<Parts, 'db' | 'log' | 'newId'>, rhythm: PresenceRhythm, news: PresenceNews): Presence {
  const serverId = parts.newId();
  const open = new Map<string, { readonly there: PersonThere; readonly count: number }>();
  const seenNow = new Set<string>();
  let working: Promise<unknown> = Promise.resolve();
  // In order: a person who reloads must not be marked gone by a late "gone" that overtakes the "back".
  const inOrder = (work: () => Promise<unknown>): Promise<unknown> =>
    (working = working.then(work).catch((error: unknown) => parts.log.error('presence-failed', error)));

  const beat = async (): Promise<void> => {
    seenNow.clear();
    if (open.size > 0) await parts.db.call(BEAT, [serverId]);
    const rows = await parts.db.call<ThereRow>(ABSENT, [rhythm.absentAfterMs]);
    for (const row of rows) {
      const there = { districtId: row.district_id, sessionId: row.session_id, personId: row.person_id };
      // Someone may have come back to this very server since the question was asked.
      if (!open.has(keyOf(there))) await news.absent(there);
      await parts.db.call(FORGET_ABSENT, [row.district_id, row.session_id, row.person_id, rhythm.absentAfterMs]);
    }
    await parts.db.call(FORGET_OLD, []);
    for (const { there } of open.values()) news.here(there);
  };
  const timer = setInterval(() => void inOrder(beat), rhythm.beatMs);
  timer.unref();

  return {
    connected(there) {
      const key = keyOf(there);
      const row = [there.districtId, there.sessionId, there.personId, serverId];
      const before = open.get(key)?.count ?? 0;
      open.set(key, { there, count: before + 1 });
      if (before === 0) void inOrder(() => parts.db.call(CONNECT, row));
      let closed = false;
      return () => {
        if (closed) return;
        closed = true;
        const left = open.get(key)!.count - 1;
        if (left > 0) return void open.set(key, { there, count: left });
        open.delete(key);
        void inOrder(() => parts.db.call(DISCONNECT, row));
      };
    },
    seen(there) {
      const key = keyOf(there);
      if (open.has(key) || seenNow.has(key)) return;
      seenNow.add(key);
      void inOrder(() => parts.db.call(SEEN, [there.districtId, there.sessionId, there.personId, serverId]));
    },
    async close() {
      clearInterval(timer);
      await working;
    },
  };
}

function keyOf(there: PersonThere): string {
  return `${there.districtId} ${there.sessionId} ${there.personId}`;
}
