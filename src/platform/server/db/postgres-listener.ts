import { Client, type ClientConfig } from 'pg';
import type { Log } from '../log/log.ts';
import type { Database } from './database.ts';
import { listening, listenSql, unlistenSql, type Hear } from './listening.ts';

const RETRY_MS = 500;
const RETRY_MOST_MS = 10_000;

/** Hears notifications over one connection of its own. */
export interface PostgresListener {
  readonly listen: Database['listen'];
  close(): Promise<void>;
}

/** The connection is opened by the first who listens, and opened again, with all its channels, whenever it breaks. */
export function listenOnPostgres(connection: ClientConfig, log: Log): PostgresListener {
  const book = listening((cause) => log.error('database.listener-failed', cause));
  let open: Promise<Client> | null = null;
  let closed = false;

  async function connect(): Promise<Client> {
    const client = new Client({ ...connection, keepAlive: true });
    client.on('notification', (news) => book.heard(news.channel, news.payload ?? ''));
    client.on('error', () => undefined); // 'end' follows
    await client.connect();
    client.once('end', () => {
      open = null;
      if (!closed) void reconnect(RETRY_MS);
    });
    for (const channel of book.channels()) await client.query(listenSql(channel));
    return client;
  }

  async function reconnect(afterMs: number): Promise<void> {
    log.warn('database.listener-reconnects', { afterMs });
    await new Promise((done) => setTimeout(done, afterMs).unref());
    if (closed || open !== null) return;
    open = connect();
    await open.catch(() => {
      open = null;
      return reconnect(Math.min(afterMs * 2, RETRY_MOST_MS));
    });
  }

  async function listen(channel: string, hear: Hear): Promise<() => Promise<void>> {
    const ear: Hear = (payload) => hear(payload);
    const { first } = book.add(channel, ear);
    open ??= connect();
    const client = await open.catch((cause: unknown) => {
      open = null;
      book.remove(channel, ear);
      throw cause;
    });
    if (first) await client.query(listenSql(channel));
    return async () => {
      if (book.remove(channel, ear).last) await (await open)?.query(unlistenSql(channel));
    };
  }

  async function close(): Promise<void> {
    closed = true;
    await open?.then((client) => client.end()).catch(() => undefined);
  }

  return { listen, close };
}
