// Opening a coded text: npm run bench -- coding [--size small|real|10x]
//
// On the built product with the embedded database in memory: a signed-in member's browser opens a text, that is, asks for the text, its
// codings and the study's snapshot at once, and waits for the last byte. Beside it, in turns in the same run, a bare server that has
// the very same bytes ready in memory. Then one coding, from the sender's POST to the answer after the commit, in the same text.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import type { Person } from '../src/apps/rehearsal/browserless-person.ts';
import { fromDist, percentile, quiet } from './live-support/measuring.ts';
import { race } from './query-support/race.ts';

const { createJobs } = await fromDist<typeof import('../src/platform/server/jobs/create-jobs.ts')>('platform/server/jobs/create-jobs.js');
const { createFileStore } = await fromDist<typeof import('../src/platform/server/files/create-file-store.ts')>('platform/server/files/create-file-store.js');
const { openDatabase } = await fromDist<typeof import('../src/platform/server/db/open-database.ts')>('platform/server/db/open-database.js');
const { idsFrom, systemClock } = await fromDist<typeof import('../src/platform/server/clock.ts')>('platform/server/clock.js');
const { startHttp } = await fromDist<typeof import('../src/platform/server/http/start-http.ts')>('platform/server/http/start-http.js');
const { wire } = await fromDist<typeof import('../src/apps/wiring.ts')>('apps/wiring.js');
const { createPerson } = await fromDist<typeof import('../src/apps/rehearsal/browserless-person.ts')>('apps/rehearsal/browserless-person.js');

const SIZES = [
  { size: 'small', characters: 30_000, codings: 500, rounds: 20, goal: null },
  { size: 'real', characters: 300_000, codings: 5000, rounds: 15, goal: 1000 },
  { size: '10x', characters: 3_000_000, codings: 50_000, rounds: 7, goal: null },
] as const;
/** As many as one command takes in less than a megabyte. */
const AT_ONCE = 5000;
const CODES = 40;
const COMMANDS = 60;

const { values } = parseArgs({ options: { size: { type: 'string' } } });
const newId = idsFrom(systemClock);
const db = await openDatabase({ dataDir: null, log: quiet });
const jobs = createJobs(db, quiet);
const publicUrl = 'http://127.0.0.1';
const wired = await wire({ db, clock: systemClock, newId, log: quiet, mail: { configured: false, send: async () => undefined }, jobs, files: createFileStore(db, newId), publicUrl }, '0');
const http = await startHttp({ api: wired.api, staticDir: '/nowhere', log: quiet, publicUrl, port: 0, hostname: '127.0.0.1' });
const url = `http://127.0.0.1:${http.port}`;
const person: Person = createPerson('Researcher', () => url);
await person.must('POST', '/api/setup', { district: { name: 'Bench', timeZone: 'UTC' }, administrator: { name: 'Researcher', email: 'researcher@bench.example', password: 'three calm words here' }, sample: false });

const ready = new Map<string, string>();
const bare = createServer((asked, answer) => answer.setHeader('content-type', 'application/json').end(ready.get(asked.url ?? '')));
await new Promise<void>((done) => void bare.listen(0, '127.0.0.1', () => done()));
const bareUrl = `http://127.0.0.1:${(bare.address() as AddressInfo).port}`;

for (const one of SIZES.filter(({ size }) => values.size === undefined || values.size === size)) {
  const made = await codedText(one.characters, one.codings);
  const paths = [`/sources/${made.sourceId}/text`, `/sources/${made.sourceId}/codings`, '/changes'].map((path) => `/api/studies/${made.studyId}${path}`);
  const take = async (from: string): Promise<number> => {
    const answers = await Promise.all(paths.map(async (path) => (await fetch(from + path, { headers: { cookie: person.cookie(), 'x-jointwork': '1' } })).arrayBuffer()));
    return answers.reduce((sum, bytes) => sum + bytes.byteLength, 0);
  };
  for (const path of paths) ready.set(path, await (await fetch(url + path, { headers: { cookie: person.cookie(), 'x-jointwork': '1' } })).text());
  console.log(JSON.stringify({ size: one.size, characters: one.characters, codings: one.codings, bytes: await take(url) }));
  await race('open a coded text', one.size, one.rounds, [{ name: 'product', run: () => take(url) }, { name: 'bare bytes', run: () => take(bareUrl) }], one.goal);
  const times: number[] = [];
  for (let n = 0; n < COMMANDS; n++) {
    const from = performance.now();
    await made.code([{ codingId: randomUUID(), start: n * 11, end: n * 11 + 7 }]);
    times.push(performance.now() - from);
  }
  console.log(JSON.stringify({ kernel: 'one coding, POST to answer', size: one.size, p50: Number(percentile(times.slice(10), 0.5).toPrecision(3)), p95: Number(percentile(times.slice(10), 0.95).toPrecision(3)) }));
}
bare.close();
await http.stop();
await wired.close();
await db.close();

/** A study with one text of so many characters and so many codings that overlap, by forty codes. */
async function codedText(characters: number, codings: number): Promise<{ studyId: string; sourceId: string; code: (spans: readonly { codingId: string; start: number; end: number }[], codeId?: string) => Promise<unknown> }> {
  const [studyId, roundId] = [randomUUID(), randomUUID()];
  await person.must('POST', '/api/studies', { studyId, title: 'Bench' });
  const text = 'They asked what the survey was for, and nobody in the room could say.\n'.repeat(Math.ceil(characters / 70)).slice(0, characters);
  const brought = await fetch(`${url}/api/studies/${studyId}/files?path=long.txt&type=interview&datedOn=2025-03-04&speakers=no`, { method: 'PUT', headers: { cookie: person.cookie(), 'x-jointwork': '1', 'content-type': 'application/octet-stream' }, body: text });
  const { sources } = (await brought.json()) as { sources: { sourceId: string }[] };
  const { sourceId } = sources[0]!;
  const give = (command: object) => person.must('POST', `/api/studies/${studyId}/commands`, { commandId: randomUUID(), command });
  const codes = Array.from({ length: CODES }, () => randomUUID());
  for (const [n, codeId] of codes.entries()) await give({ do: 'add-code', code: { codeId, parentId: null, name: `Code ${n}`, provenance: { kind: 'framework', framework: 'Bench' }, colour: '#2F6690' } });
  await give({ do: 'add-round', roundId, round: { name: 'Round 1', blind: false } });
  const code = (spans: readonly { codingId: string; start: number; end: number }[], codeId: string = codes[0]!) => give({ do: 'code', sourceId, version: 1, roundId, codeId, spans });
  const each = Math.min(AT_ONCE, Math.ceil(codings / CODES));
  for (let done = 0; done < codings; done += each) {
    const count = Math.min(each, codings - done);
    await code(Array.from({ length: count }, (_, n) => ({ codingId: randomUUID(), start: Math.floor(((done + n) * (characters - 300)) / codings), end: Math.floor(((done + n) * (characters - 300)) / codings) + 60 + ((n * 37) % 200) })), codes[Math.floor(done / each) % CODES]);
  }
  return { studyId, sourceId, code };
}
