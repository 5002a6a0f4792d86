// A study's stream folded, imported, opened and shown: npm run bench -- study [--rounds 5]
//
// The peer is what no program can do without: the same events told into plain maps that are changed in place, of which no older
// state stays readable. Both take turns in one run; the figure is the ratio of processor times.
import { parseArgs } from 'node:util';
import { blocksOf } from '../src/slices/coding/model/study/coding-blocks.ts';
import { deriveId } from '../src/slices/coding/model/study/derive-id.ts';
import type { Coding } from '../src/slices/coding/model/study/entities.ts';
import type { Changed, CodingBlock } from '../src/slices/coding/model/study/events.ts';
import { evolve, replay } from '../src/slices/coding/model/study/evolve.ts';
import { codingsSeen, project } from '../src/slices/coding/model/study/project.ts';
import type { StudyState } from '../src/slices/coding/model/study/state.ts';
import { percentile } from './live-support/measuring.ts';

const { values: asked } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
const id = (word: string) => deriveId('00000000-0000-4000-8000-000000000000', word);
const coders = Array.from({ length: 5 }, (_, n) => id(`coder ${n}`));
const codes = Array.from({ length: 50 }, (_, n) => id(`code ${n}`));
const viewer = { personId: coders[1]!, part: 'coder' as const };

function block(source: number, n: number, rows: number, blind = false): CodingBlock {
  return { sourceId: id(`source ${source}`), coderId: coders[n % 5]!, roundId: id('round'), at: n, blind, codes: [[codes[n % 50]!, 1]], rows: Array.from({ length: rows }, (_, row) => [id(`coding ${n} ${row}`), 0, (n * 7 + row) % 300_000, ((n * 7 + row) % 300_000) + 40, null]) };
}

function act(n: number, put: readonly CodingBlock[], kind: Changed['kind']): Changed {
  return { type: 'Changed', v: 1, act: id(`act ${n}`), kind, how: 'do', by: coders[n % 5]!, at: n, patches: [], put, gone: [] };
}

function bare(events: readonly Changed[]): Map<string, Map<string, Coding>> {
  const bySource = new Map<string, Map<string, Coding>>();
  for (const { put } of events) {
    for (const { sourceId, coderId, roundId, at, codes: own, rows } of put) {
      let codings = bySource.get(sourceId);
      if (!codings) bySource.set(sourceId, (codings = new Map()));
      for (const [codingId, place, start, end, valence] of rows) codings.set(codingId, { codingId, sourceId, codeId: own[place]![0], start, end, coderId, roundId, at, codeVersion: own[place]![1], valence });
    }
  }
  return bySource;
}

function race(name: string, ours: () => unknown, peer: (() => unknown) | null, goalMs: number): void {
  const cpu: [number[], number[]] = [[], []];
  const wall: number[] = [];
  for (let round = -1; round < Number(asked.rounds); round++) {
    [ours, peer].forEach((run, at) => {
      if (!run) return;
      const [from, before] = [performance.now(), process.cpuUsage()];
      run();
      const { user, system } = process.cpuUsage(before);
      if (round < 0) return;
      cpu[at]!.push((user + system) / 1000);
      if (at === 0) wall.push(performance.now() - from);
    });
  }
  const [own, other] = cpu.map((times) => percentile(times, 0.5)) as [number, number];
  const ratio = peer ? `, bare maps ${other.toFixed(0)} ms, ratio ${(own / other).toFixed(1)}` : '';
  console.log(`${name}: ${own.toFixed(1)} ms processor, ${percentile(wall, 0.5).toFixed(1)} ms on the clock (goal ${goalMs} ms)${ratio}`);
}

for (const [count, sources] of [[10_000, 50], [100_000, 500], [100_000, 20]] as const) {
  const events = Array.from({ length: count }, (_, n) => act(n, [block(n % sources, n, 1)], 'coded'));
  race(`fold ${count} codings, one by one, ${sources} sources`, () => replay(events), () => bare(events), count / 50);
}
const imported = [act(0, Array.from({ length: 50 }, (_, n) => block(n, n, 5000)), 'imported')];
race('fold an import of 250000 codings', () => evolve(null, imported[0]!), () => bare(imported), 1000);

const state = evolve(null, imported[0]!);
race('open a source of 5000 codings', () => blocksOf(codingsSeen(state, id('source 3'), viewer).values(), () => false), null, 20);
const round = { roundId: id('round'), number: 1, name: 'blind', purpose: '', phase: 'open', blind: true, unblindedAt: null, coders: [], sources: null, within: null, families: null, done: {}, openedAt: 0, frozenAt: null, publishedAt: null, book: null } as const;
const blind: StudyState = { ...state, rounds: new Map([[round.roundId, round]]) };
race('show 250000 codings of a blind round to one of five coders', () => project(blind, viewer), null, 200);
