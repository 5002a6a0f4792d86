import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'test/contracts/**/*.test.ts', 'test/unit/**/*.test.ts', 'test/logs/**/*.test.ts'],
    globalSetup: ['test/support/postgres.ts'],
    pool: 'threads',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
