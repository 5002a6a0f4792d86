import { expect, test } from 'vitest';
import type { Code } from '../../model/study/entities.ts';
import { madeUpCode } from '../view/made-up-code.ts';
import { findCodes, isNamed } from './find-codes.ts';

const book = new Map<string, Code>(
  [
    madeUpCode('b', 'Brokering', { order: 1, codable: false }),
    madeUpCode('b1', 'Bridging', { parentId: 'b', order: 1 }),
    madeUpCode('b2', 'Buffering', { parentId: 'b', order: 2 }),
    madeUpCode('j', 'Joint work', { order: 2 }),
    madeUpCode('t', 'Tools for teaching', { order: 3 }),
    madeUpCode('o', 'Old bridge', { order: 4, retired: { how: 'eliminated', into: [], reason: 'unused', at: 1 } }),
  ].map((code) => [code.codeId, code]),
);
const found = (typed: string, recent: readonly string[] = []) => findCodes(book, recent, typed).map(({ path }) => path);

test('[CG-208] typing finds codes by the words of their path, names that begin with it first; families and retired codes are not offered', () => {
  expect(found('bri')).toEqual(['Brokering › Bridging']);
  expect(found('brok')).toEqual(['Brokering › Bridging', 'Brokering › Buffering']);
  expect(found('brok buf')).toEqual(['Brokering › Buffering']);
  expect(found('work')).toEqual(['Joint work']);
  expect(found('t')).toEqual(['Tools for teaching', 'Joint work']);
  expect(found('zebra')).toEqual([]);
  expect(found('JOINT')).toEqual(['Joint work']);
});

test('[CG-208] with nothing typed the recent codes come first, with the number that gives them', () => {
  const offered = findCodes(book, ['t', 'b2'], '');
  expect(offered.map(({ code, recent }) => [code.codeId, recent])).toEqual([['t', 1], ['b2', 2], ['b1', null], ['j', null]]);
});

test('[CG-208] a name that is there already is known, so that no second code of it is made on the way', () => {
  expect(isNamed(findCodes(book, [], 'joint work'), ' Joint Work ')).toBe(true);
  expect(isNamed(findCodes(book, [], 'joint'), 'joint')).toBe(false);
});
