import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actorOf, anyDraws, commandOf, firstCodes, firstRounds, markOf, type Draw } from '../../../../../test/unit/coding/any-history.ts';
import { act, acts, after, ana, asked, begun, ben, id, interview, lea, members, plain, revise, visit, type Told } from '../../../../../test/unit/coding/a-study.ts';
import type { Changed, StudyEvent } from './events.ts';
import { emptyStudy } from './empty-study.ts';
import { evolve, replay } from './evolve.ts';
import { isHidden } from './hidden.ts';
import { project, projectEvent } from './project.ts';
import { readStudyEvent } from './read-event.ts';
import type { StudyState } from './state.ts';

const SEEDED = { seed: 20_261_122, numRuns: 40 };
const viewerOf = (personId: string) => ({ personId, part: members.find((member) => member.personId === personId)!.part });

function start(rounds = firstRounds): Told {
  return acts(begun(), lea, ...rounds, firstCodes);
}

/** The histories that the draws make: every command as the study then stands, refused ones passed over; now and then a text is corrected. */
function told(draws: readonly Draw[], each: (before: Told, done: Told) => void = () => undefined, from = start()): Told {
  let so = from;
  draws.forEach((draw, n) => {
    const decision = asked(so, actorOf(draw), commandOf(so, draw, n));
    const next = draw.a % 17 === 0 ? revised(so, draw) : decision.ok ? after(so, decision.value) : { ...so, now: so.now + 1000 };
    each(so, next);
    so = next;
  });
  return so;
}

function revised(so: Told, { b, c }: Draw): Told {
  const sourceId = b % 2 === 0 ? visit : interview;
  return revise(so, sourceId, [{ at: c % 200, removed: b % 40, inserted: (b * c) % 7 }]);
}

test('[CG-46] any history replays through JSON to the very same state', () => {
  fc.assert(
    fc.property(anyDraws, (draws) => {
      const so = told(draws);
      const stored = JSON.parse(JSON.stringify(so.events)) as unknown[];
      const read = stored.map((payload) => readStudyEvent(payload)).map((event) => (event.ok ? event.value : expect.unreachable(event.error.message)));
      expect(plain(replay(read)!)).toEqual(plain(so.state));
    }),
    SEEDED,
  );
});

test('[CG-45] for every viewer, folding the events they receive gives what they may see of the whole', () => {
  fc.assert(
    fc.property(anyDraws, fc.constantFrom(...members.map(({ personId }) => personId)), (draws, personId) => {
      const viewer = viewerOf(personId);
      const from = start();
      let folded = project(from.state, viewer);
      told(draws, (before, done) => {
        for (const event of done.events.slice(before.events.length)) folded = receive(folded, event, done.state);
        expect(plain(project(folded, viewer))).toEqual(plain(project(done.state, viewer)));
      }, from);
      function receive(state: StudyState, event: StudyEvent, whole: StudyState): StudyState {
        const seen = projectEvent(event, viewer);
        if (event.type === 'Changed' && event.kind === 'round-unblinded') return project(whole, viewer);
        return seen === null ? state : evolve(state, seen);
      }
    }),
    SEEDED,
  );
});

/** What everyone but its maker must not find anywhere: told apart by what was asked, not by what the model made of it. */
function secretsOf(so: Told): Map<string, string[]> {
  const hidden = new Set([...so.state.rounds.values()].filter(isHidden).map(({ roundId }) => roundId));
  const secrets = new Map<string, string[]>();
  const keep = (owner: string, ...words: string[]) => secrets.set(owner, [...(secrets.get(owner) ?? []), ...words]);
  for (const codings of so.state.codings.values()) for (const coding of codings.values()) if (hidden.has(coding.roundId)) keep(coding.coderId, coding.codingId);
  for (const memo of so.state.memos.values()) if (memo.audience === 'me' || (memo.roundId !== null && hidden.has(memo.roundId))) keep(memo.by, memo.memoId, memo.text);
  for (const event of so.events) {
    if (event.type !== 'Changed' || event.by === null) continue;
    const codings = [...event.put, ...event.gone];
    if (codings.length === 0 || !codings.every(({ roundId }) => hidden.has(roundId))) continue;
    keep(event.by, event.act, ...codings.flatMap(({ rows }) => rows.map(([codingId]) => codingId)));
    for (const { of, id: codeId, after: made } of event.patches) {
      const code = so.state.codes.get(codeId);
      if (of === 'code' && made && code && code.draftOf !== null) keep(event.by, codeId, code.name, code.definition);
    }
  }
  return secrets;
}

test('[CG-44] nothing that is hidden in a blind round, and no memo for oneself, is in anything another person can receive', () => {
  let looked = 0;
  fc.assert(
    fc.property(anyDraws, (draws) => {
      told(draws, (before, done) => {
        const secrets = secretsOf(done);
        for (const { personId } of members) {
          const viewer = viewerOf(personId);
          const news = done.events.slice(before.events.length).map((event) => projectEvent(event, viewer));
          const shown = JSON.stringify([project(done.state, viewer), news], (_, value: unknown) => (value instanceof Map ? [...value] : value));
          for (const [owner, words] of secrets) {
            if (owner === personId) continue;
            looked += words.length;
            for (const word of words) if (shown.includes(word)) expect.unreachable(`${word} of ${owner} is shown to ${personId}`);
          }
        }
      });
    }),
    { ...SEEDED, numRuns: 20 },
  );
  expect(looked).toBeGreaterThan(3000);
});

test('[CG-44] while a round is blind, what a coder types is nowhere to be found for the others, the lead neither', () => {
  fc.assert(
    fc.property(anyDraws, fc.constantFrom(ana, ben), (draws, coder) => {
      const hideAndSeek = draws.filter((draw) => actorOf(draw) === coder || actorOf(draw) === lea).map((draw) => ({ ...draw, a: draw.a % 17 === 0 ? draw.a + 1 : draw.a }));
      told(hideAndSeek, (before, done) => {
        if (![...done.state.rounds.values()].filter(({ blind }) => blind).every(isHidden)) return;
        for (const { personId } of members.filter((member) => member.personId !== coder)) {
          const news = done.events.slice(before.events.length).map((event) => projectEvent(event, viewerOf(personId)));
          const shown = JSON.stringify([project(done.state, viewerOf(personId)), news], (_, value: unknown) => (value instanceof Map ? [...value] : value));
          expect(shown).not.toContain(markOf(coder, '').slice(0, -1));
        }
      }, start(firstRounds.slice(0, 2)));
    }),
    SEEDED,
  );
});

const KEPT_BY_UNDO = ['histories', 'book', 'coders'] as const;

test('[CG-47] taking back everything gives the study as it was before, and putting it all back the study as it became', () => {
  let taken = 0;
  fc.assert(
    fc.property(anyDraws, (draws) => {
      const from = start(firstRounds.slice(2));
      const before = { ...from, state: { ...from.state, histories: new Map() } };
      const alone = draws.map((draw) => ({ ...draw, who: 0 })).filter((draw) => draw.a % 17 !== 0 && !LASTING.has(commandOf(before, draw, 0).do));
      const done = told(alone, undefined, before);
      const steps = done.state.histories.get(lea)?.done.length ?? 0;
      const repeated = (so: Told, what: 'undo' | 'redo') => Array.from({ length: steps }).reduce<Told>((to) => act(to, lea, { do: what }), so);
      const undone = repeated(done, 'undo');
      expect(plain(undone.state, KEPT_BY_UNDO)).toEqual(plain(before.state, KEPT_BY_UNDO));
      expect(plain(repeated(undone, 'redo').state, KEPT_BY_UNDO)).toEqual(plain(done.state, KEPT_BY_UNDO));
      taken += steps;
    }),
    SEEDED,
  );
  expect(taken).toBeGreaterThan(200);
});

const LASTING: ReadonlySet<string> = new Set(['finish-round', 'move-round', 'unblind-round', 'change-round', 'undo', 'redo']);

test('[CG-46] an event that fits nothing, or comes twice, never throws', () => {
  fc.assert(
    fc.property(anyDraws, fc.array(fc.nat(500), { maxLength: 30 }), (draws, order) => {
      const { events } = told(draws);
      const strange: Changed = { type: 'Changed', v: 1, act: id('strange'), kind: 'coded', how: 'undo', by: id('nobody'), at: 1, patches: [{ of: 'memo', id: id('none'), before: null, after: null }], put: [{ sourceId: id('none'), coderId: ana, roundId: id('none'), at: 1, blind: false, codes: [], rows: [[id('x'), 3, 0, 1, null]] }], gone: [] };
      const mixed = [...order.map((n) => events[n % events.length]!), strange];
      expect(() => mixed.reduce<StudyState>((state, event) => evolve(state, event), emptyStudy(id('study')))).not.toThrow();
    }),
    { ...SEEDED, numRuns: 20 },
  );
});
