// Reads the sources of a checkout and their syntax trees, for all the checks that look at code.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseSync } from 'vite';

const SKIPPED = new Set(['node_modules', 'dist', 'data', 'test-results', 'playwright-report']);

/** Every file below the given folders, as paths with forward slashes, relative to the root. */
export function filesBelow(root, folders) {
  const found = [];
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!SKIPPED.has(entry.name) && !entry.name.startsWith('.')) walk(path);
      } else found.push(relative(root, path).split(sep).join('/'));
    }
  };
  for (const folder of folders) if (existsSync(join(root, folder))) walk(join(root, folder));
  return found.sort(inOrder);
}

/** TypeScript below src, test and bench: `{path, text, lineAt(offset), program}`; what cannot be parsed is a fault. */
export function readSources(root) {
  const sources = [];
  const faults = [];
  for (const path of filesBelow(root, ['src', 'test', 'bench'])) {
    if (!/\.tsx?$/.test(path)) continue;
    const text = readFileSync(join(root, path), 'utf8');
    const { program, errors } = parseSync(path, text);
    if (errors.length > 0) faults.push({ path, line: 1, message: `cannot be read: ${errors[0].message}` });
    else sources.push({ path, text, program, lineAt: (offset) => lineAt(text, offset) });
  }
  return { sources, faults };
}

/** Whether the file is a test or its support: such files may reach anywhere. */
export function isTest(path) {
  return /\.test\.tsx?$/.test(path) || path.startsWith('test/') || path.startsWith('bench/');
}

/** Calls `visit(node, parent, key)` for every node of a syntax tree, parents first. */
export function walkTree(node, visit, parent = null, key = null) {
  visit(node, parent, key);
  for (const [name, child] of Object.entries(node)) {
    for (const one of Array.isArray(child) ? child : [child]) if (isNode(one)) walkTree(one, visit, node, name);
  }
}

/** Everything a file asks for from elsewhere, types included: `{to, offset}`. */
export function importsOf(program) {
  const found = [];
  walkTree(program, (node) => {
    const { source } = node;
    if (!/^(?:ImportDeclaration|ExportNamedDeclaration|ExportAllDeclaration|ImportExpression|TSImportType)$/.test(node.type)) return;
    if (source && typeof source.value === 'string') found.push({ to: source.value, offset: source.start });
  });
  return found;
}

function inOrder(a, b) {
  return a < b ? -1 : 1;
}

function isNode(value) {
  return typeof value === 'object' && value !== null && typeof value.type === 'string';
}

function lineAt(text, offset) {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
