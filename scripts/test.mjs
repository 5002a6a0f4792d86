// npm test: the same set-up as npm start, then every check and every test there is. The last line counts them all.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './setup/build.mjs';
import { needNode } from './setup/node.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { phase, ROOT, tool, TOOLS } from './setup/say.mjs';

const RESULTS = join(ROOT, 'test-results');
const VITEST_RESULTS = join(RESULTS, 'vitest.json');
const BROWSER_RESULTS = join(RESULTS, 'playwright.json');

needNode();
console.log('Jointwork: set-up');
await ensurePackages();
await ensureBuilt();
mkdirSync(RESULTS, { recursive: true });
// What needs the packages is loaded only when they are there.
const { ensureChromium } = await import('./setup/browser.mjs');
const { ensurePostgres } = await import('./setup/postgres.mjs');
const { checkAll } = await import('./check.mjs');

const counts = { passed: 0, failed: 0 };
const add = ({ passed, failed }) => {
  counts.passed += passed;
  counts.failed += failed;
};

console.log('\nChecks');
add(await checkAll());

console.log('\nTests');
const postgres = isOn('JOINTWORK_WITHOUT_POSTGRES') ? {} : await ensurePostgres();
if (postgres.why) add(cannot(postgres.why));
rmSync(VITEST_RESULTS, { force: true });
const unit = await tool(TOOLS.vitest, ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${VITEST_RESULTS}`], {
  show: true,
  env: postgres.why ? { JOINTWORK_WITHOUT_POSTGRES: '1' } : {},
});
add(ofVitest(unit.code, Boolean(postgres.why) || isOn('JOINTWORK_WITHOUT_POSTGRES')));

if (hasBrowserTests() && !isOn('JOINTWORK_WITHOUT_BROWSER')) add(await browserTests());

console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed === 0 ? 0 : 1);

function isOn(name) {
  return process.env[name] === '1';
}

/** Something that tests need is missing: one sentence, one failure, instead of the same failure in every test. */
function cannot(why) {
  console.log(`\n  ${why}\n`);
  return { passed: 0, failed: 1 };
}

function hasBrowserTests() {
  const folder = join(ROOT, 'test/e2e');
  return existsSync(folder) && readdirSync(folder, { recursive: true }).some((name) => /\.(?:test|spec)\.ts$/.test(String(name)));
}

async function browserTests() {
  console.log('\nBrowser tests');
  const { path, why } = await ensureChromium();
  if (why) return cannot(why);
  await phase('Chromium', () => path);
  rmSync(BROWSER_RESULTS, { force: true });
  const { code } = await tool(TOOLS.playwright, ['test', '--reporter=list,json'], { show: true, env: { CHROMIUM: path, PLAYWRIGHT_JSON_OUTPUT_FILE: BROWSER_RESULTS } });
  if (!existsSync(BROWSER_RESULTS)) return { passed: 0, failed: 1 };
  const { stats } = JSON.parse(readFileSync(BROWSER_RESULTS, 'utf8'));
  if (stats.flaky > 0) console.log(`  ${stats.flaky} passed only at the second try; the list above says which`);
  return settled({ passed: stats.expected + stats.flaky, failed: stats.unexpected + stats.skipped }, code);
}

/** A test that was left out counts as failed, unless the person said that there is no PostgreSQL for it here. */
function ofVitest(code, mayStandAside) {
  if (!existsSync(VITEST_RESULTS)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(VITEST_RESULTS, 'utf8'));
  return settled({ passed: numPassedTests, failed: numFailedTests + (mayStandAside ? 0 : numPendingTests + numTodoTests) }, code);
}

/** A file that could not even be read has no tests to count as failed; the exit code still says so. */
function settled({ passed, failed }, code) {
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}
