import { expect, test } from 'vitest';
import { keyAct, type Press } from './keys.ts';

const press = (key: string, held: Partial<Press> = {}) => keyAct({ key, ctrl: false, shift: false, alt: false, ...held });

test('[CG-207] arrows move by turn and sentence, with Ctrl by word, and Shift extends', () => {
  expect(press('ArrowDown')).toEqual({ do: 'step', step: { by: 'turn', way: 1, extend: false } });
  expect(press('ArrowLeft', { shift: true })).toEqual({ do: 'step', step: { by: 'sentence', way: -1, extend: true } });
  expect(press('ArrowRight', { ctrl: true, shift: true })).toEqual({ do: 'step', step: { by: 'word', way: 1, extend: true } });
});

test('[CG-207] single keys code, take back, go on and resize, whatever the shift of the keyboard', () => {
  expect(press('Enter')).toEqual({ do: 'choose' });
  expect(press('3')).toEqual({ do: 'recent', place: 2 });
  expect(press('z', { ctrl: true })).toEqual({ do: 'undo' });
  expect(press('Z', { ctrl: true, shift: true })).toEqual({ do: 'redo' });
  expect(press('+', { shift: true })).toEqual({ do: 'valence', valence: 'positive' });
  expect(press('N', { shift: true })).toEqual({ do: 'source', way: 1 });
  expect(press('?', { shift: true })).toEqual({ do: 'help' });
  expect(press('ArrowRight', { alt: true })).toEqual({ do: 'resize', edge: 'end', way: 1 });
});

test('[CG-207] keys of the browser and of screen readers are left alone', () => {
  for (const [key, held] of [['f', { ctrl: true }], ['c', { ctrl: true }], ['r', { ctrl: true }], ['Tab', {}], ['F5', {}], ['n', { alt: true }], ['x', {}]] as const) expect(press(key, held)).toBeNull();
});
