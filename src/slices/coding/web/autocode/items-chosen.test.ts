import { expect, test } from 'vitest';
import { itemsChosen, keyOfShown } from './items-chosen.ts';

test('[CG-216] autocoding codes what was found but for what was unchecked, each stretch with an id of its own', () => {
  const items = [
    { sourceId: 'a', version: 2, spans: [{ start: 0, end: 5 }, { start: 9, end: 12 }] },
    { sourceId: 'b', version: 1, spans: [{ start: 0, end: 5 }] },
  ];
  let next = 0;
  const chosen = itemsChosen({ items }, new Set([keyOfShown({ sourceId: 'a', start: 0, end: 5 }), keyOfShown({ sourceId: 'b', start: 0, end: 5 })]), () => `${next++}`);
  expect(chosen).toEqual([{ sourceId: 'a', version: 2, spans: [{ codingId: '0', start: 9, end: 12 }] }]);
  expect(new Set(itemsChosen({ items }, new Set(), () => `${next++}`).flatMap(({ spans }) => spans.map(({ codingId }) => codingId))).size).toBe(3);
});
