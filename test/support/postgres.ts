// Runs once around all tests. Nothing is started here: the first suite that needs a database makes it (once.ts), so that
// pure tests cost nothing. What was started is ended here.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { endPostgres } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder that lives as long as this run of the tests. */
    readonly runFolder: string;
  }
}

let runFolder = '';

export function setup(project: TestProject): void {
  runFolder = mkdtempSync(join(tmpdir(), 'jointwork-'));
  chmodSync(runFolder, 0o755); // PostgreSQL may run as another user
  project.provide('runFolder', runFolder);
}

export async function teardown(): Promise<void> {
  await endPostgres(runFolder);
  rmSync(runFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
