import { spawnSync } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { smallCheckout } from '../support/small-checkout.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const COMPILER = join(createRequire(import.meta.url).resolve('typescript/package.json'), '../bin/tsc');

/** What the compiler says of a model, by the same settings as the product's models. */
function compile(model: string): string {
  const root = smallCheckout({ 'src/slices/people/model/person.ts': null, 'src/slices/sessions/model/session.ts': model });
  for (const file of ['tsconfig.base.json', 'tsconfig.pure.json']) cpSync(join(ROOT, file), join(root, file));
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
  return spawnSync(process.execPath, [COMPILER, '-p', 'tsconfig.pure.json', '--noEmit', '--pretty', 'false'], { cwd: root, encoding: 'utf8' }).stdout;
}

test('a model that is pure compiles', () => {
  expect(compile('export const twice = (n: number): number => n * 2;\n')).toBe('');
});

test.each(['process.env', 'document.title', 'window.name', 'Buffer.from("")', 'localStorage.length', 'setTimeout(() => 1, 1)', 'fetch("/")'])(
  'a model that reaches for the machine or the page does not even compile: %s',
  (code) => {
    expect(compile(`export const x = ${code};\n`)).toContain('Cannot find name');
  },
);
