// npm run check: everything that can be said of the code without running it, all faults together.
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, tool, TOOLS, ROOT } from './setup/say.mjs';

const LINTED = ['src', 'test', 'bench', 'scripts'];

/** Runs every check and prints its faults or its summary: `{passed, failed}`. */
export async function checkAll() {
  const checks = [
    ['types', checkTypes],
    ['lint', () => linesOf(tool(TOOLS.oxlint, ['--type-aware', '--deny-warnings', '--format=unix', ...LINTED]))],
    ['walls', () => own('walls.mjs')],
    ['sizes', () => own('sizes.mjs')],
    ['rules', () => own('rules.mjs')],
  ];
  let failed = 0;
  for (const [name, check] of checks) {
    const { isGood, output } = await check();
    if (!isGood) failed++;
    console.log(isGood ? `  ${String(name)}: ${output || 'no fault'}` : `\n  ${String(name)}: faults\n${output}\n`);
  }
  return { passed: checks.length - failed, failed };
}

async function checkTypes() {
  const built = await tool(TOOLS.tsc, ['-b', 'tsconfig.pure.json', 'tsconfig.server.json', 'tsconfig.web.json']);
  const tests = await tool(TOOLS.tsc, ['-p', 'tsconfig.test.json', '--noEmit']);
  const output = [built, tests].filter(({ code }) => code !== 0).map((one) => one.output.trim()).join('\n');
  return { isGood: output === '', output };
}

async function own(script) {
  const { code, output } = await run(process.execPath, [`${ROOT}scripts/${script}`]);
  return { isGood: code === 0, output: output.trim().replace(/^\w+: /, '') };
}

async function linesOf(running) {
  const { code, output } = await running;
  return { isGood: code === 0, output: code === 0 ? '' : output.trim() };
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { failed } = await checkAll();
  process.exitCode = failed === 0 ? 0 : 1;
}
