import { afterAll, beforeAll, expect, test } from 'vitest';
import { idsFrom, systemClock } from '../../src/platform/server/clock.ts';
import type { Database } from '../../src/platform/server/db/database.ts';
import { createFileStore } from '../../src/platform/server/files/create-file-store.ts';
import { Api, z } from '../../src/platform/server/http/api.ts';
import { startHttp, type RunningHttp } from '../../src/platform/server/http/start-http.ts';
import { uploadOf } from '../../src/platform/server/http/upload.ts';
import { openMemory } from '../support/databases.ts';
import { keptLog } from '../support/kept-log.ts';
import { sendUpload } from '../support/send-upload.ts';

const MB = 1024 * 1024;
let db: Database;
let http: RunningHttp;

beforeAll(async () => {
  db = await openMemory();
  const newId = idsFrom(systemClock);
  const files = createFileStore(db, newId);
  const district = newId();
  const api = new Api<object>(async () => ({}));
  const answer = z.object({ name: z.string(), bytes: z.number() });
  api.route({ method: 'put', path: '/api/document', tag: 'test', summary: 'Upload', access: 'signed-in', query: z.object({ name: z.string() }), answer }, async ({ c, query }) => {
    const { content, declaredBytes } = uploadOf(c);
    return await files.put(district, query.name, content, declaredBytes, { maxBytes: 25 * MB, kinds: ['docx', 'pdf'] });
  });
  http = await startHttp({ api, staticDir: '/nowhere', log: keptLog(), publicUrl: 'http://localhost:3000', port: 0 });
});
afterAll(async () => {
  await http.stop();
  await db.close();
});

const send = (bytes: number, declared: boolean, first = '') => sendUpload({ url: `http://localhost:${http.port}`, path: '/api/document?name=lesson.pdf', bytes, first, declared });

test('[PL-93] two hundred megabytes are answered with a sentence, whether their size was said before or not', async () => {
  for (const declared of [true, false]) {
    const { status, body } = await send(200 * MB, declared);
    expect(status).toBe(413);
    expect(body).toMatchObject({ code: 'file-too-large' });
    expect(body.title).toContain('lesson.pdf');
  }
});

test('[PL-93] after a refusal the same connection goes on, and a good file is taken', async () => {
  expect(await send(26 * MB, true)).toMatchObject({ status: 413 });
  expect(await send(MB, true, '%PDF-1.7\n')).toMatchObject({ status: 200, body: { bytes: MB } });
  expect(await send(MB, false, '%PDF-1.7\n')).toMatchObject({ status: 200, body: { bytes: MB } });
});
