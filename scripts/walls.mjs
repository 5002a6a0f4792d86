// The walls of the house: who may import whom, no circles, no clock in models, no names that say nothing.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkArrows } from './checks/arrows.mjs';
import { findCycles } from './checks/cycles.mjs';
import { checkNames } from './checks/names.mjs';
import { checkPurity } from './checks/purity.mjs';
import { runAlone } from './checks/report.mjs';
import { isTest, readSources } from './checks/source-files.mjs';

/** All faults of a checkout: `{faults, summary}`. */
export async function checkWalls(root) {
  const { SLICES, FACES, FORBIDDEN_NAMES } = await import(pathToFileURL(join(root, 'architecture.mjs')).href);
  const { sources, faults } = readSources(root);
  const { faults: badArrows, graph } = checkArrows(root, sources, { slices: SLICES, faces: FACES }, readPackages(root));
  const impure = sources.filter((source) => !isTest(source.path)).flatMap(checkPurity);
  return {
    faults: [...faults, ...badArrows, ...findCycles(graph), ...impure, ...checkNames(root, FORBIDDEN_NAMES)],
    summary: `walls: ${sources.length} files, ${[...graph.values()].flat().length} imports, all downward`,
  };
}

function readPackages(root) {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return { dependencies: new Set(Object.keys(dependencies)), devDependencies: new Set(Object.keys(devDependencies)) };
}

await runAlone(import.meta.url, checkWalls);
