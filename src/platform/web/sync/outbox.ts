import type { Problem } from '../problem.ts';

/**
 * A command on its way. `waiting`: not sent yet, or to be sent again. `sent`: on the wire now. `refused`: the server said
 * no; kept, because it holds words that a person typed, until they let it go.
 */
export interface OutboxItem {
  readonly commandId: string;
  readonly stream: string;
  readonly order: number;
  readonly command: unknown;
  /** What the person typed, for "copy my text"; empty when the command holds no words. */
  readonly text: string;
  readonly at: number;
  readonly state: 'waiting' | 'sent' | 'refused';
  readonly problem?: Problem;
}

/** All commands of this device that the server has not yet taken, in the order they were given. */
export type Outbox = readonly OutboxItem[];

/** A new command goes to the end; the same commandId again changes nothing. */
export function appended(outbox: Outbox, item: Omit<OutboxItem, 'order' | 'state'>): Outbox {
  if (outbox.some(({ commandId }) => commandId === item.commandId)) return outbox;
  return [...outbox, { ...item, order: (outbox.at(-1)?.order ?? 0) + 1, state: 'waiting' }];
}

/** On the wire. */
export function markedSent(outbox: Outbox, commandId: string): Outbox {
  return changed(outbox, commandId, { state: 'sent' });
}

/** The try failed on the way: to be sent again with the same id. */
export function putBack(outbox: Outbox, commandId: string): Outbox {
  return changed(outbox, commandId, { state: 'waiting' });
}

/** The server said no. What holds words is kept; the rest is gone. */
export function refused(outbox: Outbox, commandId: string, problem: Problem): Outbox {
  const item = outbox.find((one) => one.commandId === commandId);
  return item?.text ? changed(outbox, commandId, { state: 'refused', problem }) : removed(outbox, commandId);
}

/** The server has it, or the person lets it go. */
export function removed(outbox: Outbox, commandId: string): Outbox {
  return outbox.filter((item) => item.commandId !== commandId);
}

/** The oldest command of a stream that is to be sent; null while one is on the wire or none waits. */
export function nextToSend(outbox: Outbox, stream: string): OutboxItem | null {
  const mine = outbox.filter((item) => item.stream === stream && item.state !== 'refused');
  return mine.some((item) => item.state === 'sent') ? null : (mine[0] ?? null);
}

/** As read from the device after a reload: what was on the wire may or may not have arrived, so it is sent again. */
export function revived(items: readonly OutboxItem[]): Outbox {
  return [...items].sort((a, b) => a.order - b.order).map((item) => (item.state === 'sent' ? { ...item, state: 'waiting' } : item));
}

function changed(outbox: Outbox, commandId: string, change: Partial<OutboxItem>): Outbox {
  return outbox.map((item) => (item.commandId === commandId ? { ...item, ...change } : item));
}
