import { defineConfig } from 'vitest/config';
import { HAS_SHARED_DATA } from './test/support/shared-data.ts';

// Vitest 5 prints failures with Map.groupBy, which Node 20 does not have: without this a red test would show no reason.
const maps = Map as unknown as { groupBy?: <Key, Item>(items: Iterable<Item>, keyOf: (item: Item, index: number) => Key) => Map<Key, Item[]> };
maps.groupBy ??= function groupBy<Key, Item>(items: Iterable<Item>, keyOf: (item: Item, index: number) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index++);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
};

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'test/contracts/**/*.test.ts', 'test/unit/**/*.test.ts', 'test/logs/**/*.test.ts', ...(HAS_SHARED_DATA ? ['test/others-data/**/*.test.ts'] : [])],
    globalSetup: ['test/support/postgres.ts'],
    pool: 'threads',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
