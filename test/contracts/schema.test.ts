import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/platform/server/db/database.ts';
import { describeSchema } from '../../src/platform/server/db/schema-text.ts';
import { describeOnBothEngines } from '../support/databases.ts';

describeOnBothEngines('The schema', (open) => {
  let db: Database;
  beforeAll(async () => {
    db = await open();
  });

  test('[PL-12] migrations/schema.sql shows what the migrations make (renew it with: node scripts/dump-schema.mjs)', async () => {
    const written = readFileSync(new URL('../../migrations/schema.sql', import.meta.url), 'utf8');
    expect(await describeSchema(db)).toBe(written);
  });
});
