import { sql } from 'kysely';
import { ok, refuse } from '../../src/kernel/result.ts';
import type { Database } from '../../src/platform/server/db/database.ts';
import { StreamHub, type HubRhythm } from '../../src/platform/server/streams/hub.ts';
import type { StreamKind } from '../../src/platform/server/streams/stream-kind.ts';
import type { Closing, Sink } from '../../src/platform/server/streams/watcher.ts';
import { keptLog } from './kept-log.ts';

/** The smallest stream with everything in it: numbers added up, some of them whispered to one person. */
export interface Added {
  readonly type: 'Added';
  readonly v: 1;
  readonly amount: number;
  readonly onlyFor: string | null;
}
export interface Tally {
  readonly amounts: readonly { readonly amount: number; readonly onlyFor: string | null }[];
}
export interface Add {
  readonly amount: number;
  readonly onlyFor?: string;
  /** Refused unless the tally has this many amounts. */
  readonly whenThereAre?: number;
}
export type TallyHub = StreamHub<Tally, Added, Add, string>;

const FULL = 1000;

/** The kind; amounts of exactly 500 also change a row and ask for fresh snapshots, amounts of 13 make the row fail. */
export const tallyKind: StreamKind<Tally, Added, Add, string> = {
  kind: 'tally',
  evolve: (state, event) => ({ amounts: [...(state?.amounts ?? []), { amount: event.amount, onlyFor: event.onlyFor }] }),
  readEvent: (payload) => {
    const event = payload as Added;
    return event.v === 1 ? ok(event) : refuse('conflict', 'unknown-event-version', `This holds version ${String(event.v)}, which is not known here.`);
  },
  decide(state, { amount, onlyFor = null, whenThereAre }) {
    if (whenThereAre !== undefined && state.amounts.length !== whenThereAre) return refuse('conflict', 'not-that-many', 'There are not that many.');
    return amount === 0 || state.amounts.length >= FULL ? ok([]) : ok([{ type: 'Added', v: 1, amount, onlyFor }]);
  },
  project: (state, viewer) => ({ amounts: state.amounts.filter((one) => one.onlyFor === null || one.onlyFor === viewer) }),
  projectEvent: (event, viewer) => (event.onlyFor === null || event.onlyFor === viewer ? event : null),
  viewerKey: (viewer) => viewer,
  snapshotMessage: (tally) => ({ kind: 'snapshot', tally }),
  eventMessage: (event) => ({ kind: 'event', event }),
  freshSnapshotAfter: (event) => event.amount === 500,
  changesRows: (events) => events.some((event) => event.amount === 500 || event.amount === 13),
  async writeRows(trx, batch) {
    await sql`insert into tally_row (district_id, seq) values (${batch.districtId}, ${batch.entries[0]!.seq})`.execute(trx);
    if (batch.entries.some((entry) => entry.event.amount === 13)) throw new Error('the row could not be written');
  },
  afterCommit: () => undefined,
  changesWhoMayWatch: () => false,
};

/** The table of those rows. */
export async function makeTallyRows(db: Database): Promise<void> {
  await db.asOwner(async (trx) => {
    await sql`create table tally_row (district_id uuid not null, seq bigint not null, primary key (district_id, seq))`.execute(trx);
    await sql`select protect_table('tally_row')`.execute(trx);
  });
}

/** A hub as one server process would have it. `deaf` hears no notices; `rhythm` says how soon it polls. */
export function startTally(db: Database, how: { readonly deaf?: boolean; readonly rhythm?: Partial<HubRhythm>; readonly kind?: Partial<typeof tallyKind> } = {}): Promise<TallyHub> {
  const heard: Database = how.deaf ? { ...db, listen: async () => async () => undefined } : db;
  const parts = { db: heard, clock: { now: () => Date.now() }, log: keptLog() };
  return StreamHub.start(parts, { ...tallyKind, ...how.kind }, { pollMs: 3_600_000, ...how.rhythm });
}

export type TallyMessage =
  | { readonly kind: 'snapshot'; readonly tally: Tally }
  | { readonly kind: 'event'; readonly event: Added }
  | ({ readonly kind: 'closed' } & Closing);

/** A reader's end of a stream: what has arrived, read back from its frames. */
export interface Reader extends Sink {
  readonly text: string;
  readonly messages: readonly TallyMessage[];
  readonly cursors: readonly string[];
  readonly ended: boolean;
  /** While false, every write says that the reader is too slow. */
  keepsUp: boolean;
  drain(): void;
}

export function reader(): Reader {
  let text = '';
  let ended = false;
  const waiting: (() => void)[] = [];
  return {
    keepsUp: true,
    get text() {
      return text;
    },
    get ended() {
      return ended;
    },
    get messages() {
      return [...text.matchAll(/^data: (.*)$/gm)].map((match) => JSON.parse(match[1]!) as TallyMessage);
    },
    get cursors() {
      return [...text.matchAll(/^id: (.*)$/gm)].map((match) => match[1]!);
    },
    write(frame) {
      text += frame;
      return this.keepsUp;
    },
    onceDrained: (then) => void waiting.push(then),
    drain() {
      for (const then of waiting.splice(0)) then();
    },
    end(lastFrame) {
      text += lastFrame;
      ended = true;
    },
  };
}

/** What a reader knows after folding all that it was sent. */
export function folded(messages: readonly TallyMessage[]): Tally | null {
  return messages.reduce<Tally | null>((tally, message) => {
    if (message.kind === 'snapshot') return message.tally;
    return message.kind === 'event' ? tallyKind.evolve(tally, message.event) : tally;
  }, null);
}
