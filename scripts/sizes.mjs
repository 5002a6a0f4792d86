// Sizes that read well: files up to 400 lines, functions up to 80, JSX components up to 120. Prints what is usual.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runAlone } from './checks/report.mjs';
import { filesBelow, isTest, readSources, walkTree } from './checks/source-files.mjs';

const MOST_FILE_LINES = 400;
const MOST_FUNCTION_LINES = 80;
const MOST_COMPONENT_LINES = 120;

/** Every file and function of a checkout that is too long. */
export async function checkSizes(root) {
  const faults = [];
  const files = filesBelow(root, ['src', 'test', 'bench', 'scripts', 'migrations']).filter((path) => /\.(?:tsx?|mjs|sql|css)$/.test(path) && !path.endsWith('migrations/schema.sql'));
  const lengths = files.map((path) => {
    const lines = readFileSync(join(root, path), 'utf8').replace(/\n$/, '').split('\n').length;
    if (lines > MOST_FILE_LINES) faults.push({ path, line: 1, message: `has ${lines} lines; ${MOST_FILE_LINES} is the most` });
    return { path, lines };
  });
  const functions = readSources(root).sources.flatMap((source) => functionsOf(source));
  for (const { path, line, name, lines, most } of functions) {
    if (lines > most) faults.push({ path, line, message: `${name} has ${lines} lines; ${most} is the most` });
  }
  return { faults, summary: summaryOf(lengths, functions) };
}

function functionsOf({ path, text, program, lineAt }) {
  const found = [];
  walkTree(program, (node, parent) => {
    const isFunction = /^(?:FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type);
    // A suite is a chapter of tests, not one thought; its tests are measured one by one.
    if (!isFunction || !node.body || (parent?.callee?.name ?? parent?.callee?.callee?.object?.name ?? '').startsWith('describe')) return;
    const line = lineAt(node.start);
    const name = node.id?.name ?? parent?.id?.name ?? parent?.key?.name ?? 'a function';
    const isComponent = path.endsWith('.tsx') && /^[A-Z]/.test(name) && /<[A-Za-z>]/.test(text.slice(node.start, node.end));
    found.push({ path, line, name, lines: lineAt(node.end) - line + 1, most: isComponent ? MOST_COMPONENT_LINES : MOST_FUNCTION_LINES });
  });
  return found;
}

function summaryOf(lengths, functions) {
  const own = lengths.filter(({ path }) => path.startsWith('src/') && !isTest(path)).map(({ lines }) => lines);
  const short = functions.filter(({ path }) => path.startsWith('src/') && !isTest(path)).map(({ lines }) => lines);
  return `sizes: ${own.length} product files, median ${quantile(own, 0.5)} lines, longest ${quantile(own, 1)}; ${short.length} functions, median ${quantile(short, 0.5)}, p90 ${quantile(short, 0.9)}, longest ${quantile(short, 1)}`;
}

function quantile(numbers, part) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}

await runAlone(import.meta.url, checkSizes);
