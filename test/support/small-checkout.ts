import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';

/** A checkout in miniature in which everything is as it should be: two slices, one above the other. */
const GOOD: Readonly<Record<string, string>> = {
  'architecture.mjs': `export const SLICES = ['people', 'sessions'];\nexport const FACES = ['model', 'server', 'web'];\nexport const FORBIDDEN_NAMES = ['utils', 'helpers', 'common', 'types', 'misc'];\n`,
  'package.json': JSON.stringify({ dependencies: { zod: '4', 'temporal-polyfill': '1', hono: '4' }, devDependencies: { react: '19', vitest: '5' } }),
  'src/kernel/result.ts': 'export function ok(): true {\n  return true;\n}\n',
  'src/platform/RULES.md': '# Rules\n\n- **PL-1** A log line is one line.\n',
  'src/platform/server/log.ts': `import { Hono } from 'hono';\nimport { ok } from '../../kernel/result.ts';\nexport class Log {\n  at = Date.now() + Number(ok()) + new Hono().routes.length;\n}\n`,
  'src/platform/server/log.test.ts': `test('[PL-1] a log line is one line', () => {});\n`,
  'src/platform/web/page.tsx': `import { ok } from '../../kernel/result.ts';\nexport function Page() {\n  return <p>{String(ok())}</p>;\n}\n`,
  'src/slices/people/RULES.md': '- **PE-1** A person has a name.\n',
  'src/slices/people/model/person.ts': `import { z } from 'zod';\nimport { ok } from '../../../kernel/result.ts';\nexport function person(now: number, fetch: { process: number }) {\n  return { now: new Date(now), crypto: ok(), process: fetch.process, z };\n}\n`,
  'src/slices/people/model/person.test.ts': `test.each([1])('[PE-1] a person has a name', () => {});\n`,
  'src/slices/people/server/index.ts': `export { store } from './store.ts';\n`,
  'src/slices/people/server/store.ts': `import { Log } from '../../../platform/server/log.ts';\nimport type { person } from '../model/person.ts';\nexport const store = (who: ReturnType<typeof person>) => [who, new Log()];\n`,
  'src/slices/people/web/index.ts': `export { Page } from '../../../platform/web/page.tsx';\n`,
  'src/slices/sessions/model/session.ts': `import type { person } from '../../people/model/person.ts';\nexport type Session = ReturnType<typeof person>;\n`,
  'src/slices/sessions/server/index.ts': `import { store } from '../../people/server/index.ts';\nexport const sessions = store;\n`,
  'src/slices/sessions/web/room.tsx': `import { useState } from 'react';\nimport { Page } from '../../people/web/index.ts';\nexport function Room() {\n  return useState(<Page />)[0];\n}\n`,
  'src/apps/server.ts': `import { sessions } from '../slices/sessions/server/index.ts';\nexport const app = sessions;\n`,
};

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});

/** The good checkout with some files changed or added (null removes one); gone when the test file is over. */
export function smallCheckout(changed: Readonly<Record<string, string | null>> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'jointwork-checkout-'));
  made.push(root);
  for (const [path, text] of Object.entries({ ...GOOD, ...changed })) {
    if (text === null) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}
