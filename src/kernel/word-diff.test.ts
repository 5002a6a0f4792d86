import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffWords, stayedInOrder } from './word-diff.ts';

const sides = (before: string, after: string) => {
  const runs = diffWords(before, after);
  return {
    before: runs.filter((r) => r.kind !== 'added').map((r) => r.text).join(''),
    after: runs.filter((r) => r.kind !== 'removed').map((r) => r.text).join(''),
  };
};

test('a changed word is one removed and one added run between what stayed', () => {
  expect(diffWords('We meet on Tuesday morning.', 'We meet on Thursday morning.')).toEqual([
    { kind: 'same', text: 'We meet on ' },
    { kind: 'removed', text: 'Tuesday' },
    { kind: 'added', text: 'Thursday' },
    { kind: 'same', text: ' morning.' },
  ]);
});

test('a changed phrase reads as one change, not word by word', () => {
  expect(diffWords('How are teachers doing it?', 'How do I support it?').map((r) => r.kind)).toEqual(['same', 'removed', 'added', 'same']);
});

test('texts that are the same have one run, and empty texts none', () => {
  expect(diffWords('same', 'same')).toEqual([{ kind: 'same', text: 'same' }]);
  expect(diffWords('', '')).toEqual([]);
});

test('the runs always join to both texts exactly', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'teacher', ' ', '\n', '.', 'é', '’', '🙂', '  '), { maxLength: 40 }).map((list) => list.join(''));
  fc.assert(
    fc.property(fc.oneof(words, fc.string({ unit: 'binary' })), words, (before, after) => {
      expect(sides(before, after)).toEqual({ before, after });
    }),
  );
});

test('a very long text is still compared exactly, and soon', () => {
  const before = Array.from({ length: 900 }, (_, i) => `Sentence number ${i} says this.`).join(' ');
  const after = `First. ${before.replace('number 500 says', 'number 500 shouts')} Last.`;
  expect(sides(before, after)).toEqual({ before, after });
  expect(diffWords(before, after).filter((r) => r.kind !== 'same').map((r) => r.text)).toEqual(['First. ', 'says', 'shouts', ' Last.']);
});

test('what stayed in order leaves out only what moved', () => {
  expect(stayedInOrder(['a', 'b', 'c', 'd'], ['b', 'c', 'd', 'a'])).toEqual(['b', 'c', 'd']);
});
