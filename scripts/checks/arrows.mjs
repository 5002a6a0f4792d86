// Which file may import which: arrows go down, never up, never sideways. The order of slices comes from architecture.mjs.
import { existsSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { importsOf, isTest } from './source-files.mjs';

/** Where a file lives: `{layer, slice?, face?}`, or `{layer: 'nowhere', why}` when no rule gives it a place. */
export function placeOf(path, { slices, faces }) {
  const [top, ...rest] = path.split('/');
  if (top !== 'src') return { layer: 'outside' };
  const [layer, name, face] = rest;
  if (layer === 'kernel' || layer === 'apps') return { layer };
  if (layer === 'platform') return name === 'server' || name === 'web' ? { layer, face: name } : { layer: 'nowhere', why: 'platform has the folders server and web' };
  if (layer !== 'slices') return { layer: 'nowhere', why: 'src has kernel, platform, slices and apps' };
  if (!slices.includes(name)) return { layer: 'nowhere', why: `the slice ${name} is not declared in architecture.mjs` };
  if (rest.length < 4 || !faces.includes(face)) return { layer: 'nowhere', why: `a slice has the faces ${faces.join(', ')}` };
  return { layer: 'slice', slice: name, face };
}

/** Why `from` may not import `to` (both places; `toPath` is the file), or null when it may. */
export function arrowFault(from, to, toPath, { slices }) {
  if (to.layer === 'outside') return 'product code imports only from src';
  if (to.layer === 'nowhere') return to.why;
  if (from.layer === 'apps' || to.layer === 'kernel') return null;
  if (from.layer === 'kernel') return 'the kernel imports nothing but the kernel';
  if (to.layer === 'apps') return 'apps builds and connects; nothing imports it';
  if (from.layer === 'platform') {
    if (to.layer === 'slice') return `the platform knows no slice (${to.slice})`;
    return from.face === to.face ? null : 'platform/server and platform/web do not know each other';
  }
  if (to.layer === 'platform') {
    if (from.face === 'model') return 'a model knows no platform';
    return from.face === to.face ? null : `a slice's ${from.face} uses platform/${from.face}`;
  }
  return betweenSlices(from, to, toPath, slices);
}

function betweenSlices(from, to, toPath, slices) {
  if (to.face !== 'model' && to.face !== from.face) return `a slice's ${from.face} does not know ${to.face}`;
  if (from.slice === to.slice) return null;
  if (slices.indexOf(to.slice) > slices.indexOf(from.slice)) return `${to.slice} stands above ${from.slice} in architecture.mjs; arrows go down`;
  const isDoor = to.face === 'model' || toPath === `src/slices/${to.slice}/${to.face}/index.ts`;
  return isDoor ? null : `another slice is entered by its model or by ${to.face}/index.ts`;
}

/** Every import that breaks a wall, and the graph of imports `Map(path → paths)` for the search for cycles. */
export function checkArrows(root, sources, architecture, packages) {
  const faults = [];
  const graph = new Map();
  for (const { path, program, lineAt } of sources) {
    const from = placeOf(path, architecture);
    const at = (offset, message) => faults.push({ path, line: lineAt(offset), message });
    if (from.layer === 'nowhere') at(0, from.why);
    const reached = [];
    for (const { to, offset } of importsOf(program)) {
      if (!to.startsWith('.')) {
        const why = isTest(path) ? null : packageFault(from, to, packages);
        if (why) at(offset, `imports ${to}: ${why}`);
        continue;
      }
      const target = posix.normalize(posix.join(dirname(path), to.replace(/\?.*$/, '')));
      if (!existsSync(join(root, target))) at(offset, `imports ${to}, which is not there (imports carry their extension)`);
      else if (!isTest(path)) {
        const why = isTest(target) ? 'product code imports no test' : arrowFault(from, placeOf(target, architecture), target, architecture);
        if (why) at(offset, `imports ${target}: ${why}`);
        reached.push(target);
      }
    }
    if (!isTest(path)) graph.set(path, reached);
  }
  return { faults, graph };
}

const PURE_PACKAGES = ['zod', 'temporal-polyfill', 'fflate', 'stemmer'];

function packageFault(from, to, packages) {
  const name = to.startsWith('@') ? to.split('/').slice(0, 2).join('/') : to.split('/')[0];
  const isNode = to.startsWith('node:');
  const isPure = from.layer === 'kernel' || from.face === 'model';
  if (isPure) return PURE_PACKAGES.includes(name) ? null : `kernel and models import no package but ${PURE_PACKAGES.join(' and ')}`;
  if (from.face === 'web' && isNode) return 'the browser has no node: modules';
  if (isNode) return null;
  if (from.face === 'server' && !packages.dependencies.has(name)) return 'the server may use only "dependencies" of package.json';
  return packages.dependencies.has(name) || packages.devDependencies.has(name) ? null : 'it is not in package.json';
}
