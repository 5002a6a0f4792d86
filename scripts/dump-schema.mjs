// Writes migrations/schema.sql from the migrations. Run it after adding one: node scripts/dump-schema.mjs
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const compiler = createRequire(import.meta.url).resolve('typescript/package.json').replace('package.json', 'bin/tsc');
// Only to have the built worker; whether all types are right is for the type check to say.
spawnSync(process.execPath, [compiler, '-b', 'tsconfig.server.json'], { cwd: root, stdio: 'ignore' });

const { openDatabase } = await import('../dist/platform/server/db/open-database.js');
const { describeSchema } = await import('../dist/platform/server/db/schema-text.js');
const log = { info() {}, warn: console.warn, error: console.error };
const db = await openDatabase({ dataDir: null, log });
const text = await describeSchema(db);
await db.close();
writeFileSync(new URL('../migrations/schema.sql', import.meta.url), text);
console.log(`migrations/schema.sql: ${text.split('\n').length} lines`);
