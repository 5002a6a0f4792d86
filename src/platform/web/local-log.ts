import { deleteDB, openDB, type DBSchema, type IDBPDatabase, type IDBPObjectStore } from 'idb';
import type { Problem } from './problem.ts';
import { appended, markedSent, putBack, refused, removed, revived, type Outbox, type OutboxItem } from './sync/outbox.ts';

/** Text being written that lives on this device. Unsent while `version` is ahead of `acknowledged`. */
export interface Draft {
  readonly key: string;
  readonly text: string;
  readonly savedAt: number;
  /** Grows with every change of the text, and never repeats: an answer to an older text cannot be taken for a newer one. */
  readonly version: number;
  /** The last version that the server has said it keeps. */
  readonly acknowledged: number;
  /** The server's own version that the writing began from, where it counts them; kept until the server has the text. */
  readonly over?: number | undefined;
}

interface Shape extends DBSchema {
  drafts: { key: string; value: Draft };
  outbox: { key: string; value: OutboxItem };
}

const OPEN_WITHIN_MS = 3000;

type StoreName = 'drafts' | 'outbox';

/** What has not reached the server yet, in words. */
export interface Unsent {
  readonly what: string;
  readonly text: string;
}

/**
 * What one person typed on this device and the server does not have yet. Read at once from memory; written to memory at
 * once and to IndexedDB right after. When the browser refuses storage it goes on in memory and `durable` is false, which
 * the page must show.
 */
export class LocalLog {
  #drafts: ReadonlyMap<string, Draft> = new Map();
  #outbox: Outbox = [];
  #lastVersion = 0;
  #db: IDBPDatabase<Shape> | null;
  #writes: Promise<unknown> = Promise.resolve();
  readonly #owner: string;
  readonly #listeners = new Set<() => void>();

  private constructor(owner: string, db: IDBPDatabase<Shape> | null, drafts: readonly Draft[], items: readonly OutboxItem[]) {
    this.#owner = owner;
    this.#db = db;
    this.#drafts = new Map(drafts.map((draft) => [draft.key, draft]));
    this.#outbox = revived(items);
  }

  /** Opens the log of one person on this device. Each person has their own, so that a shared laptop mixes nothing. */
  static async open(owner: string): Promise<LocalLog> {
    const inMemory = () => new LocalLog(owner, null, [], []);
    // Some browsers neither open nor refuse; nobody should wait for them.
    const tooLong = new Promise<LocalLog>((resolve) => setTimeout(() => resolve(inMemory()), OPEN_WITHIN_MS));
    return Promise.race([LocalLog.#fromDisk(owner).catch(inMemory), tooLong]);
  }

  static async #fromDisk(owner: string): Promise<LocalLog> {
    const db = await openDB<Shape>(nameOf(owner), 1, {
      upgrade(fresh) {
        fresh.createObjectStore('drafts', { keyPath: 'key' });
        fresh.createObjectStore('outbox', { keyPath: 'commandId' });
      },
    });
    const [drafts, items] = await Promise.all([db.getAll('drafts'), db.getAll('outbox')]);
    return new LocalLog(owner, db, drafts, items);
  }

  /** Whether what is written here survives closing the tab. */
  get durable(): boolean {
    return this.#db !== null;
  }

  get outbox(): Outbox {
    return this.#outbox;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  draft(key: string): Draft | null {
    return this.#drafts.get(key) ?? null;
  }

  /** Keeps the text; gives the draft with its new version. `over` counts only for the first change after the server had it all. */
  writeDraft(key: string, text: string, now: number, over?: number): Draft {
    const before = this.draft(key);
    const goesOn = before !== null && before.version > before.acknowledged;
    const draft: Draft = { key, text, savedAt: now, version: Math.max(now, this.#lastVersion + 1, (before?.version ?? 0) + 1), acknowledged: before?.acknowledged ?? 0, over: goesOn ? before.over : over };
    this.#lastVersion = draft.version;
    this.#putDraft(draft);
    return draft;
  }

  /**
   * The server keeps this version. When nothing newer was typed, the draft leaves the device's disk; it stays in memory
   * until {@link dropDraft}, so that the screen does not fall back to an older text before the server's comes.
   */
  acknowledgeDraft(key: string, version: number): void {
    const draft = this.draft(key);
    if (!draft || version <= draft.acknowledged) return;
    const next = { ...draft, acknowledged: Math.min(version, draft.version) };
    if (next.acknowledged < next.version) return this.#putDraft(next);
    this.#drafts = new Map(this.#drafts).set(key, next);
    this.#write('drafts', (store) => store.delete(key));
  }

  dropDraft(key: string): void {
    this.#drafts = new Map([...this.#drafts].filter(([other]) => other !== key));
    this.#write('drafts', (store) => store.delete(key));
  }

  append(item: Omit<OutboxItem, 'order' | 'state'>): void {
    this.#setOutbox(appended(this.#outbox, item), item.commandId);
  }

  markSent(commandId: string): void {
    this.#setOutbox(markedSent(this.#outbox, commandId), commandId);
  }

  putBack(commandId: string): void {
    this.#setOutbox(putBack(this.#outbox, commandId), commandId);
  }

  refused(commandId: string, problem: Problem): void {
    this.#setOutbox(refused(this.#outbox, commandId, problem), commandId);
  }

  remove(commandId: string): void {
    this.#setOutbox(removed(this.#outbox, commandId), commandId);
  }

  /** Everything with words in it that the server does not have: what a sign-out must not lose. */
  unsent(): readonly Unsent[] {
    const drafts = [...this.#drafts.values()].filter((draft) => draft.version > draft.acknowledged && draft.text.trim() !== '').map(({ key, text }) => ({ what: key, text }));
    return [...drafts, ...this.#outbox.map(({ stream, text }) => ({ what: stream, text }))];
  }

  /** Resolves when all that was written so far is on the device's disk (or storage has been refused). */
  async settled(): Promise<void> {
    await this.#writes;
  }

  /** Forgets everything of this person on this device, after a sign-out. */
  async forget(): Promise<void> {
    this.#drafts = new Map();
    this.#outbox = [];
    this.#tell();
    await this.#writes;
    this.#db?.close();
    this.#db = null;
    await deleteDB(nameOf(this.#owner)).catch(() => undefined);
  }

  #putDraft(draft: Draft): void {
    this.#drafts = new Map(this.#drafts).set(draft.key, draft);
    this.#write('drafts', (store) => store.put(draft));
  }

  #setOutbox(outbox: Outbox, commandId: string): void {
    this.#outbox = outbox;
    const item = outbox.find((one) => one.commandId === commandId);
    this.#write('outbox', (store) => (item ? store.put(item) : store.delete(commandId)));
  }

  #write<Name extends StoreName>(name: Name, change: (store: IDBPObjectStore<Shape, [Name], Name, 'readwrite'>) => Promise<unknown>): void {
    this.#tell();
    const db = this.#db;
    if (!db) return;
    this.#writes = Promise.all([this.#writes, written(db, name, change)]).catch(() => {
      // Storage is full or was taken away: go on in memory, and say so on the page.
      this.#db = null;
      this.#tell();
    });
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

function nameOf(owner: string): string {
  return `jointwork-${owner}`;
}

/**
 * Asks for the change and commits it in one breath, so that a page which is reloaded at the next moment has written all the
 * same. Changes of one store are made in the order they were asked for (Indexed Database API 3.0, transaction scheduling).
 */
async function written<Name extends StoreName>(db: IDBPDatabase<Shape>, name: Name, change: (store: IDBPObjectStore<Shape, [Name], Name, 'readwrite'>) => Promise<unknown>): Promise<void> {
  const transaction = db.transaction(name, 'readwrite');
  const changed = change(transaction.store);
  transaction.commit();
  await Promise.all([changed, transaction.done]);
}
