#!/usr/bin/env node
// The command line: npx jointwork … — with the same set-up as npm start, so that it works on a fresh checkout too.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { aside, ROOT } from './setup/say.mjs';
import { needNode } from './setup/node.mjs';

needNode();
if (existsSync(join(ROOT, 'src'))) {
  const { ensurePackages } = await import('./setup/packages.mjs');
  const { ensureBuilt } = await import('./setup/build.mjs');
  await aside(async () => {
    await ensurePackages();
    await ensureBuilt(['server']);
  });
}
await import(pathToFileURL(join(ROOT, 'dist/apps/cli.js')).href);
