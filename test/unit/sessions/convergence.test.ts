import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { Refusal } from '../../../src/kernel/result.ts';
import type { SessionCommand } from '../../../src/slices/sessions/model/commands.ts';
import { decide } from '../../../src/slices/sessions/model/decide.ts';
import type { SessionEvent } from '../../../src/slices/sessions/model/events.ts';
import { evolve, replay } from '../../../src/slices/sessions/model/evolve.ts';
import { predict, type PendingCommand } from '../../../src/slices/sessions/model/predict.ts';
import { project, projectEvent } from '../../../src/slices/sessions/model/project.ts';
import type { SessionState } from '../../../src/slices/sessions/model/state.ts';
import { ALL, anyProtocol, begin, deed, toCommand, type Deed } from './arbitrary.ts';
import { id } from './room.ts';

// Hundreds of whole sessions: fast alone, slower beside other suites.
vi.setConfig({ testTimeout: 120_000 });

/** One device: what it has accepted, what it still has to send, and what was refused with its text. */
interface Device {
  readonly personId: string;
  readonly shown: SessionState;
  readonly upTo: number;
  readonly pending: readonly PendingCommand[];
  readonly refused: readonly { readonly command: SessionCommand; readonly refusal: Refusal }[];
  readonly online: boolean;
}
interface Server {
  readonly events: readonly SessionEvent[];
  readonly state: SessionState;
  readonly answers: ReadonlyMap<string, { readonly upTo: number; readonly refusal: Refusal | null }>;
  readonly now: number;
}

/** The server takes a command once; a repeat of its id gets the first answer again. */
function receive(server: Server, personId: string, { commandId, command }: PendingCommand): Server {
  if (server.answers.has(commandId)) return server;
  const decided = decide(server.state, command, { now: server.now, personId });
  const fresh = decided.ok ? decided.value : [];
  const events = [...server.events, ...fresh];
  const answer = { upTo: events.length, refusal: decided.ok ? null : decided.error };
  return { ...server, events, state: replay(fresh, server.state)!, answers: new Map([...server.answers, [commandId, answer]]) };
}

/** The device reads on from where it was, or takes a fresh snapshot; answered commands leave its list once it has seen them. */
function catchUp(device: Device, server: Server, snapshot: boolean): Device {
  const viewer = { kind: 'person' as const, personId: device.personId };
  const visible = server.events.slice(device.upTo).flatMap((event) => projectEvent(event, viewer) ?? []);
  const shown = snapshot ? (JSON.parse(JSON.stringify(project(server.state, viewer))) as SessionState) : visible.reduce<SessionState>(evolve, device.shown);
  const known = device.pending.filter(({ commandId }) => server.answers.has(commandId));
  const refusals = known.flatMap(({ commandId, command }) => {
    const { refusal } = server.answers.get(commandId)!;
    return refusal ? [{ command, refusal }] : [];
  });
  return { ...device, shown, upTo: server.events.length, pending: device.pending.filter((one) => !known.includes(one)), refused: [...device.refused, ...refusals] };
}

interface Turn {
  readonly device: number;
  readonly does: 'write' | 'send' | 'send-twice' | 'catch-up' | 'drop' | 'come-back' | 'restart';
  readonly deed: Deed;
}
const turns: fc.Arbitrary<readonly Turn[]> = fc.array(
  fc.record({ device: fc.nat(6), does: fc.constantFrom('write', 'write', 'write', 'write', 'send', 'send', 'send', 'send-twice', 'catch-up', 'catch-up', 'drop', 'come-back', 'come-back', 'restart'), deed }),
  { minLength: 100, maxLength: 300, size: 'max' },
);

/** Which device a writing turn happens on: half of the time one whose person may do it, as this device sees the room. */
function doerOf(device: Device, turn: Turn, nth: number): number {
  const { who } = toCommand(device.shown, { ...turn.deed, who: ALL.indexOf(device.personId), what: 40 + (turn.deed.what % 160) }, nth);
  return who === null ? turn.device : Math.min(6, ALL.indexOf(who));
}

function step(server: Server, device: Device, turn: Turn, nth: number): { server: Server; device: Device } {
  const first = device.pending[0];
  switch (turn.does) {
    case 'write': {
      const { who, command } = toCommand(device.shown, { ...turn.deed, who: ALL.indexOf(device.personId), what: 40 + (turn.deed.what % 160) }, nth);
      if (who !== device.personId) return { server, device };
      return { server, device: { ...device, pending: [...device.pending, { commandId: id(900_000 + nth), command: command as SessionCommand, givenAt: server.now }] } };
    }
    case 'send':
    case 'send-twice': {
      if (!device.online || !first) return { server, device };
      const once = receive(server, device.personId, first);
      // The answer to the first sending is lost, so it is sent again.
      return { server: turn.does === 'send' ? once : receive(once, device.personId, first), device: turn.does === 'send' ? catchUp(device, once, false) : device };
    }
    case 'catch-up':
      return { server, device: device.online ? catchUp(device, server, false) : device };
    case 'drop':
      return { server, device: { ...device, online: false } };
    case 'come-back':
      return { server, device: catchUp({ ...device, online: true }, server, turn.deed.sensible) };
    case 'restart':
      return { server: { ...server, state: replay(JSON.parse(JSON.stringify(server.events)) as SessionEvent[])! }, device };
  }
}

test('[SE-74] devices that edit, drop out and come back end up showing the same session, and nothing typed is lost', () => {
  let written = 0;
  fc.assert(
    fc.property(anyProtocol, turns, (content, play) => {
      const room = begin(content);
      let server: Server = { events: room.events, state: room.state, answers: new Map(), now: room.now };
      const typed = new Map<string, SessionCommand>();
      let devices: readonly Device[] = ALL.slice(0, 7).map((personId) => ({ personId, shown: project(room.state, { kind: 'person', personId }), upTo: room.events.length, pending: [], refused: [], online: true }));
      for (const [nth, turn] of play.entries()) {
        server = { ...server, now: server.now + turn.deed.afterMs };
        const at = turn.does === 'write' ? doerOf(devices[turn.device]!, turn, nth) : turn.device;
        const next = step(server, devices[at]!, turn, nth);
        server = next.server;
        devices = devices.with(at, next.device);
        for (const { commandId, command } of next.device.pending) typed.set(commandId, command);
        // What a device shows at any time is computable, whatever is pending.
        predict(next.device.shown, next.device.pending, next.device.personId);
      }
      for (const device of devices) for (const pending of device.pending) server = receive(server, device.personId, pending);
      const settled = devices.map((device) => catchUp(device, server, false));
      for (const device of settled) {
        const prediction = predict(device.shown, device.pending, device.personId);
        expect(prediction).toEqual({ state: project(server.state, { kind: 'person', personId: device.personId }), refused: [], waiting: [] });
      }
      expect(server.answers.size).toBe(typed.size);
      const kept = settled.flatMap((device) => device.refused.map((one) => one.command));
      for (const [commandId, command] of typed) expect(kept.includes(command)).toBe(server.answers.get(commandId)!.refusal !== null);
      written += server.events.length - room.events.length;
    }),
    { numRuns: 100 },
  );
  expect(written).toBeGreaterThan(300);
});
