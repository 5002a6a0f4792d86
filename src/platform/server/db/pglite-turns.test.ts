import { expect, test } from 'vitest';
import fc from 'fast-check';
import { turns } from './pglite-turns.ts';

/** Each connection sends transactions of some lengths; all messages arrive in one given order. */
const arrivals = fc
  .array(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 })
  .chain((lengths) => {
    const messages = lengths.flatMap((transactions, connection) => transactions.flatMap((length) => Array.from({ length }, (_, at) => ({ connection, last: at === length - 1 }))));
    return fc.shuffledSubarray(messages.map((_, at) => at), { minLength: messages.length }).map((order) => {
      // Shuffled between connections, in order within each.
      const byConnection = lengths.map((_, connection) => messages.filter((message) => message.connection === connection));
      return order.map((at) => byConnection[messages[at]!.connection]!.shift()!);
    });
  });

test('[PL-8] nothing comes between the statements of a transaction, and everything is served in its own order', () => {
  fc.assert(
    fc.property(arrivals, (messages) => {
      const order = turns(() => 0);
      const served: { readonly connection: number; readonly last: boolean }[] = [];
      for (const message of messages) order.take(message.connection, () => (served.push(message), !message.last));
      let holder: number | null = null;
      for (const { connection, last } of served) {
        if (holder !== null) expect(connection).toBe(holder);
        holder = last ? null : connection;
      }
      expect(holder).toBeNull();
      for (const connection of new Set(messages.map((message) => message.connection))) {
        const own = (all: typeof served): boolean[] => all.filter((message) => message.connection === connection).map((message) => message.last);
        expect(own(served)).toEqual(own(messages));
      }
    }),
  );
});

test('[PL-8] a connection that goes away in the middle of a transaction has it undone before the next is served', () => {
  const order = turns(() => 0);
  const happened: string[] = [];
  order.take(1, () => (happened.push('one begins'), true));
  order.take(2, () => (happened.push('two'), false));
  order.take(1, () => (happened.push('one goes on'), true));
  expect(order.idleHolder(1)).toBe(1);
  order.leave(1, () => happened.push('one is undone'));
  expect(happened).toEqual(['one begins', 'one goes on', 'one is undone', 'two']);
  expect(order.idleHolder(1)).toBeNull();
});
