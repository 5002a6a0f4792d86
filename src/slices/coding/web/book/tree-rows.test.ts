import { expect, test } from 'vitest';
import type { Code } from '../../model/study/entities.ts';
import { madeUpCode } from '../view/made-up-code.ts';
import { moveByDrop, moveByKey, treeKey, treeRows } from './tree-rows.ts';

const codes = new Map<string, Code>(
  [
    madeUpCode('b', 'Brokering', { order: 1 }),
    madeUpCode('b1', 'Bridging', { parentId: 'b', order: 1 }),
    madeUpCode('b1a', 'To people', { parentId: 'b1', order: 1 }),
    madeUpCode('b2', 'Buffering', { parentId: 'b', order: 2 }),
    madeUpCode('m', 'Modeling', { order: 2 }),
    madeUpCode('x', 'Gone', { order: 3, retired: { how: 'eliminated', into: [], reason: '', at: 1 } }),
  ].map((code) => [code.codeId, code]),
);
const NONE = new Set<string>();
const ids = (closed = NONE, typed = '') => treeRows(codes, closed, typed).map(({ code, depth }) => `${' '.repeat(depth)}${code.codeId}`);

test('[CG-214] the codebook is a tree of any depth; closed codes hide what is under them, searching shows what fits with what it stands under', () => {
  expect(ids()).toEqual(['b', ' b1', '  b1a', ' b2', 'm']);
  expect(ids(new Set(['b1']))).toEqual(['b', ' b1', ' b2', 'm']);
  expect(ids(new Set(['b']), 'people')).toEqual(['b', ' b1', '  b1a']);
  expect(ids(NONE, 'bridging')).toEqual(['b', ' b1', '  b1a']);
});

test('[CG-214] arrows walk the tree, open and close it; a letter goes to the next code that begins with it', () => {
  const rows = treeRows(codes, NONE);
  expect(treeKey(rows, 0, 'ArrowDown')).toEqual({ go: 'b1' });
  expect(treeKey(rows, 0, 'ArrowRight')).toEqual({ go: 'b1' });
  expect(treeKey(rows, 0, 'ArrowLeft')).toEqual({ close: 'b' });
  expect(treeKey(rows, 2, 'ArrowLeft')).toEqual({ go: 'b1' });
  expect(treeKey(treeRows(codes, new Set(['b'])), 0, 'ArrowRight')).toEqual({ open: 'b' });
  expect(treeKey(rows, 1, 'm')).toEqual({ go: 'm' });
  expect(treeKey(rows, 0, 'End')).toEqual({ go: 'm' });
  expect(treeKey(rows, 0, 'Tab')).toBeNull();
});

test('[CG-215] what can be dragged can be moved by keys: up, down, out and in, and not where it cannot go', () => {
  const move = (codeId: string, key: string) => moveByKey(codes, codes.get(codeId)!, key);
  expect(move('b2', 'ArrowUp')).toEqual({ parentId: 'b', before: 'b1' });
  expect(move('b1', 'ArrowDown')).toEqual({ parentId: 'b', before: null });
  expect(move('b2', 'ArrowLeft')).toEqual({ parentId: null, before: 'm' });
  expect(move('m', 'ArrowRight')).toEqual({ parentId: 'b', before: null });
  expect([move('b', 'ArrowUp'), move('m', 'ArrowDown'), move('b', 'ArrowLeft'), move('b1', 'ArrowRight')]).toEqual([null, null, null, null]);
  expect(moveByDrop(codes, codes.get('b1')!, 'after')).toEqual({ parentId: 'b', before: 'b2' });
  expect(moveByDrop(codes, codes.get('m')!, 'into')).toEqual({ parentId: 'm', before: null });
});
