import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markedStretch, markOnly, resized, step, tidied, toEdge, widen, type Marked, type Step } from './caret.ts';
import { pointsIn } from './points.ts';
import { layOut, type TextPage } from './text-page.ts';

const EMOJI = '👩‍👩‍👧‍👦';
const COMBINED = 'e\u0301';
const TEXT = `We looked at notes. Who decides?\nI do 👍🏽. And then caf${COMBINED} ${EMOJI} closed!\r\n\r\nLast one`;
const page = layOut({ text: TEXT, turns: [], segments: [] });
const said = (marked: Marked | null, of: TextPage = page) => {
  const { start, end } = markedStretch(marked!);
  return of.slice(start, end);
};
const go = (from: Marked | null, ...steps: (Omit<Step, 'extend'> & { extend?: boolean })[]) => steps.reduce<Marked | null>((marked, one) => step(page, marked, { extend: false, ...one }), from);

test('[CG-203] keys move by turn, sentence and word, into a longer stretch and out of a shorter one', () => {
  const first = go(null, { by: 'turn', way: 1 });
  expect(said(first)).toBe('We looked at notes. Who decides?');
  expect(said(go(first, { by: 'sentence', way: 1 }))).toBe('We looked at notes.');
  const word = go(first, { by: 'sentence', way: 1 }, { by: 'sentence', way: 1 }, { by: 'word', way: 1 });
  expect(said(word)).toBe('Who');
  expect(said(go(word, { by: 'word', way: 1 }, { by: 'word', way: 1 }))).toBe('I');
  expect(said(go(word, { by: 'turn', way: -1 }))).toBe('We looked at notes. Who decides?');
  expect(said(go(word, { by: 'turn', way: 1 }))).toMatch(/^I do/);
  expect(said(toEdge(page, null, 'text-end'))).toBe('Last one');
  expect(said(go(toEdge(page, null, 'text-end'), { by: 'turn', way: 1 }))).toBe('Last one');
});

test('[CG-203] with Shift the marking grows and shrinks from where it began', () => {
  const start = go(null, { by: 'turn', way: 1 }, { by: 'sentence', way: 1 });
  const wider = go(start, { by: 'sentence', way: 1, extend: true });
  expect(said(wider)).toBe('We looked at notes. Who decides?');
  expect(said(go(wider, { by: 'sentence', way: -1, extend: true }))).toBe('We looked at notes.');
  expect(said(go(start, { by: 'turn', way: 1, extend: true }))).toMatch(/closed!$/);
});

test('[CG-203] a marking widens to the sentences or turns that it touches', () => {
  const place = page.slice(0, page.length).indexOf('decides');
  expect(page.slice(...Object.values(widen(page, { start: place, end: place + 3 }, 'sentence')) as [number, number])).toBe('Who decides?');
  expect(page.slice(...Object.values(widen(page, { start: place, end: place + 3 }, 'turn')) as [number, number])).toBe('We looked at notes. Who decides?');
});

test('[CG-204] a marking never cuts a character that people see as one, and leaves white space outside', () => {
  fc.assert(
    fc.property(fc.nat(page.length), fc.nat(page.length), (a, b) => {
      const kept = tidied(page, { start: Math.min(a, b), end: Math.max(a, b) });
      if (!kept) return;
      const text = page.slice(kept.start, kept.end);
      expect(text).toBe(text.trim());
      for (const whole of [EMOJI, COMBINED, '👍🏽']) {
        const at = pointsIn(TEXT.slice(0, TEXT.indexOf(whole)));
        const end = at + pointsIn(whole);
        expect(kept.start > at && kept.start < end).toBe(false);
        expect(kept.end > at && kept.end < end).toBe(false);
      }
    }),
  );
});

test('[CG-205] the edges of a coding move by words and never past each other', () => {
  const stretch = markedStretch(go(null, { by: 'turn', way: 1 }, { by: 'sentence', way: 1 })!);
  const text = (one: ReturnType<typeof resized>) => one && page.slice(one.start, one.end);
  expect(text(resized(page, stretch, 'end', 1))).toBe('We looked at notes. Who');
  expect(text(resized(page, stretch, 'end', -1))).toBe('We looked at notes');
  expect(text(resized(page, stretch, 'start', 1))).toBe('looked at notes.');
  expect(resized(page, stretch, 'start', -1)).toBeNull();
  const word = markOnly({ start: 0, end: 2 });
  expect(resized(page, markedStretch(word), 'end', -1)).toBeNull();
  expect(resized(page, markedStretch(word), 'start', 1)).toBeNull();
});

test('[CG-206] a text is drawn whole: every character but white space between blocks stands in exactly one block', () => {
  const piece = fc.constantFrom('a', ' ', '\n', '\r\n', '👍🏽', 'word ', 'End. ', 'x'.repeat(900), 'long '.repeat(600));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }).map((parts) => parts.join('')), fc.array(fc.nat(5000), { maxLength: 6 }), (text, cuts) => {
      const points = Array.from(text);
      const ends = [...new Set(cuts.filter((cut) => cut <= points.length))].sort((a, b) => a - b);
      const turns = ends.slice(1).map((end, index) => ({ start: ends[index]!, end, speaker: 'A', startMs: null, endMs: null }));
      const { blocks } = layOut({ text, turns, segments: [] });
      let at = 0;
      for (const block of blocks) {
        expect(block.start).toBeGreaterThanOrEqual(at);
        expect(points.slice(at, block.start).join('').trim()).toBe('');
        expect(block.end - block.start).toBeLessThanOrEqual(2400);
        at = block.end;
      }
      expect(points.slice(at).join('').trim()).toBe('');
    }),
  );
});
