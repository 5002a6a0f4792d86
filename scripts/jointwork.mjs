#!/usr/bin/env node
// The command line: npx jointwork … — with the same set-up as npm start, so that it works on a fresh checkout too.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from './setup/say.mjs';
import { needNode } from './setup/node.mjs';

needNode();
if (existsSync(join(ROOT, 'src'))) {
  const { ensurePackages } = await import('./setup/packages.mjs');
  const { ensureBuilt } = await import('./setup/build.mjs');
  // What a command prints may be read by another program, so the set-up speaks on standard error.
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  await ensurePackages();
  await ensureBuilt(['server']);
  process.stdout.write = write;
}
await import(pathToFileURL(join(ROOT, 'dist/apps/cli.js')).href);
