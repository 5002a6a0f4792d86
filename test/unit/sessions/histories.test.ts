import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { must } from '../../../src/kernel/result.ts';
import { decide } from '../../../src/slices/sessions/model/decide.ts';
import type { SessionEvent } from '../../../src/slices/sessions/model/events.ts';
import { evolve, replay } from '../../../src/slices/sessions/model/evolve.ts';
import { heirsOf } from '../../../src/slices/sessions/model/heirs.ts';
import { project, projectEvent, type Viewer } from '../../../src/slices/sessions/model/project.ts';
import { EVENT_VERSIONS, readEvent } from '../../../src/slices/sessions/model/read-event.ts';
import type { SessionState } from '../../../src/slices/sessions/model/state.ts';
import { actingIn } from '../../../src/slices/sessions/model/who.ts';
import { ALL, anyProtocol, attempt, begin, deeds, live, toCommand } from './arbitrary.ts';

// Hundreds of whole sessions: fast alone, slower beside other suites.
vi.setConfig({ testTimeout: 120_000 });

const VIEWERS: readonly Viewer[] = [{ kind: 'room' }, ...ALL.map((personId) => ({ kind: 'person' as const, personId }))];

test('[SE-70] the generated histories reach every kind of event that happens after planning', () => {
  const seen = new Set<string>();
  fc.assert(fc.property(anyProtocol, deeds(), (content, script) => live(content, script).events.forEach((event) => seen.add(event.type))), { seed: 1, numRuns: 400 });
  const never = Object.keys(EVENT_VERSIONS).filter((type) => !seen.has(type));
  expect(never).toEqual(['PlanChanged', 'SessionCancelled']);
});

test('[SE-70] any accepted history replays to the same state, from the start, from any snapshot, and after being stored as JSON', () => {
  fc.assert(
    fc.property(anyProtocol, deeds(), fc.nat(200), (content, script, at) => {
      const { events, state } = live(content, script);
      expect(replay(events)).toEqual(state);
      const stored = events.map((event) => must(readEvent(JSON.parse(JSON.stringify(event)))));
      expect(stored).toEqual(events);
      const cut = at % events.length;
      const snapshot = JSON.parse(JSON.stringify(replay(stored.slice(0, cut)))) as SessionState | null;
      expect(replay(stored.slice(cut), snapshot)).toEqual(state);
    }),
    { numRuns: 80 },
  );
});

test('[SE-60] folding a projected event into a projection gives the projection of the folded state, for every viewer', () => {
  fc.assert(
    fc.property(anyProtocol, deeds(), (content, script) => {
      const { events } = live(content, script);
      for (const viewer of VIEWERS) {
        let whole: SessionState | null = null;
        let shown: SessionState | null = null;
        for (const event of events) {
          const visible: SessionEvent | null = projectEvent(event, viewer);
          whole = evolve(whole, event);
          shown = visible ? evolve(shown, visible) : shown;
          expect(shown).toEqual(project(whole!, viewer));
        }
      }
    }),
    { numRuns: 40 },
  );
});

/** Who may know each secret so far, worked out from the log alone and apart from the projection. */
function knowers(events: readonly SessionEvent[]): ReadonlyMap<string, ReadonlySet<string> | 'all'> {
  const known = new Map<string, Set<string> | 'all'>();
  for (const event of events) {
    if (event.type === 'CardWritten') known.set(event.text, new Set([event.authorId]));
    if (event.type === 'NotebookWritten') known.set(event.text, new Set([event.personId]));
    if (event.type === 'CardReadingStarted') known.set(event.text, 'all');
    if (event.type === 'UnreadCardHandedOver') known.set(event.text, new Set([event.authorId, event.to]));
  }
  return known;
}

const secretsIn = (text: string) => new Set(text.match(/~~secret .. \d+~~/g));

test('[SE-61] no snapshot and no stream for anyone but the author contains private text before it is read or handed over', () => {
  let hidden = 0;
  fc.assert(
    fc.property(anyProtocol, deeds(), (content, script) => {
      live(content, script, (room, before) => {
        const known = knowers(room.events);
        const fresh = room.events.slice(before.events.length);
        hidden += [...known.values()].filter((who) => who !== 'all').length;
        for (const viewer of VIEWERS) {
          const me = viewer.kind === 'person' ? viewer.personId : '';
          const served = JSON.stringify([project(room.state, viewer), fresh.map((event) => projectEvent(event, viewer))]);
          for (const text of secretsIn(served)) {
            const who = known.get(text);
            expect(who === 'all' || who?.has(me)).toBe(true);
          }
        }
      });
    }),
    { numRuns: 60 },
  );
  expect(hidden).toBeGreaterThan(1000);
});

test('[SE-61] an answer to the pulse is in nobody else’s snapshot, and counts come only from three answers', () => {
  fc.assert(
    fc.property(anyProtocol, deeds(), (content, script) => {
      const { state } = live(content, script);
      for (const viewer of VIEWERS) {
        for (const filled of Object.values(project(state, viewer).captures)) {
          if (filled.kind !== 'pulse') continue;
          expect(Object.keys(filled.given).filter((personId) => viewer.kind === 'room' || personId !== viewer.personId)).toEqual([]);
          if (filled.counts) expect(Object.values(filled.counts).reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(3);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('[SE-62] the shared screen sees no more than someone who was never there', () => {
  fc.assert(
    fc.property(anyProtocol, deeds(), (content, script) => {
      const { state } = live(content, script);
      expect(project(state, { kind: 'room' })).toEqual(project(state, { kind: 'person', personId: 'nobody' }));
    }),
    { numRuns: 40 },
  );
});

test('[SE-24] each seat has exactly one person acting in it at any time, lent only to an heir while its holder is away', () => {
  fc.assert(
    fc.property(anyProtocol, deeds(), (content, script) => {
      live(content, script, (room, before) => {
        const { seats, people } = room.state;
        expect(Object.keys(seats).toSorted()).toEqual(content.seats.map((seat) => seat.id).toSorted());
        const holders = Object.values(seats).map((hold) => hold.holder);
        expect(new Set(holders).size).toBe(holders.length);
        for (const seat of content.seats) {
          const hold = seats[seat.id]!;
          expect(people[actingIn(room.state, seat.id)!]!.guest).toBe(false);
          if (hold.lentTo === null) continue;
          expect(seat.lendable).toBe(true);
          expect(people[hold.holder]!.present).toBe(false);
          const newlyLent = before.state.seats[seat.id]!.lentTo !== hold.lentTo;
          if (newlyLent) expect(heirsOf(before.state, seat.id)).toContain(hold.lentTo);
        }
      });
    }),
    { numRuns: 80 },
  );
});

test('[SE-31] undoing a move leaves steps and clocks exactly as they were before it', () => {
  let undone = 0;
  fc.assert(
    fc.property(anyProtocol, deeds(), (content, script) => {
      let beforeMove: SessionState | null = null;
      live(content, script, (room, before) => {
        const event = room.events.at(-1)!;
        if (event.type === 'StepEntered') beforeMove = before.state;
        else if (event.type === 'StepMoveUndone' && beforeMove) {
          undone += 1;
          expect(room.state.current).toBe(beforeMove.current);
          expect(room.state.steps[room.state.current]).toEqual(beforeMove.steps[beforeMove.current]);
        }
      });
    }),
    { seed: 5, numRuns: 120 },
  );
  expect(undone).toBeGreaterThan(0);
});

test('[SE-33] only a person’s command moves the room: the server’s notes of people and time never do', () => {
  fc.assert(
    fc.property(anyProtocol, deeds(), (content, script) => {
      for (const event of live(content, script).events) {
        if (['StepEntered', 'StepMoveUndone', 'SessionEnded', 'SessionReopened'].includes(event.type)) expect(event.by).not.toBeNull();
      }
    }),
    { numRuns: 40 },
  );
});

test('[SE-71] folding never throws, whatever event meets whatever state', () => {
  fc.assert(
    fc.property(anyProtocol, deeds(), anyProtocol, deeds(), (one, script, other, otherScript) => {
      const state = live(one, script).state;
      for (const event of live(other, otherScript).events) {
        expect(() => evolve(state, event)).not.toThrow();
        expect(() => evolve(null, event)).not.toThrow();
      }
      expect(evolve(state, { type: 'FromTheFuture', v: 9, at: 0, by: null } as unknown as SessionEvent)).toBe(state);
    }),
    { numRuns: 40 },
  );
});

test('[SE-49] whatever was typed and refused, the refusal says that it is kept', () => {
  let refused = 0;
  fc.assert(
    fc.property(anyProtocol, deeds(), (content, script) => {
      let room = begin(content);
      for (const [nth, some] of script.entries()) {
        room = { ...room, now: room.now + some.afterMs };
        const { who, command } = toCommand(room.state, some, nth);
        const decided = decide(room.state, command, { now: room.now, personId: who });
        const typed = 'text' in command || 'answer' in command || 'nextStep' in command;
        if (typed && command.type !== 'GivePulse' && !decided.ok) {
          refused += 1;
          expect(decided.error.message).toContain('What you wrote is still on your screen.');
        }
        room = attempt(room, who, command);
      }
    }),
    { numRuns: 60 },
  );
  expect(refused).toBeGreaterThan(100);
});
