import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createPerson, type Person } from '../../src/apps/rehearsal/browserless-person.ts';
import { follow } from '../../src/apps/rehearsal/stream-follower.ts';
import { ServerClock } from '../../src/platform/web/sync/server-clock.ts';
import { remainingMs } from '../../src/slices/sessions/model/clock.ts';
import type { SessionState } from '../../src/slices/sessions/model/state.ts';
import { circleOfSeven, type CircleOfSeven } from '../support/circle-of-seven.ts';
import { ENGINES, freshPostgres } from '../support/databases.ts';
import { realServer, type RealServer } from '../support/real-server.ts';
import { until } from '../support/until.ts';

const HOUR = 3_600_000;
const WITHIN_MS = 1_000;
const PRELOAD = fileURLToPath(new URL('../support/wrong-clock-preload.mjs', import.meta.url));
const wrongBy = (ms: number) => ({ NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --import ${PRELOAD}`, WRONG_CLOCK_MS: String(ms) });
const rightNow = Date.now;

/** What a browser whose own clock is wrong by `aheadMs` shows as left of the present step, in ms. */
async function shownLeft(server: RealServer, state: SessionState, aheadMs: number): Promise<number> {
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) => ask(server.url + path, init));
  vi.spyOn(Date, 'now').mockImplementation(() => rightNow() + aheadMs);
  try {
    const clock = new ServerClock();
    for (let look = 0; look < 3; look++) await clock.look();
    return remainingMs(state.steps[state.current]!.clock, clock.now());
  } finally {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  }
}
const ask = fetch;

/** Between when and when something happened, by a clock that is right: as near as one who waits for an answer can know. */
interface Moment {
  readonly after: number;
  readonly before: number;
}

async function momentOf(deed: () => Promise<unknown>): Promise<Moment> {
  const after = rightNow();
  await deed();
  return { after, before: rightNow() };
}

/** Begins a session and enters its second step; answers when that was. */
async function inSecondStep(circle: CircleOfSeven, sessionId: string, between: () => void = () => undefined): Promise<Moment> {
  const facilitator = circle.principals[1]!;
  await circle.does(facilitator, sessionId, { type: 'StartSession', problemVersion: null });
  between();
  const { moves } = await circle.view(facilitator, sessionId);
  return momentOf(() => circle.does(facilitator, sessionId, { type: 'MoveToStep', stepIndex: 1, moves }));
}

/** Expects that a browser shows what is left of the step that was entered then, to within a second. */
async function expectShown(server: RealServer, state: SessionState, entered: Moment, aheadMs: number): Promise<void> {
  let left = Number.NaN;
  const shown = await momentOf(async () => (left = await shownLeft(server, state, aheadMs)));
  const { plannedMs } = state.steps[state.current]!.clock;
  expect(left).toBeGreaterThan(plannedMs - (shown.before - entered.after) - WITHIN_MS);
  expect(left).toBeLessThan(plannedMs - (shown.after - entered.before) + WITHIN_MS);
}

describe.each([HOUR, -HOUR])('a server whose machine is wrong by %i ms', (wrongMs) => {
  const folder = mkdtempSync(join(tmpdir(), 'jointwork-clocks-'));
  let server: RealServer;
  beforeAll(async () => {
    server = await realServer({ JOINTWORK_DATA: join(folder, 'data'), ...wrongBy(wrongMs) });
    await server.start();
  }, 240_000);
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('[PL-132] alone on its data it runs sessions as ever, and every browser shows what is left to within a second, whatever its own clock', async () => {
    const circle = await circleOfSeven(server);
    const sessionId = await circle.plan();
    const entered = await inSecondStep(circle, sessionId);
    const state = await circle.view(circle.principals[0]!, sessionId);
    for (const aheadMs of [0, HOUR, -HOUR, 2 * HOUR]) await expectShown(server, state, entered, aheadMs);
  }, 120_000);
});

describe.each(ENGINES.includes('postgres') ? [HOUR, -HOUR] : [])('two servers on one database, one of them wrong by %i ms', (wrongMs) => {
  let right: RealServer;
  let wrong: RealServer;
  let circle: CircleOfSeven;
  const place = { url: '' };
  const at = (server: RealServer): void => void (place.url = server.url);

  beforeAll(async () => {
    const environment = { DATABASE_URL: await freshPostgres() };
    right = await realServer(environment);
    wrong = await realServer({ ...environment, ...wrongBy(wrongMs) });
    await right.start();
    await wrong.start();
    at(right);
    circle = await circleOfSeven(place);
  }, 240_000);
  afterAll(async () => {
    await right.stop();
    await wrong.stop();
  });

  test('[PL-133] servers of one database agree on its time, and who runs the wrong machine is told', async () => {
    for (const server of [right, wrong]) {
      let nowMs = Number.NaN;
      const told = await momentOf(async () => ({ nowMs } = (await (await fetch(`${server.url}/api/clock`)).json()) as { nowMs: number }));
      expect(nowMs).toBeGreaterThan(told.after - WITHIN_MS);
      expect(nowMs).toBeLessThan(told.before + WITHIN_MS);
    }
    expect(wrong.log()).toContain('machine-clock-wrong');
    expect(wrong.log()).toContain('Set the clock of this machine');
    expect(right.log()).not.toContain('machine-clock-wrong');
  });

  test('[PL-133] invitations, guest links and sign-ins made at one are good at the other', async () => {
    for (const [here, there] of [[right, wrong], [wrong, right]] as const) {
      at(here);
      const name = `Nora${here === right ? 'One' : 'Two'}`;
      const { personId } = await circle.administrator.must<{ personId: string }>('POST', '/api/people', { name, email: `${name}@seven.example`, roles: [{ role: 'principal', from: '2020-01-01' }] });
      const { url } = await circle.administrator.must<{ url: string }>('POST', `/api/people/${personId}/invitation`);
      const sessionId = await circle.plan();
      const { joinUrl } = await circle.principals[1]!.must<{ joinUrl: string }>('POST', `/api/sessions/${sessionId}/guest-passes`, { seats: 1 });
      at(there);
      const person = createPerson(name, () => place.url);
      await person.must('POST', '/api/invitations/redeem', { token: new URL(url).pathname.split('/').at(-1), password: 'three calm words' });
      const guest = createPerson('Guest', () => place.url);
      await guest.must('POST', '/api/guest-passes/redeem', { token: new URL(joinUrl).pathname.split('/').at(-1), name: 'Guest' });
      at(here);
      await person.must('GET', '/api/me');
      await guest.must('GET', `/api/sessions/${sessionId}`);
      await person.must('POST', '/api/sign-out');
      await person.must('POST', '/api/sign-in', { email: `${name}@seven.example`, password: 'three calm words' });
      at(there);
      await person.must('GET', '/api/me');
    }
  }, 120_000);

  test('[PL-134] a session over both shows everyone the same time left, and moves, pauses, presence and the end of a step are timed alike', async () => {
    const [presenter, facilitator, timer] = circle.principals as [Person, Person, Person];
    at(wrong);
    const sessionId = await circle.plan();
    at(right);
    const entered = await inSecondStep(circle, sessionId, () => at(wrong));
    const watching = follow(timer, sessionId, () => wrong.url);
    const view = (): Promise<SessionState> => circle.view(presenter, sessionId);
    for (const server of [right, wrong]) {
      at(server);
      const state = await view();
      for (const aheadMs of [0, HOUR, -HOUR]) await expectShown(server, state, entered, aheadMs);
    }

    at(right);
    await circle.does(facilitator, sessionId, { type: 'UndoMove', moves: (await view()).moves });
    at(wrong);
    // What one server has confirmed is a moment later at the other.
    await until(async () => (await view()).current === 0);
    const { moves } = await view();
    const enteredAgain = await momentOf(() => circle.does(facilitator, sessionId, { type: 'MoveToStep', stepIndex: 1, moves }));
    const step = (await view()).steps[1]!;
    at(right);
    const paused = await momentOf(() => circle.does(facilitator, sessionId, { type: 'PauseClock', stepId: step.stepId }));
    await pause(1500);
    at(wrong);
    const resumed = await momentOf(() => circle.does(facilitator, sessionId, { type: 'ResumeClock', stepId: step.stepId }));
    const { pausedTotalMs, plannedMs } = (await view()).steps[1]!.clock;
    expect(pausedTotalMs).toBeGreaterThan(resumed.after - paused.before - WITHIN_MS);
    expect(pausedTotalMs).toBeLessThan(resumed.before - paused.after + WITHIN_MS);

    at(right);
    await until(async () => (await view()).people[timer.personId]!.present, 30_000);
    await circle.does(facilitator, sessionId, { type: 'ExtendClock', stepId: step.stepId, addedMs: 60_000 - plannedMs });
    watching.close();
    await until(async () => !(await view()).people[timer.personId]!.present, 60_000);
    const dueAt = enteredAgain.after + 60_000 + pausedTotalMs;
    const reached = async (): Promise<boolean> => {
      const { run, timeReachedRun } = (await view()).steps[1]!;
      return timeReachedRun === run;
    };
    if (rightNow() < dueAt - 3_000) expect(await reached()).toBe(false);
    await until(reached, 90_000);
    expect(rightNow()).toBeGreaterThan(dueAt - WITHIN_MS);
  }, 240_000);
});
