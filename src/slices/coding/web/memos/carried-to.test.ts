import { expect, test } from 'vitest';
import { spanRefusals, noteRefusals } from '../../model/study/refusals.ts';
import { carriedTo } from './carried-to.ts';

test('[CG-230] a memo that was refused in a corrected text is about its stretch as it is there', () => {
  const on = { of: 'text' as const, sourceId: 's', version: 1, start: 3, end: 9 };
  expect(carriedTo(on, null)).toBe(on);
  expect(carriedTo(on, spanRefusals.outsideText(5))).toBe(on);
  expect(carriedTo(on, noteRefusals.memoTextRevised({ version: 3, spans: [{ start: 13, end: 19 }] }))).toEqual({ ...on, version: 3, start: 13, end: 19 });
  // Its words are gone: it stays where it was, and is refused again until another place is marked.
  expect(carriedTo(on, noteRefusals.memoTextRevised({ version: 3, spans: [] }))).toBe(on);
});
