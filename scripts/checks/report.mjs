// What all checks share: how faults are printed, and how a check is run alone or within all checks.
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** `path:line message`, one fault a line, in the order of the files. */
export function inLines(faults) {
  return [...faults].sort((a, b) => a.path.localeCompare(b.path) || a.line - b.line).map(({ path, line, message }) => `${path}:${line} ${message}`);
}

/** Runs a check when its file was started by itself: `node scripts/walls.mjs [folder]`. */
export async function runAlone(url, check) {
  if (process.argv[1] === undefined || resolve(process.argv[1]) !== fileURLToPath(url)) return;
  const { faults, summary } = await check(resolve(process.argv[2] ?? ROOT));
  for (const line of inLines(faults)) console.log(line);
  console.log(faults.length === 0 ? summary : `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}
