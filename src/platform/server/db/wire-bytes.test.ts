import { expect, test } from 'vitest';
import fc from 'fast-check';
import { isGoodbye, leavesTransactionOpen, simpleQuery, WELCOME } from './wire-bytes.ts';

const message = (kind: string, body: Uint8Array): Uint8Array => {
  const bytes = new Uint8Array(5 + body.length);
  bytes[0] = kind.charCodeAt(0);
  new DataView(bytes.buffer).setUint32(1, 4 + body.length);
  bytes.set(body, 5);
  return bytes;
};

const others = fc.array(fc.tuple(fc.constantFrom('T', 'D', 'C', 'A', 'N', 'E', '1', '2'), fc.uint8Array({ maxLength: 40 })), { maxLength: 8 });

test('[PL-8] whether a transaction stays open is read from the last word of the answer, whatever else it holds', () => {
  fc.assert(
    fc.property(others, others, fc.constantFrom('I', 'T', 'E'), (before, after, status) => {
      const ready = message('Z', Uint8Array.of(status.charCodeAt(0)));
      const parts = [...before.map(([kind, body]) => message(kind, body)), ready, ...after.map(([kind, body]) => message(kind, body))];
      expect(leavesTransactionOpen(Uint8Array.from(parts.flatMap((part) => [...part])))).toBe(status !== 'I');
    }),
  );
});

test('[PL-8] a simple query is one message of the protocol, and no goodbye', () => {
  const bytes = simpleQuery('rollback');
  expect([...bytes]).toEqual([...message('Q', new TextEncoder().encode('rollback\0'))]);
  expect(isGoodbye(bytes)).toBe(false);
  expect(leavesTransactionOpen(WELCOME)).toBe(false);
});
