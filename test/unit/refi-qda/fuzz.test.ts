import { expect, test } from 'vitest';
import { broken, fate } from './broken.ts';

const COUNT = 10_000;

test('[EX-16] ten thousand broken packages are read or refused, and what is read is written again the same', () => {
  const fates = { read: 0, refused: 0 };
  let slowest = 0;
  for (let seed = 0; seed < COUNT; seed++) {
    const bytes = broken(seed);
    const from = performance.now();
    try {
      fates[fate(bytes)]++;
    } catch (cause) {
      throw new Error(`seed ${seed}`, { cause });
    }
    slowest = Math.max(slowest, performance.now() - from);
  }
  expect(fates.read).toBeGreaterThan(COUNT / 10);
  expect(fates.refused).toBeGreaterThan(COUNT / 10);
  expect(slowest).toBeLessThan(5000);
}, 240_000);
