import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { idsFrom, systemClock } from '../../src/platform/server/clock.ts';
import type { Database } from '../../src/platform/server/db/database.ts';
import { createFileStore } from '../../src/platform/server/files/create-file-store.ts';
import { Api, z } from '../../src/platform/server/http/api.ts';
import { startHttp, type RunningHttp } from '../../src/platform/server/http/start-http.ts';
import { uploadOf } from '../../src/platform/server/http/upload.ts';
import { openMemory } from '../support/databases.ts';
import { keptLog } from '../support/kept-log.ts';

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

interface Answered {
  readonly status: number | undefined;
  readonly body: { readonly code?: string; readonly title?: string; readonly bytes?: number };
}

/** Sends like a browser: as fast as the socket takes it, hearing the answer only at the end. */
function send(bytes: number, declared: boolean, first = ''): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const headers = { 'x-jointwork': '1', 'content-type': 'application/octet-stream', ...(declared ? { 'content-length': bytes } : {}) };
    const asking = request({ port: http.port, path: '/api/document?name=lesson.pdf', method: 'PUT', headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => (text += part)).on('end', () => resolve({ status: answer.statusCode, body: JSON.parse(text) as Answered['body'] }));
    }).on('error', reject);
    const chunk = Buffer.alloc(64 * 1024);
    let left = bytes - first.length;
    asking.write(first);
    const more = (): void => {
      while (left > 0) {
        const part = chunk.subarray(0, Math.min(left, chunk.length));
        left -= part.length;
        if (!asking.write(part)) return void asking.once('drain', more);
      }
      asking.end();
    };
    more();
  });
}

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
