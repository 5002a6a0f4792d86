// Finds a Chromium for the browser tests, or installs one.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installForSystem } from './system.mjs';
import { phase, tool, TOOLS } from './say.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const PLACES = [
  '/usr/bin',
  '/usr/local/bin',
  '/snap/bin',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The Chromium on this machine: the one named in CHROMIUM, else the first one found, else Playwright's own, else null. */
export async function findChromium() {
  const named = process.env['CHROMIUM'];
  if (named) return existsSync(named) ? named : null;
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...PLACES];
  const found = folders.flatMap((folder) => [folder, ...NAMES.map((name) => join(folder, name))]).find((path) => /chrom/i.test(path) && isProgram(path));
  return found ?? (await playwrightsOwn());
}

/** A Chromium, installed if need be; or a sentence that says why there is none: `{path}` or `{why}`. */
export async function ensureChromium() {
  const found = await findChromium();
  if (found !== null) return { path: found };
  if (process.env['CHROMIUM']) return { why: `CHROMIUM names ${process.env['CHROMIUM']}, and there is no such file.` };
  await phase('Installing Chromium for the browser tests', async () => {
    if (process.platform === 'linux' && (await installForSystem({ apt: 'chromium' }))) return 'installed by apt-get';
    return (await tool(TOOLS.playwright, ['install', 'chromium'])).code === 0 ? "Playwright's own" : 'not possible here';
  });
  const path = await findChromium();
  if (path !== null) return { path };
  return { why: 'The browser tests need Chromium and found none. Install Chromium or Chrome and try again, name it in CHROMIUM=/path/to/chromium, or set JOINTWORK_WITHOUT_BROWSER=1 to leave those tests out.' };
}

function isProgram(path) {
  return existsSync(path) && !NAMES.every((name) => !path.toLowerCase().endsWith(name));
}

async function playwrightsOwn() {
  try {
    const { chromium } = await import('@playwright/test');
    const path = chromium.executablePath();
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}
