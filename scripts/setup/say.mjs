// How the scripts speak: one tidy line per phase, details only when something went wrong.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Ends the script with a sentence and an exit code of 1. */
export function giveUp(sentence) {
  console.error(`\n${sentence}`);
  process.exit(1);
}

/** Does set-up work for a program whose words another program may read: what is said meanwhile goes to standard error. */
export async function aside(work) {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  await work();
  process.stdout.write = write;
}

/** Prints what is being done, does it, and prints how long it took. `work` may return a few words to add. */
export async function phase(what, work) {
  const began = performance.now();
  const isTerminal = process.stdout.isTTY;
  if (isTerminal) process.stdout.write(`  ${what} …`);
  const words = await work();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(`${isTerminal ? '\r' : ''}  ${what}: ${words ?? 'done'} (${seconds} s)\n`);
}

/**
 * Runs a program from the root of the checkout. `show` lets it speak as it goes; otherwise its words are kept and come
 * back as `output`. Never throws: `code` is null when it could not be started or was killed.
 */
export async function run(program, args, { show = false, env = {}, cwd = ROOT } = {}) {
  return await new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'] });
    let output = '';
    child.stdout?.on('data', (bytes) => (output += bytes));
    child.stderr?.on('data', (bytes) => (output += bytes));
    child.on('error', (error) => resolve({ code: null, output: `${output}${error.message}` }));
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** Runs a tool that npm installed, by Node itself, so that it works without a shell. */
export function tool(name, args, options) {
  return run(process.execPath, [`${ROOT}node_modules/${name}`, ...args], options);
}

/** The tools' own files. */
export const TOOLS = {
  tsc: 'typescript/bin/tsc',
  vite: 'vite/bin/vite.js',
  vitest: 'vitest/vitest.mjs',
  playwright: '@playwright/test/cli.js',
  oxlint: 'oxlint/bin/oxlint',
};
