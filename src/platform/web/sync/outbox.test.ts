import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OFFLINE } from '../problem.ts';
import { appended, markedSent, nextToSend, putBack, refused, removed, revived, type Outbox } from './outbox.ts';

const give = (outbox: Outbox, commandId: string, stream = 's', text = '') => appended(outbox, { commandId, stream, command: {}, text, at: 0 });

test('[WE-14] commands of one stream go up one at a time, in the order they were given', () => {
  let outbox = ['a', 'b', 'c'].reduce<Outbox>((box, id) => give(box, id), []);
  const sent: string[] = [];
  for (let item = nextToSend(outbox, 's'); item; item = nextToSend(outbox, 's')) {
    outbox = markedSent(outbox, item.commandId);
    expect(nextToSend(outbox, 's')).toBeNull();
    sent.push(item.commandId);
    outbox = removed(outbox, item.commandId);
  }
  expect(sent).toEqual(['a', 'b', 'c']);
});

test('[WE-14] a command that failed on the way is sent again before any later one, and giving it twice adds nothing', () => {
  let outbox = give(give(give([], 'a'), 'b'), 'a');
  expect(outbox).toHaveLength(2);
  outbox = putBack(markedSent(outbox, 'a'), 'a');
  expect(nextToSend(outbox, 's')?.commandId).toBe('a');
});

test('[WE-14] one stream does not wait for another', () => {
  const outbox = markedSent(give(give([], 'a', 'one'), 'b', 'two'), 'a');
  expect(nextToSend(outbox, 'two')?.commandId).toBe('b');
});

test('[WE-15] a refused command keeps its words until they are let go, and holds up nobody', () => {
  const outbox = refused(give(give([], 'a', 's', 'What would students say?'), 'b'), 'a', OFFLINE);
  expect(outbox[0]).toMatchObject({ state: 'refused', text: 'What would students say?', problem: OFFLINE });
  expect(nextToSend(outbox, 's')?.commandId).toBe('b');
  expect(refused(give([], 'silent'), 'silent', OFFLINE)).toEqual([]);
});

test('[WE-16] after a reload nothing is lost, nothing is doubled, and the order holds', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('give', 'send', 'fail', 'take', 'reload'), fc.nat(9)), { maxLength: 60 }), (deeds) => {
      let outbox: Outbox = [];
      const open = new Set<string>();
      for (const [deed, n] of deeds) {
        const id = `c${n}`;
        const next = nextToSend(outbox, 's');
        if (deed === 'give') {
          outbox = give(outbox, id);
          open.add(id);
        } else if (deed === 'send' && next) outbox = markedSent(outbox, next.commandId);
        else if (deed === 'fail') outbox = putBack(outbox, id);
        else if (deed === 'take') {
          outbox = removed(outbox, id);
          open.delete(id);
        } else if (deed === 'reload') outbox = revived([...outbox].reverse());
      }
      expect(new Set(outbox.map(({ commandId }) => commandId))).toEqual(open);
      const orders = outbox.map(({ order }) => order);
      expect(orders).toEqual([...orders].sort((a, b) => a - b));
    }),
  );
});
