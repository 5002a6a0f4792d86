import { expect, test } from 'vitest';
import { dayInName } from './day-of-file.ts';

test('[TX-109] the day of a file is proposed from its name, however it is written there; a number that is no day is none', () => {
  const said = Object.fromEntries(
    ['2026-03-12 walk.txt', 'walk_20260312.vtt', 'Walk 3-12-2026.docx', 'Circle 12 March 2026.docx', 'circle-mar-12-2026.csv', 'March 12th, 2026.md', '2026.3.2.txt'].map((name) => [name, dayInName(name)]),
  );
  expect(Object.values(said)).toEqual(['2026-03-12', '2026-03-12', '2026-03-12', '2026-03-12', '2026-03-12', '2026-03-12', '2026-03-02']);
  for (const none of ['lesson 12.xlsx', '2026-02-30.txt', 'id 202603121.txt', '20261399.txt', 'v1.2.3.txt', '']) expect(dayInName(none), none).toBeNull();
});
