// A durable command until every viewer of a session has it: npm run bench -- live [--rounds 400] [--engine pglite|postgres]
//
// On the built product: a signed-in person's HTTP POST, the decision, the commit, and the arrival at every viewer's socket in
// another process. Beside it, in turns in the same run, the least that any such product must do: insert one row on the
// same database, commit, and write one event to one bare stream, from inside the server. Two ratios to that:
//   ratio       like for like: from where the server has understood the command (as the bare insert begins in the server)
//   wholeRatio  from the sender's POST, with the request's own way through the network, the gates and the sign-in
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Wired } from '../src/apps/wiring.ts';
import type { Database } from '../src/platform/server/db/database.ts';
import type { SessionCommand } from '../src/slices/sessions/model/commands.ts';
import { fromDist, monotonicNow, percentile, quiet } from './live-support/measuring.ts';
import { startCluster } from './live-support/postgres-cluster.ts';
import { startViewers, type Viewers } from './live-support/viewers.ts';

const { createJobs } = await fromDist<typeof import('../src/platform/server/jobs/create-jobs.ts')>('platform/server/jobs/create-jobs.js');
const { createFileStore } = await fromDist<typeof import('../src/platform/server/files/create-file-store.ts')>('platform/server/files/create-file-store.js');
const { openDatabase } = await fromDist<typeof import('../src/platform/server/db/open-database.ts')>('platform/server/db/open-database.js');
const { idsFrom, systemClock } = await fromDist<typeof import('../src/platform/server/clock.ts')>('platform/server/clock.js');
const { startHttp } = await fromDist<typeof import('../src/platform/server/http/start-http.ts')>('platform/server/http/start-http.js');
const { wire } = await fromDist<typeof import('../src/apps/wiring.ts')>('apps/wiring.js');
const { gatherCast } = await fromDist<typeof import('../src/apps/rehearsal/cast.ts')>('apps/rehearsal/cast.js');

const { values: asked } = parseArgs({ options: { rounds: { type: 'string', default: '400' }, engine: { type: 'string' }, viewers: { type: 'string', default: '8,100' } } });
const ROUNDS = Number(asked.rounds);
const WARM_UP = 60;
const QUESTIONS = 'clarifying-questions';

interface Product {
  readonly url: string;
  readonly db: Database;
  readonly sessionId: string;
  readonly cookies: readonly string[];
  readonly askerId: string;
  close(): Promise<void>;
}

async function startProduct(db: Database): Promise<Product> {
  const newId = idsFrom(systemClock);
  const publicUrl = 'http://127.0.0.1';
  const jobs = createJobs(db, quiet);
  const parts = { db, clock: systemClock, newId, log: quiet, mail: { configured: false, send: async () => undefined }, jobs, files: createFileStore(db, newId), publicUrl };
  const wired = await wire(parts, '0');
  noteUnderstood(wired.live);
  await jobs.start();
  const http = await startHttp({ api: wired.api, staticDir: '/nowhere', log: quiet, publicUrl, port: 0, hostname: '127.0.0.1' });
  const url = `http://127.0.0.1:${http.port}`;
  const cast = await gatherCast({ url }, null);
  const [presenter, facilitator, timer] = cast.principals;
  const sessionId = randomUUID();
  const { protocols } = await facilitator!.must<{ protocols: { protocolId: string; builtIn: string | null; latestVersion: number }[] }>('GET', '/api/protocols');
  const protocol = protocols.find((one) => one.builtIn === 'critical-friends')!;
  const seats = Object.entries({ presenter, facilitator, timer }).map(([seatId, person]) => ({ seatId, personId: person!.personId }));
  await facilitator!.must('POST', '/api/sessions', { sessionId, circleId: cast.circleId, title: 'Bench', startsAt: Date.now(), minutes: 50, place: '', protocolId: protocol.protocolId, protocolVersion: protocol.latestVersion, problemId: null, seats });
  const command = (given: object) => facilitator!.must('POST', `/api/sessions/${sessionId}/commands`, { commandId: randomUUID(), command: given });
  await command({ type: 'StartSession', problemVersion: null });
  await command({ type: 'MoveToStep', stepIndex: 1, moves: 1 });
  return {
    url,
    db,
    sessionId,
    cookies: cast.principals.map((person) => person.cookie()),
    askerId: cast.principals[3]!.personId,
    async close() {
      await http.stop();
      await wired.close();
      await jobs.stop();
    },
  };
}

/** One stream without any product: a row is inserted and committed, and the event written. */
async function startBare(db: Database): Promise<{ readonly url: string; once(marker: string): Promise<number>; close(): void }> {
  await db.call('create table if not exists bench_row (row_id uuid primary key, payload jsonb not null)', []);
  let stream: ServerResponse | null = null;
  const server: Server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(':\n\n');
    stream = response;
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async once(marker) {
      const payload = JSON.stringify({ type: 'QuestionAsked', v: 1, at: Date.now(), by: randomUUID(), captureId: 'clarifying-questions', entryId: randomUUID(), askedBy: randomUUID(), text: `A question of usual length about what students do in groups. ${marker}` });
      const from = monotonicNow();
      await db.call('insert into bench_row (row_id, payload) values ($1, $2)', [randomUUID(), payload]);
      stream!.write(`data: ${payload}\n\n`);
      return from;
    },
    close: () => void server.close(() => undefined),
  };
}

interface Measured {
  /** One row, its commit, one bare stream: from the call to the receipt. */
  readonly bare: number[];
  /** From the command as the server has understood it to the last viewer's receipt. */
  readonly understood: number[];
  /** From sending the POST to the last viewer's receipt. */
  readonly all: number[];
  /** From sending the POST to its answer. */
  readonly answer: number[];
}

let understoodAt = 0;

/** Notes the moment in which a command is handed to the hub. */
function noteUnderstood({ hub }: Wired['live']): void {
  const run = hub.run.bind(hub);
  hub.run = (given) => {
    understoodAt = monotonicNow();
    return run(given);
  };
}

async function measure(product: Product, bare: Awaited<ReturnType<typeof startBare>>, viewers: Viewers, names: readonly string[]): Promise<Measured> {
  const measured: Measured = { bare: [], understood: [], all: [], answer: [] };
  const headers = { cookie: product.cookies[3]!, 'x-jointwork': '1', 'content-type': 'application/json' };
  const command = (given: SessionCommand) => ({ url: `${product.url}/api/sessions/${product.sessionId}/commands`, headers, body: JSON.stringify({ commandId: randomUUID(), command: given }) });
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const marker = randomUUID();
    await viewers.expect({ marker, names: ['bare'] });
    const from = await bare.once(marker);
    const bareDone = await viewers.done();

    const entryId = randomUUID();
    const text = `A question of usual length about what students do in groups. ${marker}`;
    const done = await viewers.send({ marker, names, post: command({ type: 'AskQuestion', captureId: QUESTIONS, entryId, askedBy: product.askerId, text }) });
    if (done.status !== 200) throw new Error(`the command was answered with ${done.status}`);
    const understood = understoodAt;
    // Taken away again unmeasured: a session has dozens of questions, not thousands.
    const { url, ...removal } = command({ type: 'RemoveQuestion', captureId: QUESTIONS, entryId });
    await (await fetch(url, { method: 'POST', ...removal })).text();
    if (round < 0) continue;
    measured.bare.push(bareDone.got[0]! - from);
    measured.understood.push(Math.max(...done.got) - understood);
    measured.all.push(Math.max(...done.got) - done.sent!);
    measured.answer.push(done.answeredAt! - done.sent!);
  }
  return measured;
}

async function benchEngine(engine: 'pglite' | 'postgres', folder: string): Promise<void> {
  const cluster = engine === 'postgres' ? await startCluster(folder) : null;
  const db = await openDatabase({ dataDir: join(folder, 'data'), databaseUrl: cluster?.url, log: quiet });
  const [product, bare] = [await startProduct(db), await startBare(db)];
  for (const count of asked.viewers.split(',').map(Number)) {
    const viewers = startViewers();
    await viewers.open({ name: 'bare', url: bare.url, headers: {} });
    const names = Array.from({ length: count }, (_, n) => `viewer ${n}`);
    for (const [n, name] of names.entries()) {
      await viewers.open({ name, url: `${product.url}/api/sessions/${product.sessionId}/stream`, headers: { cookie: product.cookies[n % product.cookies.length]! } });
    }
    const measured = await measure(product, bare, viewers, names);
    viewers.close();
    report(engine, count, measured);
  }
  await product.close();
  bare.close();
  await db.close();
  await cluster?.stop();
}

function report(engine: string, count: number, measured: Measured): void {
  const two = (number: number) => Number(number.toFixed(2));
  const figures = (numbers: readonly number[]) => ({ p50: two(percentile(numbers, 0.5)), p99: two(percentile(numbers, 0.99)) });
  const times = { commandToLastViewerMs: figures(measured.all), understoodToLastViewerMs: figures(measured.understood), commandToAnswerMs: figures(measured.answer), rowAndBareStreamMs: figures(measured.bare) };
  const bare = times.rowAndBareStreamMs;
  const ratioOf = (time: { readonly p50: number; readonly p99: number }) => ({ p50: two(time.p50 / bare.p50), p99: two(time.p99 / bare.p99) });
  const ratios = { ratio: ratioOf(times.understoodToLastViewerMs), wholeRatio: ratioOf(times.commandToLastViewerMs) };
  console.log(JSON.stringify({ engine, viewers: count, rounds: measured.all.length, ...times, ...ratios, ...(count === 8 ? { goal: { p50: 2, p99: 3 } } : {}) }));
}

const engines = (['pglite', 'postgres'] as const).filter((engine) => asked.engine === undefined || asked.engine === engine);
for (const engine of engines) {
  const folder = mkdtempSync(join(tmpdir(), 'jointwork-bench-'));
  await benchEngine(engine, folder).finally(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
}
process.exit(0);
