import { expect, test } from 'vitest';
import { checkSizes } from '../../scripts/sizes.mjs';
import { smallCheckout } from '../support/small-checkout.ts';

const lines = (count: number, line = '  void 0;'): string => Array.from({ length: count }, () => line).join('\n');
const FILE = 'src/kernel/long.ts';

async function faultsWith(changed: Record<string, string>): Promise<string[]> {
  const { faults } = await checkSizes(smallCheckout(changed));
  return faults.map(({ path, line, message }) => `${path}:${line} ${message}`);
}

test('a checkout as it should be has no fault, and its usual sizes are said', async () => {
  const { faults, summary } = await checkSizes(smallCheckout());
  expect(faults).toEqual([]);
  expect(summary).toMatch(/^sizes: \d+ product files, median \d+ lines, longest \d+; \d+ functions, median \d+, p90 \d+, longest \d+$/);
});

test('a file has at most 400 lines', async () => {
  expect(await faultsWith({ [FILE]: lines(400, '// x') })).toEqual([]);
  expect(await faultsWith({ [FILE]: lines(401, '// x') })).toEqual([`${FILE}:1 has 401 lines; 400 is the most`]);
});

test('a function has at most 80 lines, in whatever form it is written', async () => {
  expect(await faultsWith({ [FILE]: `export function f() {\n${lines(78)}\n}\n` })).toEqual([]);
  expect(await faultsWith({ [FILE]: `export function f() {\n${lines(79)}\n}\n` })).toEqual([`${FILE}:1 f has 81 lines; 80 is the most`]);
  expect(await faultsWith({ [FILE]: `// first\nexport const g = () => {\n${lines(79)}\n};\n` })).toEqual([`${FILE}:2 g has 81 lines; 80 is the most`]);
  expect(await faultsWith({ [FILE]: `export const o = {\n  async h() {\n${lines(79)}\n  },\n};\n` })).toEqual([`${FILE}:2 h has 81 lines; 80 is the most`]);
});

test('a component that draws may have 120 lines, and no more', async () => {
  const component = (count: number): string => `export function Room() {\n${lines(count - 3)}\n  return <p>x</p>;\n}\n`;
  expect(await faultsWith({ 'src/platform/web/room.tsx': component(120) })).toEqual([]);
  expect(await faultsWith({ 'src/platform/web/room.tsx': component(121) })).toEqual(['src/platform/web/room.tsx:1 Room has 121 lines; 120 is the most']);
  expect(await faultsWith({ 'src/platform/web/room.tsx': component(121).replace('Room', 'useRoom') })).toEqual([expect.stringContaining('80 is the most')]);
});

test('a suite may be long when its tests are short', async () => {
  const one = `  test('x', () => {\n    expect(1);\n  });\n`;
  expect(await faultsWith({ 'test/contracts/a.test.ts': `describe('all', () => {\n${one.repeat(40)}});\n` })).toEqual([]);
  expect(await faultsWith({ 'test/contracts/a.test.ts': `test('x', () => {\n${lines(80)}\n});\n` })).toEqual([expect.stringContaining('80 is the most')]);
});
