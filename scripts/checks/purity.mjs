// Kernel and models have no clock, no dice and no wires. Type walls stop most of it; this stops what every JavaScript has.
import { walkTree } from './source-files.mjs';

const AMBIENT = new Set([
  'crypto', 'performance', 'fetch', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'process', 'globalThis', 'window',
  'document', 'navigator', 'localStorage', 'sessionStorage', 'indexedDB', 'console', 'Worker', 'WebSocket', 'EventSource', 'XMLHttpRequest',
]);
// Places of an identifier where it is only a word, not a reach for something.
const JUST_A_WORD = new Set(['property', 'key', 'imported', 'exported', 'label', 'id', 'local', 'params', 'typeName', 'parameterName']);

/** Whether purity is asked of this file. */
export function mustBePure(path) {
  return path.startsWith('src/kernel/') || /^src\/slices\/[^/]+\/model\//.test(path);
}

/** Every reach for the clock, for chance or for the world outside; and classes, which live in platform only. */
export function checkPurity({ path, program, lineAt }) {
  const faults = [];
  const at = (node, message) => faults.push({ path, line: lineAt(node.start), message });
  const isPure = mustBePure(path);
  const inBrowser = /^src\/(?:platform\/web|slices\/[^/]+\/web)\//.test(path);
  const mayHaveClasses = path.startsWith('src/platform/') || !path.startsWith('src/');
  const own = isPure ? declaredNames(program) : new Set();
  walkTree(program, (node, parent, key) => {
    if (/^Class(?:Declaration|Expression)$/.test(node.type) && !mayHaveClasses) at(node, 'has a class; classes live in platform only');
    if (inBrowser && isRandomUuid(node)) at(node, 'uses crypto.randomUUID, which browsers have on https only; make ids with newId() of platform/web/sync');
    if (!isPure) return;
    const reach = clockOrDice(node);
    if (reach) at(node, `uses ${reach}; time, chance and ids come in as arguments`);
    if (node.type !== 'Identifier' || !AMBIENT.has(node.name) || own.has(node.name)) return;
    if (JUST_A_WORD.has(key) && parent?.computed !== true) return;
    at(node, `uses ${node.name}; a model touches nothing outside itself`);
  });
  return faults;
}

function isRandomUuid(node) {
  return node.type === 'MemberExpression' && node.object.name === 'crypto' && node.property.name === 'randomUUID';
}

function clockOrDice(node) {
  const callee = node.callee ?? {};
  if (node.type === 'NewExpression' && callee.name === 'Date' && node.arguments.length === 0) return 'new Date()';
  if (node.type === 'CallExpression' && callee.name === 'Date') return 'Date()';
  if (node.type !== 'MemberExpression') return null;
  const [object, property] = [node.object.name, node.property.name ?? node.property.value];
  if (object === 'Date' && property === 'now') return 'Date.now';
  if (object === 'Math' && property === 'random') return 'Math.random';
  return object === 'Temporal' && property === 'Now' ? 'Temporal.Now' : null;
}

function declaredNames(program) {
  const names = new Set();
  walkTree(program, (node, _parent, key) => {
    if (node.type === 'Identifier' && (key === 'id' || key === 'local' || key === 'params')) names.add(node.name);
    // { now } as a parameter or on the left of a declaration
    if (node.type === 'Property' && node.value?.type === 'Identifier' && node.kind === 'init') patternNames(node, names);
  });
  return names;
}

function patternNames(node, names) {
  if (node.shorthand && !AMBIENT.has(node.key.name)) names.add(node.key.name);
}
