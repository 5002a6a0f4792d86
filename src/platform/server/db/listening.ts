/** Hears the payload of one notification. */
export type Hear = (payload: string) => void;

/** Who listens to which channel; the same book on both engines. */
export interface Listening {
  heard(channel: string, payload: string): void;
  /** Adds a listener; `first` says that nobody listened to this channel before. */
  add(channel: string, hear: Hear): { readonly first: boolean };
  /** Takes a listener away; `last` says that nobody is left. */
  remove(channel: string, hear: Hear): { readonly last: boolean };
  channels(): readonly string[];
}

/** An empty book of listeners; a listener that throws is reported and harms no other. */
export function listening(report: (cause: unknown) => void): Listening {
  const book = new Map<string, Set<Hear>>();
  return {
    heard(channel, payload) {
      for (const hear of book.get(channel) ?? []) {
        try {
          hear(payload);
        } catch (cause) {
          report(cause);
        }
      }
    },
    add(channel, hear) {
      const ears = book.get(channel) ?? new Set();
      book.set(channel, ears.add(hear));
      return { first: ears.size === 1 };
    },
    remove(channel, hear) {
      const ears = book.get(channel);
      ears?.delete(hear);
      if (ears?.size !== 0) return { last: false };
      book.delete(channel);
      return { last: true };
    },
    channels: () => [...book.keys()],
  };
}

/** `LISTEN` for a channel of any name. */
export function listenSql(channel: string): string {
  return `listen "${channel.replaceAll('"', '""')}"`;
}

/** `UNLISTEN` for a channel of any name. */
export function unlistenSql(channel: string): string {
  return `un${listenSql(channel)}`;
}
