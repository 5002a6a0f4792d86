// Reads the numbered rules of behaviour and the names of tests.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { walkTree } from './source-files.mjs';

const RULE = /^- \*\*([A-Z]{2}-\d+)\*\* (.+)$/;
const NUMBERS = /^(?:\[[A-Z]{2}-\d+\]\s*)+/;
const SWITCHED_OFF = new Set(['skip', 'only', 'todo', 'fails', 'fixme', 'skipIf', 'runIf', 'fail']);
// A suite that needs PostgreSQL may stand aside where the person said that there is none; the test run counts it otherwise.
const MAY_STAND_ASIDE = 'describe.runIf';

/** The rules of src/platform and of every slice: `{path, line, number, sentence}`, and lines that are no rule. */
export function readRules(root) {
  const slices = join(root, 'src/slices');
  const folders = ['src/platform', 'src/platform/web', ...(existsSync(slices) ? readdirSync(slices).map((name) => `src/slices/${name}`) : [])];
  const rules = [];
  const faults = [];
  for (const path of folders.map((folder) => `${folder}/RULES.md`)) {
    if (!existsSync(join(root, path))) continue;
    for (const [index, text] of readFileSync(join(root, path), 'utf8').split('\n').entries()) {
      if (!text.startsWith('- ')) continue;
      const [, number, sentence] = RULE.exec(text) ?? [];
      if (number) rules.push({ path, line: index + 1, number, sentence });
      else faults.push({ path, line: index + 1, message: 'a rule reads "- **SE-12** One sentence."' });
    }
  }
  return { rules, faults };
}

/** Every test of one file: `{line, name, numbers}`; names made at run time count by their fixed beginning. */
export function readTests({ program, lineAt }) {
  const tests = [];
  const switchedOff = [];
  walkTree(program, (node) => {
    if (node.type !== 'CallExpression') return;
    const chain = calleeChain(node.callee);
    if (chain[0] !== 'test' && chain[0] !== 'it' && chain[0] !== 'describe') return;
    const off = node.callee.type === 'CallExpression' ? undefined : chain.find((name) => SWITCHED_OFF.has(name));
    if (off && `${chain[0]}.${off}` !== MAY_STAND_ASIDE) switchedOff.push({ line: lineAt(node.start), message: `has ${chain[0]}.${off}; a test that does not run proves nothing` });
    const name = chain[0] === 'describe' || chain.includes('describe') ? null : fixedText(node.arguments[0]);
    if (name === null) return;
    const numbers = (NUMBERS.exec(name)?.[0] ?? '').match(/[A-Z]{2}-\d+/g) ?? [];
    tests.push({ line: lineAt(node.start), name, numbers });
  });
  return { tests, switchedOff };
}

// test('…'), test.each(rows)('…'), test.describe('…'): the names on the way to the call, outermost first.
function calleeChain(callee) {
  if (callee.type === 'Identifier') return [callee.name];
  if (callee.type === 'MemberExpression') return [...calleeChain(callee.object), callee.property.name];
  if (callee.type === 'CallExpression') return calleeChain(callee.callee);
  return [''];
}

function fixedText(argument) {
  if (argument?.type === 'Literal' && typeof argument.value === 'string') return argument.value;
  if (argument?.type === 'TemplateLiteral') return argument.quasis[0].value.cooked;
  return null;
}
