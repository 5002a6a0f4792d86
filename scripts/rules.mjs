// Every rule of behaviour has a number and a test, and every number in a test's name is a rule.
import { runAlone } from './checks/report.mjs';
import { readRules, readTests } from './checks/rule-lists.mjs';
import { isTest, readSources } from './checks/source-files.mjs';

/** Which folder's rules carry which letters. */
const LETTERS = {
  platform: ['PL', 'WE'],
  web: ['WE'],
  people: ['PE'],
  protocols: ['PR'],
  problems: ['PO'],
  texts: ['TX'],
  sessions: ['SE'],
  commitments: ['CO'],
  coding: ['CG'],
  exchange: ['EX'],
  records: ['RE'],
  home: ['HO'],
};

/** All faults between rules and tests of a checkout. */
export async function checkRules(root) {
  const { rules, faults } = readRules(root);
  const known = new Map();
  for (const { path, line, number } of rules) {
    const folder = path.split('/').at(-2);
    const letters = LETTERS[folder] ?? [];
    if (!letters.includes(number.slice(0, 2))) faults.push({ path, line, message: `${number} does not belong here; rules of ${folder} begin with ${letters.join(' or ')}` });
    if (known.has(number)) faults.push({ path, line, message: `${number} is there twice (${known.get(number)})` });
    known.set(number, `${path}:${line}`);
  }
  const tested = new Set();
  let count = 0;
  for (const source of readSources(root).sources.filter(({ path }) => isTest(path))) {
    const { path } = source;
    const { tests, switchedOff } = readTests(source);
    faults.push(...switchedOff.map((off) => ({ path, ...off })));
    for (const { line, name, numbers } of tests) {
      count++;
      for (const number of numbers) {
        tested.add(number);
        if (!known.has(number)) faults.push({ path, line, message: `the test "${name}" names ${number}, which no RULES.md has` });
      }
    }
  }
  for (const { path, line, number } of rules) if (!tested.has(number)) faults.push({ path, line, message: `${number} has no test whose name begins with [${number}]` });
  return { faults, summary: `rules: ${rules.length}, each with a test; ${count} tests by name` };
}

await runAlone(import.meta.url, checkRules);
