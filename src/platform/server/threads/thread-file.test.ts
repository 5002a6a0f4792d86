import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { threadFile } from './thread-file.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'threads-'));
  mkdirSync(join(folder, 'src/checkout/dist/slices'), { recursive: true });
  writeFileSync(join(folder, 'src/checkout/dist/slices/some-worker.js'), '');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (path: string) => pathToFileURL(join(folder, path)).href;

test('[PL-159] a thread is found in the build, beside a built file and from its source, wherever the checkout lies', () => {
  const built = join(folder, 'src/checkout/dist/slices/some-worker.js');
  expect(fileURLToPath(threadFile(at('src/checkout/src/slices/asks.ts'), 'some-worker'))).toBe(built);
  expect(fileURLToPath(threadFile(at('src/checkout/dist/slices/asks.js'), 'some-worker'))).toBe(built);
  expect(() => threadFile(at('src/checkout/src/slices/asks.ts'), 'other-worker')).toThrow('npm run build:server');
});
