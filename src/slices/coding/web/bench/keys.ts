import type { Step } from '../../model/marking/caret.ts';

/** A press of a key, as the browser tells it. */
export interface Press {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
}

/** What a key asks for while the text has the focus. */
export type KeyAct =
  | { readonly do: 'step'; readonly step: Step }
  | { readonly do: 'edge'; readonly edge: 'text-start' | 'text-end' }
  | { readonly do: 'widen'; readonly to: 'turn' | 'sentence' }
  | { readonly do: 'recent'; readonly place: number }
  | { readonly do: 'resize'; readonly edge: 'start' | 'end'; readonly way: 1 | -1 }
  | { readonly do: 'coding'; readonly way: 1 | -1 }
  | { readonly do: 'source'; readonly way: 1 | -1 }
  | { readonly do: 'valence'; readonly valence: 'positive' | 'negative' | null }
  | { readonly do: 'choose' | 'recode' | 'again' | 'last-selection' | 'in-vivo' | 'new-code' | 'uncode' | 'memo' | 'undo' | 'redo' | 'correct' | 'autocode' | 'help' | 'nothing' };

const ARROWS: Readonly<Record<string, readonly [by: Step['by'], way: 1 | -1]>> = { ArrowDown: ['turn', 1], ArrowUp: ['turn', -1], ArrowRight: ['sentence', 1], ArrowLeft: ['sentence', -1] };

const LETTERS: Readonly<Record<string, KeyAct>> = {
  Enter: { do: 'choose' },
  c: { do: 'choose' },
  '/': { do: 'choose' },
  r: { do: 'recode' },
  g: { do: 'again' },
  l: { do: 'last-selection' },
  i: { do: 'in-vivo' },
  w: { do: 'new-code' },
  t: { do: 'widen', to: 'turn' },
  s: { do: 'widen', to: 'sentence' },
  u: { do: 'uncode' },
  Delete: { do: 'uncode' },
  Backspace: { do: 'uncode' },
  n: { do: 'coding', way: 1 },
  p: { do: 'coding', way: -1 },
  m: { do: 'memo' },
  e: { do: 'correct' },
  a: { do: 'autocode' },
  '+': { do: 'valence', valence: 'positive' },
  '=': { do: 'valence', valence: 'positive' },
  '-': { do: 'valence', valence: 'negative' },
  '0': { do: 'valence', valence: null },
  ']': { do: 'resize', edge: 'end', way: 1 },
  '[': { do: 'resize', edge: 'end', way: -1 },
  '}': { do: 'resize', edge: 'start', way: 1 },
  '{': { do: 'resize', edge: 'start', way: -1 },
  '?': { do: 'help' },
  Escape: { do: 'nothing' },
};

const SHIFTED: Readonly<Record<string, KeyAct>> = {
  n: { do: 'source', way: 1 },
  p: { do: 'source', way: -1 },
};

/** What a press means; null when it is not ours and the browser should do with it what it does. */
export function keyAct({ key, ctrl, shift, alt }: Press): KeyAct | null {
  const small = key.length === 1 ? key.toLowerCase() : key;
  const arrow = ARROWS[key];
  if (arrow) return arrowAct(arrow, { key, ctrl, shift, alt });
  if (ctrl) {
    if (small === 'z') return { do: shift ? 'redo' : 'undo' };
    if (small === 'y') return { do: 'redo' };
    if (key === 'Home' || key === 'End') return { do: 'edge', edge: key === 'Home' ? 'text-start' : 'text-end' };
    return null;
  }
  if (alt) return null;
  if (/^[1-9]$/.test(key)) return { do: 'recent', place: Number(key) - 1 };
  return (shift ? SHIFTED[small] : undefined) ?? LETTERS[small] ?? null;
}

function arrowAct([by, way]: readonly [Step['by'], 1 | -1], { ctrl, shift, alt }: Press): KeyAct {
  const sideways = by === 'sentence';
  if (alt && sideways) return { do: 'resize', edge: shift ? 'start' : 'end', way };
  return { do: 'step', step: { by: ctrl && sideways ? 'word' : by, way, extend: shift } };
}
