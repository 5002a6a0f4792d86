import { expect, test } from 'vitest';
import { layOut } from '../../model/marking/text-page.ts';
import { COLOURS, nextColour } from './colours.ts';
import { shortQuote } from './quote.ts';

const page = layOut({ text: `One\ntwo ${'and a word '.repeat(40)}at the end.`, turns: [], segments: [] });

test('[CG-211] a stretch is named by its own words, a long one by its beginning and end', () => {
  expect(shortQuote(page, { start: 0, end: 7 })).toBe('One two');
  const long = shortQuote(page, { start: 0, end: page.length });
  expect(long).toMatch(/^One two and a .* … .*at the end\.$/);
  expect(long.length).toBeLessThan(100);
});

test('[CG-211] a new code gets the colour that is used least', () => {
  expect(nextColour([])).toBe(COLOURS[0]);
  expect(nextColour([{ colour: COLOURS[0].toLowerCase(), retired: null }])).toBe(COLOURS[1]);
  expect(nextColour([{ colour: COLOURS[0], retired: { how: 'eliminated', into: [], reason: '', at: 0 } }])).toBe(COLOURS[0]);
});
