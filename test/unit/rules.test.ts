import { expect, test } from 'vitest';
import { checkRules } from '../../scripts/rules.mjs';
import { smallCheckout } from '../support/small-checkout.ts';

async function faultsWith(changed: Record<string, string>): Promise<string[]> {
  const { faults } = await checkRules(smallCheckout(changed));
  return faults.map(({ path, line, message }) => `${path}:${line} ${message}`);
}

test('rules and tests that fit each other have no fault, and were really counted', async () => {
  expect(await checkRules(smallCheckout())).toEqual({ faults: [], summary: 'rules: 2, each with a test; 2 tests by name' });
});

test('a rule without a test is refused', async () => {
  const faults = await faultsWith({ 'src/slices/people/RULES.md': '- **PE-1** A person has a name.\n- **PE-2** A person has a school.\n' });
  expect(faults).toEqual(['src/slices/people/RULES.md:2 PE-2 has no test whose name begins with [PE-2]']);
});

test('a test whose number is no rule is refused, wherever it is and however it is written', async () => {
  const faults = await faultsWith({
    'test/contracts/a.test.ts': "test('[PE-9] nobody wrote this rule', () => {});\n",
    'test/e2e/b.test.ts': "test.describe('x', () => {\n  test(`[PE-8] nor ${1} this`, async () => {});\n});\n",
    'src/slices/people/model/c.test.ts': "test.each([1])('[PE-7] nor that: %s', () => {});\n",
  });
  expect(faults.map((fault) => fault.slice(0, fault.indexOf(' ')))).toEqual(['src/slices/people/model/c.test.ts:1', 'test/contracts/a.test.ts:1', 'test/e2e/b.test.ts:2']);
  expect(faults.join()).toMatch(/PE-7.*PE-9.*PE-8/);
});

test('a rule that stands twice, in the wrong folder, or is not written as one, is refused', async () => {
  const rules = '- **PE-1** A person has a name.\n- **PE-1** A person has a name.\n- **PL-1** A log line.\n- PE-3: a person has a face\n';
  const faults = await faultsWith({ 'src/slices/people/RULES.md': rules });
  expect(faults).toEqual([
    expect.stringContaining(':4 a rule reads'),
    expect.stringContaining(':2 PE-1 is there twice'),
    expect.stringContaining(':3 PL-1 does not belong here'),
    expect.stringContaining(':3 PL-1 is there twice'),
  ]);
});

test('a suite may stand aside where there is no PostgreSQL', async () => {
  expect(await faultsWith({ 'test/contracts/a.test.ts': "describe.runIf(hasPostgres)('x', () => {\n  test('[PE-1] y', () => {});\n});" })).toEqual([]);
});

test.each(["test.skip('[PE-1] x', () => {});", "test.only('[PE-1] x', () => {});", "test.todo('[PE-1] x');", "describe.skip('x', () => {});", "test.skipIf(true)('[PE-1] x', () => {});", "it.fails('[PE-1] x', () => {});"])(
  'a test that does not run is refused: %s',
  async (code) => {
    expect(await faultsWith({ 'test/contracts/a.test.ts': code })).toEqual([expect.stringContaining('a test that does not run proves nothing')]);
  },
);
