import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { must } from '../../src/kernel/result.ts';
import type { Database } from '../../src/platform/server/db/database.ts';
import { appendEvents, readEvents, type StreamAddress } from '../../src/platform/server/event-log/event-log.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { folded, makeTallyRows, reader, startTally, tallyKind, type Add, type Reader, type TallyHub } from '../support/tally-stream.ts';
import { until } from '../support/until.ts';

const MARIA = randomUUID();
const JAMES = randomUUID();

describeOnBothEngines('The event log', (open) => {
  let db: Database;
  const hubs: TallyHub[] = [];
  beforeAll(async () => {
    db = await open();
    await makeTallyRows(db);
  });
  afterEach(async () => {
    for (const hub of hubs.splice(0)) await hub.close();
  });

  async function start(how?: Parameters<typeof startTally>[1]): Promise<TallyHub> {
    const hub = await startTally(db, how);
    hubs.push(hub);
    return hub;
  }
  async function begin(hub: TallyHub): Promise<StreamAddress> {
    const at = { districtId: randomUUID(), streamId: randomUUID() };
    must(await hub.begin(at, randomUUID(), MARIA, [{ type: 'Added', v: 1, amount: 1, onlyFor: null }]));
    return at;
  }
  function run(hub: TallyHub, at: StreamAddress, command: Add, commandId: string = randomUUID(), personId = MARIA) {
    return hub.run({ ...at, commandId, personId, command, permit: () => null });
  }
  function stored(at: StreamAddress) {
    return readEvents(db, at.districtId, at.streamId, 'tally', 0);
  }
  async function watch(hub: TallyHub, at: StreamAddress, viewer: string, since?: string): Promise<Reader & { readonly disconnect: () => void }> {
    const sink = reader();
    const disconnect = must(await hub.watch(at, viewer, since, sink, async () => null));
    return Object.assign(sink, { disconnect });
  }

  test('[PL-60] twenty commands at once on one stream, given to two servers, are all stored once and leave no gap', async () => {
    const servers = [await start(), await start()];
    const at = await begin(servers[0]!);
    const ran = await Promise.all(Array.from({ length: 20 }, (_, n) => run(servers[n % 2]!, at, { amount: 100 + n })));
    expect(ran.every((one) => one.ok)).toBe(true);
    const rows = await stored(at);
    expect(rows.map((row) => row.seq)).toEqual(Array.from({ length: 21 }, (_, n) => n + 1));
    const amounts = rows.slice(1).map((row) => (row.payload as { amount: number }).amount);
    expect(amounts.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => 100 + n));
  });

  test('[PL-61] a command delivered three times, to two servers, takes effect once and is answered alike', async () => {
    const servers = [await start(), await start({ deaf: true })];
    const at = await begin(servers[0]!);
    const commandId = randomUUID();
    await servers[1]!.read(at);
    const first = must(await run(servers[0]!, at, { amount: 7, whenThereAre: 1 }, commandId));
    const again = must(await run(servers[0]!, at, { amount: 7, whenThereAre: 1 }, commandId));
    const elsewhere = must(await run(servers[1]!, at, { amount: 7, whenThereAre: 1 }, commandId));
    expect(await stored(at)).toHaveLength(2);
    for (const answer of [again, elsewhere]) expect(answer.entries.map((entry) => entry.event)).toEqual(first.entries.map((entry) => entry.event));
  });

  test('[PL-61] the number of a command cannot be used again by another person', async () => {
    const hub = await start();
    const at = await begin(hub);
    const commandId = randomUUID();
    must(await run(hub, at, { amount: 7 }, commandId, MARIA));
    const taken = await run(hub, at, { amount: 8 }, commandId, JAMES);
    expect(taken).toMatchObject({ ok: false, error: { code: 'command-id-used' } });
    expect(await stored(at)).toHaveLength(2);
  });

  test('[PL-61] a repeat that its server knows nothing of meets the log itself', async () => {
    const at = { districtId: randomUUID(), streamId: randomUUID() };
    const append = { ...at, kind: 'tally', commandId: randomUUID(), by: null, events: [{ type: 'Added', v: 1, amount: 1, onlyFor: null }] };
    expect(await appendEvents(db, { ...append, expectedSeq: 0 })).toEqual({ status: 'appended', seq: 1 });
    expect(await appendEvents(db, { ...append, expectedSeq: 0 })).toEqual({ status: 'duplicate', seq: 1 });
    expect(await appendEvents(db, { ...append, expectedSeq: 1 })).toMatchObject({ status: 'duplicate' });
    expect(await appendEvents(db, { ...append, commandId: randomUUID(), expectedSeq: 5 })).toEqual({ status: 'moved', seq: 1 });
    expect(await appendEvents(db, { ...append, streamId: randomUUID(), expectedSeq: 5 })).toEqual({ status: 'missing', seq: 0 });
    expect(await stored(at)).toHaveLength(1);
  });

  test('[PL-62] a command decided on an old state is decided again on what others have stored', async () => {
    const [ahead, behind] = [await start(), await start({ deaf: true })];
    const at = await begin(ahead);
    await behind.read(at);
    must(await run(ahead, at, { amount: 2 }));
    expect(must(await run(behind, at, { amount: 3, whenThereAre: 2 })).entries[0]!.seq).toBe(3);
    must(await run(ahead, at, { amount: 4 }));
    expect(must(await run(behind, at, { amount: 5 })).state.amounts.map((one) => one.amount)).toEqual([1, 2, 3, 4, 5]);
  });

  test('[PL-62] nothing is refused on old knowledge: the log is read once more before a no', async () => {
    const [ahead, behind] = [await start(), await start({ deaf: true })];
    const at = await begin(ahead);
    await behind.read(at);
    must(await run(ahead, at, { amount: 2 }));
    expect((await run(behind, at, { amount: 3, whenThereAre: 2 })).ok).toBe(true);
    expect(await run(behind, at, { amount: 4, whenThereAre: 2 })).toMatchObject({ ok: false, error: { code: 'not-that-many' } });
  });

  test('[PL-63] readers at another server are told by notice', async () => {
    const [one, other] = [await start(), await start()];
    const at = await begin(one);
    const seen = await watch(other, at, MARIA);
    must(await run(one, at, { amount: 2 }));
    await until(() => folded(seen.messages)?.amounts.length === 2);
  });

  test('[PL-63] a reader whose server misses every notice is caught up by its poll', async () => {
    const [one, deaf] = [await start(), await start({ deaf: true, rhythm: { pollMs: 40 } })];
    const at = await begin(one);
    const seen = await watch(deaf, at, MARIA);
    for (let amount = 2; amount <= 6; amount++) must(await run(one, at, { amount }));
    await until(() => folded(seen.messages)?.amounts.length === 6);
    expect(folded(seen.messages)!.amounts.map((entry) => entry.amount)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('[PL-64] what a reader pieces together equals a fresh snapshot, also after breaks at any place', async () => {
    const hub = await start();
    const at = await begin(hub);
    const whole = await watch(hub, at, JAMES);
    for (let n = 0; n < 30; n++) must(await run(hub, at, { amount: 600 + n, ...(n % 3 === 0 ? { onlyFor: n % 2 ? MARIA : JAMES } : {}) }));
    const fresh = folded((await watch(hub, at, JAMES)).messages);
    expect(folded(whole.messages)).toEqual(fresh);
    for (const [n, cursor] of whole.cursors.entries()) {
      const rest = await watch(hub, at, JAMES, cursor);
      expect(folded([...whole.messages.slice(0, n + 1), ...rest.messages])).toEqual(fresh);
      expect(rest.messages).toHaveLength(whole.messages.length - n - 1);
      rest.disconnect();
    }
  });

  test('[PL-64] who comes back over the short poll is told the same as over the stream', async () => {
    const hub = await start();
    const at = await begin(hub);
    const first = must(await hub.since(at, JAMES, undefined));
    expect(first.messages).toEqual([{ kind: 'snapshot', tally: { amounts: [{ amount: 1, onlyFor: null }] } }]);
    must(await run(hub, at, { amount: 2, onlyFor: MARIA }));
    must(await run(hub, at, { amount: 3 }));
    const second = must(await hub.since(at, JAMES, first.cursor));
    expect(second.messages).toMatchObject([{ kind: 'event', event: { amount: 3 } }]);
    expect(must(await hub.since(at, JAMES, second.cursor)).messages).toEqual([]);
  });

  test('[PL-65] a cursor that is forged, of another person or of another stream is answered with a snapshot', async () => {
    const hub = await start();
    const [at, elsewhere] = [await begin(hub), await begin(hub)];
    must(await run(hub, at, { amount: 2 }));
    const own = must(await hub.since(at, MARIA, undefined)).cursor;
    const borrowed = must(await hub.since(at, JAMES, undefined)).cursor;
    const foreign = must(await hub.since(elsewhere, MARIA, undefined)).cursor;
    expect(must(await hub.since(at, MARIA, own)).messages).toEqual([]);
    for (const cursor of [borrowed, foreign, 'AAAAAAAAAAAAAAAAAAAAAA', '2', '', own.slice(1), `${own}AA`, '💥']) {
      expect(must(await hub.since(at, MARIA, cursor)).messages).toMatchObject([{ kind: 'snapshot' }]);
    }
  });

  test('[PL-66] cursors tell neither order nor number: what others do in private leaves no gap to see', async () => {
    const hub = await start();
    const at = await begin(hub);
    const [maria, james] = [await watch(hub, at, MARIA), await watch(hub, at, JAMES)];
    for (let n = 0; n < 20; n++) must(await run(hub, at, { amount: 600 + n, onlyFor: MARIA }));
    must(await run(hub, at, { amount: 99 }));
    expect(maria.messages).toHaveLength(22);
    expect(james.messages).toHaveLength(2);
    const all = [...maria.cursors, ...james.cursors];
    expect(new Set(all).size).toBe(all.length);
    expect(all.every((cursor) => /^[\w-]{22}$/.test(cursor))).toBe(true);
    expect(maria.cursors).not.toEqual(maria.cursors.toSorted());
    expect(james.text).not.toMatch(/"amount":6\d\d/);
  });

  test('[PL-66] who asks again and again learns nothing of what others do in private, however much it is', async () => {
    const hub = await start();
    const at = await begin(hub);
    const first = must(await hub.since(at, JAMES, undefined)).cursor;
    expect(must(await hub.since(at, JAMES, first)).cursor, 'a cursor that stays the same would tell that nothing happened').not.toBe(first);
    for (let n = 0; n < 250; n++) must(await run(hub, at, { amount: 600 + n, onlyFor: MARIA }));
    expect(must(await hub.since(at, JAMES, first)).messages).toEqual([]);
    expect((await watch(hub, at, JAMES, first)).text).toBe('');
    expect(must(await hub.since(at, MARIA, undefined)).messages).toMatchObject([{ tally: { amounts: { length: 251 } } }]);
  });

  test('[PL-67] events and the rows they change are stored together or not at all', async () => {
    const hub = await start();
    const at = await begin(hub);
    const seen = await watch(hub, at, MARIA);
    await expect(run(hub, at, { amount: 13 })).rejects.toThrow('the row could not be written');
    expect(await stored(at)).toHaveLength(1);
    must(await run(hub, at, { amount: 500 }));
    expect((await stored(at)).map((row) => row.seq)).toEqual([1, 2]);
    const rows = await db.inDistrict(at.districtId, (trx) => sql<{ seq: number }>`select seq from tally_row`.execute(trx));
    expect(rows.rows.map((row) => row.seq)).toEqual([2]);
    expect(folded(seen.messages)!.amounts.map((one) => one.amount)).toEqual([1, 500]);
  });

  test('[PL-68] what is stored can be neither changed nor removed by the role that serves people', async () => {
    const hub = await start();
    const at = await begin(hub);
    for (const statement of [sql`update event_log set type = 'Other'`, sql`delete from event_log`, sql`delete from event_stream`, sql`truncate event_log`]) {
      await expect(db.inDistrict(at.districtId, (trx) => statement.execute(trx))).rejects.toMatchObject({ code: '42501' });
    }
  });

  test('[PL-68] the secret behind the cursors is out of reach for the role that serves people', async () => {
    await expect(db.inDistrict(randomUUID(), (trx) => sql`select * from installation_secret`.execute(trx))).rejects.toMatchObject({ code: '42501' });
  });

  test('[PL-69] a stream of another district, or of another kind, is not there', async () => {
    const hub = await start();
    const at = await begin(hub);
    const stranger = { districtId: randomUUID(), streamId: at.streamId };
    const other = await startTally(db, { kind: { kind: 'other' } });
    hubs.push(other);
    for (const answer of [await hub.read(stranger), await run(hub, stranger, { amount: 5 }), await hub.since(stranger, MARIA, undefined), await hub.watch(stranger, MARIA, undefined, reader(), async () => null), await other.read(at)]) {
      expect(answer).toMatchObject({ ok: false, error: { kind: 'not-found' } });
    }
    expect(await stored(at)).toHaveLength(1);
  });

  test('[PL-70] a stream ends with words when its reader may no longer read, at the next beat or when told', async () => {
    const hub = await start({ rhythm: { heartbeatMs: 30 } });
    const at = await begin(hub);
    const sink = reader();
    let allowed = true;
    const over = { code: 'not-signed-in', message: 'Your sign-in has ended.', mend: 'Sign in again.' };
    must(await hub.watch(at, MARIA, undefined, sink, async () => (allowed ? null : over)));
    await until(() => sink.text.includes(':\n\n'));
    expect(sink.ended).toBe(false);
    allowed = false;
    await until(() => sink.ended);
    expect(sink.messages.at(-1)).toEqual({ kind: 'closed', ...over });
    must(await run(hub, at, { amount: 2 }));
    expect(sink.messages.at(-1)).toEqual({ kind: 'closed', ...over });
  });

  test('[PL-71] a reader who is too slow is left out, and gets one snapshot for all it missed', async () => {
    const hub = await start();
    const at = await begin(hub);
    const slow = await watch(hub, at, MARIA);
    slow.keepsUp = false;
    for (let amount = 2; amount <= 10; amount++) must(await run(hub, at, { amount }));
    expect(slow.messages).toHaveLength(2);
    slow.keepsUp = true;
    slow.drain();
    expect(slow.messages).toHaveLength(3);
    must(await run(hub, at, { amount: 11 }));
    expect(folded(slow.messages)!.amounts).toHaveLength(11);
  });

  test('[PL-72] after a change of the whole screen everyone is sent a fresh snapshot', async () => {
    const hub = await start();
    const at = await begin(hub);
    const seen = await watch(hub, at, JAMES);
    must(await run(hub, at, { amount: 2, onlyFor: MARIA }));
    must(await run(hub, at, { amount: 500 }));
    await until(() => seen.messages.length === 3);
    expect(seen.messages.map((message) => message.kind)).toEqual(['snapshot', 'event', 'snapshot']);
    expect(folded(seen.messages)!.amounts.map((one) => one.amount)).toEqual([1, 500]);
  });

  test('[PL-73] what several readers see alike is turned into text once', async () => {
    let written = 0;
    const hub = await start({ kind: { eventMessage: (event) => ({ kind: 'event', event: { ...event, toJSON: () => (written++, event) } }) } });
    const at = await begin(hub);
    const seen = await Promise.all([MARIA, JAMES, randomUUID(), 'room'].map((viewer) => watch(hub, at, viewer)));
    must(await run(hub, at, { amount: 2 }));
    expect(written).toBe(1);
    for (const one of seen) expect(folded(one.messages)!.amounts).toHaveLength(2);
  });

  test('[PL-74] an event that this server cannot read is refused with its sentence, and nothing more is stored', async () => {
    const hub = await start();
    const at = await begin(hub);
    const seen = await watch(hub, at, MARIA);
    const later = { type: 'Added', v: 2, amount: 5, onlyFor: null };
    await appendEvents(db, { ...at, kind: 'tally', expectedSeq: 1, commandId: randomUUID(), by: null, events: [later] });
    expect(await run(hub, at, { amount: 6 })).toMatchObject({ ok: false, error: { kind: 'conflict', code: 'unknown-event-version' } });
    expect(seen.messages.at(-1)).toMatchObject({ kind: 'closed', code: 'unknown-event-version' });
    expect(await hub.read(at)).toMatchObject({ ok: false, error: { code: 'unknown-event-version' } });
    expect(await stored(at)).toHaveLength(2);
  });

  test('[PL-78] one viewer follows on twenty screens at most; the oldest gives way with words', async () => {
    const hub = await start();
    const at = await begin(hub);
    const other = await watch(hub, at, JAMES);
    const screens = [];
    for (let n = 0; n < 21; n++) screens.push(await watch(hub, at, MARIA));
    expect(screens.map((screen) => screen.ended)).toEqual([true, ...Array.from({ length: 20 }, () => false)]);
    expect(screens[0]!.messages.at(-1)).toMatchObject({ kind: 'closed', code: 'too-many-screens' });
    expect(other.ended).toBe(false);
  });

  test('[PL-75] a stream that nobody uses is let go, and read again when somebody comes', async () => {
    let folds = 0;
    const counting = { evolve: (...args: Parameters<typeof tallyKind.evolve>) => (folds++, tallyKind.evolve(...args)) };
    const hub = await start({ rhythm: { pollMs: 20, letGoAfterMs: 1 }, kind: counting });
    const at = await begin(hub);
    await hub.read(at);
    await until(() => hub.peek(at) === null);
    const before = folds;
    expect(must(await hub.read(at)).state.amounts).toHaveLength(1);
    expect(folds).toBe(before + 1);
    const seen = await watch(hub, at, MARIA);
    await pause(80);
    expect(hub.peek(at)).not.toBeNull();
    expect(seen.ended).toBe(false);
  });
});
