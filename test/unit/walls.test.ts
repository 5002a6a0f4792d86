import { expect, test } from 'vitest';
import { checkWalls } from '../../scripts/walls.mjs';
import { smallCheckout } from '../support/small-checkout.ts';

async function faultsWith(changed: Record<string, string | null>): Promise<string[]> {
  const { faults } = await checkWalls(smallCheckout(changed));
  return faults.map(({ path, line, message }) => `${path}:${line} ${message}`);
}

test('a checkout as it should be has no fault, and its imports were really looked at', async () => {
  const { faults, summary } = await checkWalls(smallCheckout());
  expect(faults).toEqual([]);
  expect(summary).toMatch(/^walls: 1[0-9] files, 1[0-9] imports/);
});

const PERSON = 'src/slices/people/model/person.ts';
const STORE = 'src/slices/people/server/store.ts';
const SESSION = 'src/slices/sessions/model/session.ts';

test.each([
  ['the kernel imports nothing above it', 'src/kernel/result.ts', `import '../slices/people/model/person.ts';`, 'the kernel imports nothing but the kernel'],
  ['the platform knows no slice', 'src/platform/server/log.ts', `import type { person } from '../../slices/people/model/person.ts';`, 'the platform knows no slice (people)'],
  ['the server side of the platform does not know its web side', 'src/platform/server/log.ts', `import '../web/page.tsx';`, 'do not know each other'],
  ['a slice does not import one above it, not even a type', PERSON, `import type { Session } from '../../sessions/model/session.ts';`, 'sessions stands above people'],
  ['a slice enters another by its door', 'src/slices/sessions/server/index.ts', `import { store } from '../../people/server/store.ts';`, 'entered by its model or by server/index.ts'],
  ['a type written in place is an import too', 'src/slices/sessions/server/index.ts', `export type T = import('../../people/server/store.ts').store;`, 'entered by its model or by server/index.ts'],
  ['an import at run time is an import too', 'src/slices/sessions/server/index.ts', `export const later = () => import('../../people/server/store.ts');`, 'entered by its model or by server/index.ts'],
  ['a thing passed on is an import too', 'src/slices/sessions/server/index.ts', `export * from '../../people/server/store.ts';`, 'entered by its model or by server/index.ts'],
  ['a model knows no platform', SESSION, `import '../../../platform/server/log.ts';`, 'a model knows no platform'],
  ['a model knows no server', PERSON, `import '../server/store.ts';`, "a slice's model does not know server"],
  ['the web side does not know the server side', 'src/slices/sessions/web/room.tsx', `import '../server/index.ts';`, "a slice's web does not know server"],
  ['the server side does not know the web side of the platform', STORE, `import '../../../platform/web/page.tsx';`, "a slice's server uses platform/server"],
  ['nothing imports apps', STORE, `import '../../../apps/server.ts';`, 'nothing imports it'],
  ['product code imports no test', STORE, `import '../model/person.test.ts';`, 'product code imports no test'],
  ['a model imports no package but zod and temporal-polyfill', PERSON, `import 'hono';`, 'no package but zod and temporal-polyfill'],
  ['a model imports no node: module', PERSON, `import 'node:fs';`, 'no package but zod and temporal-polyfill'],
  ['the browser has no node: modules', 'src/slices/sessions/web/room.tsx', `import 'node:fs';`, 'the browser has no node: modules'],
  ['the server uses no development package', STORE, `import 'react';`, 'only "dependencies"'],
  ['a package is declared', 'src/slices/sessions/web/room.tsx', `import 'lodash';`, 'it is not in package.json'],
  ['an import points at something', STORE, `import './gone.ts';`, 'which is not there'],
  ['an import carries its extension', STORE, `import '../model/person';`, 'which is not there'],
])('a bad import is refused: %s', async (_rule, path, code, why) => {
  const faults = await faultsWith({ [path]: code });
  expect(faults.some((fault) => fault.startsWith(`${path}:1 imports `) && fault.includes(why))).toBe(true);
});

test('files that import each other in a circle are refused, types included', async () => {
  const faults = await faultsWith({
    'src/kernel/a.ts': `import type { B } from './b.ts';\nexport type A = B;\n`,
    'src/kernel/b.ts': `import type { C } from './c.ts';\nexport type B = C;\n`,
    'src/kernel/c.ts': `import type { A } from './a.ts';\nexport type C = A;\n`,
  });
  expect(faults).toEqual(['src/kernel/a.ts:1 is part of a circle: src/kernel/a.ts → src/kernel/b.ts → src/kernel/c.ts → src/kernel/a.ts']);
});

test.each([
  'Date.now()', 'new Date()', 'Date()', 'Math.random()', "Math['random']()", 'crypto.randomUUID()', 'performance.now()', 'setTimeout(() => 1)', 'fetch("/")',
  'process.env', 'globalThis.x', 'document.title', 'console.log(1)', 'Temporal.Now.instant()', '{ fetch }', '[...document.all]', '(() => navigator)()',
])('a model has no clock, no dice and no wires: %s is refused', async (code) => {
  const faults = await faultsWith({ [SESSION]: `import { Temporal } from 'temporal-polyfill';\nexport const x = ${code};\nexport type T = Temporal.Instant;\n` });
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(/^src\/slices\/sessions\/model\/session\.ts:2 uses /);
});

test('what only looks like the clock or the world is allowed in a model', async () => {
  const code = `export function f(process: number, document: { title: string }) {\n  return { fetch: 1, at: new Date(5), n: process, t: document.title, r: Math.max(1, 2) };\n}\n`;
  expect(await faultsWith({ [SESSION]: code })).toEqual([]);
});

test('the browser makes no ids in a way that plain http does not have', async () => {
  const page = 'src/slices/sessions/web/page.ts';
  expect(await faultsWith({ [page]: 'export const id = () => crypto.randomUUID();\n' })).toEqual([expect.stringContaining('crypto.randomUUID')]);
});

test('classes live in platform only', async () => {
  expect(await faultsWith({ [SESSION]: 'export class Session {}\n' })).toEqual([`${SESSION}:1 has a class; classes live in platform only`]);
});

test.each([
  ['src/kernel/utils.ts', 'carries the name "utils"'],
  ['src/platform/server/helpers/log.ts', 'carries the name "helpers"'],
  ['test/misc/x.test.ts', 'carries the name "misc"'],
  ['src/kernel/textSpan.ts', 'kebab-case'],
  ['src/kernel/index.ts', 'the door of a slice'],
  ['src/slices/people/model/index.ts', 'the door of a slice'],
  ['src/slices/unknown/model/x.ts', 'not declared in architecture.mjs'],
  ['src/slices/people/x.ts', 'a slice has the faces'],
  ['src/somewhere/x.ts', 'src has kernel, platform, slices and apps'],
  ['src/platform/x.ts', 'platform has the folders server and web'],
])('a file with no good name or place is refused: %s', async (path, why) => {
  const faults = await faultsWith({ [path]: 'export {};\n' });
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(why);
});

test('a file that cannot be read is a fault and not a file without imports', async () => {
  expect(await faultsWith({ [SESSION]: 'export const = 1;\n' })).toEqual([expect.stringContaining('cannot be read')]);
});
