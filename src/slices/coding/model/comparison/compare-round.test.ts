import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareRound } from './compare-round.ts';
import { disagreementQueue } from './disagreement-queue.ts';
import type { ComparedCoding, ComparedText, ComparisonAsked, RoundToCompare } from './round-to-compare.ts';

const CHARACTERS: ComparisonAsked = { unit: { kind: 'character' }, share: 0, language: 'en', resampling: null };

function textOf(sourceId: string, length: number, codings: readonly (readonly [string, string, number, number])[], more: Partial<ComparedText> = {}): ComparedText {
  const rows = Array.from({ length: Math.ceil(length / 10) }, (_, at) => ({ start: at * 10, end: Math.min(length, at * 10 + 10) }));
  return { sourceId, title: sourceId, text: 'x'.repeat(length), length, rows, within: null, codings: codings.map(([coderId, codeId, start, end], at) => ({ codingId: `${sourceId}-${at}`, coderId, codeId, start, end })), ...more };
}

function roundOf(texts: readonly ComparedText[], coders: readonly string[] = ['ann', 'ben']): RoundToCompare {
  const codes = [...new Set(texts.flatMap(({ codings }) => codings.map(({ codeId }) => codeId)))];
  return {
    roundId: 'r', round: 'Round 1', codebookVersion: '7', texts,
    coders: coders.map((coderId) => ({ coderId, name: coderId })),
    codes: codes.map((codeId) => ({ codeId, path: codeId, familyId: null, familyPath: null })),
  };
}

test.each([
  [[['ann', 'a', 0, 50], ['ben', 'a', 0, 50], ['ann', 'a', 100, 250]], 0.347826],
  [[['ann', 'a', 0, 50], ['ben', 'a', 0, 50], ['ann', 'a', 100, 200], ['ben', 'a', 300, 350]], 0.318182],
  [[['ann', 'a', 0, 50], ['ben', 'a', 0, 50], ['ann', 'a', 100, 175], ['ben', 'a', 300, 375]], 0.314286],
] as const)('[CG-140] the figures of a round are those of its characters, as the help of NVivo counts them: %#', (codings, kappa) => {
  const { pairs, codes } = compareRound(roundOf([textOf('s', 1000, codings)]), CHARACTERS);
  expect(pairs[0]!.cells[0]!.kappa.value).toBeCloseTo(kappa, 6);
  expect(codes[0]!.figures.find(({ statistic }) => statistic === 'percent')!.value).toBeCloseTo(85, 9);
  expect(codes[0]!.figures.find(({ statistic }) => statistic === 'cohen')!.value).toBeCloseTo(kappa, 6);
});

test('[CG-141] every figure says its unit, universe, codebook version, round, coders and n, and a pooled one how it was pooled', () => {
  const { codes, pairs } = compareRound(roundOf([textOf('s', 100, [['ann', 'a', 0, 30], ['ben', 'a', 10, 40]])]), { ...CHARACTERS, unit: { kind: 'turn' } });
  for (const figure of codes[0]!.figures) {
    expect(figure).toMatchObject({ unit: { kind: 'turn' }, codebookVersion: '7', round: 'Round 1', coders: ['ann', 'ben'], n: 10, uncoded: 'own-value' });
    expect(figure.universe).not.toBe('');
  }
  expect(new Set(pairs[0]!.pooled.map(({ how }) => how)).size).toBe(4);
});

test('[CG-142] a source that nobody coded is left out by name; one that a single coder coded counts as a no of the others', () => {
  const { leftOut, pairs } = compareRound(roundOf([textOf('s', 100, [['ann', 'a', 0, 100]]), textOf('t', 50, [])]), CHARACTERS);
  expect(leftOut).toEqual([{ sourceId: 't', why: 'nobody-coded-it' }]);
  expect(pairs[0]!.cells).toMatchObject([{ sourceId: 's', counts: { both: 0, onlyFirst: 100, onlySecond: 0, neither: 0 } }]);
});

test('[CG-143] whole sources are drawn for intervals where there are five; over fewer, characters have none and the reason is told', () => {
  const many = Array.from({ length: 6 }, (_, at) => textOf(`s${at}`, 100, [['ann', 'a', 0, 30 + at], ['ben', 'a', 10, 40]]));
  const asked = { ...CHARACTERS, resampling: { resamples: 100, seed: 1 } };
  const wide = compareRound(roundOf(many), asked);
  expect(wide.resampled).toBe('sources');
  expect(wide.codes[0]!.figures.every(({ interval }) => interval !== null)).toBe(true);
  const few = compareRound(roundOf(many.slice(0, 2)), asked);
  expect(few.resampled).toBe('too-few-sources');
  expect(few.codes[0]!.figures.every(({ interval }) => interval === null)).toBe(true);
  expect(compareRound(roundOf(many.slice(0, 2)), { ...asked, unit: { kind: 'turn' } }).resampled).toBe('units');
});

test('[CG-144] a family is a domain: where coders find it and which of its codes they choose are told apart', () => {
  const round = roundOf([textOf('s', 100, [['ann', 'a', 0, 50], ['ben', 'b', 0, 50]])]);
  const family = { ...round, codes: round.codes.map((code) => ({ ...code, familyId: 'f', familyPath: 'Family' })) };
  const [domain] = compareRound(family, CHARACTERS).domains;
  expect(domain!.where.value).toBe(1);
  expect(domain!.which.value).toBeLessThan(0);
});

test('[CG-145] segments are compared by pair with the asked overlap', () => {
  const round = roundOf([textOf('s', 100, [['ann', 'a', 0, 10], ['ben', 'a', 0, 9], ['ann', 'a', 50, 60]])]);
  const asked = (overlap: number): ComparisonAsked => ({ ...CHARACTERS, unit: { kind: 'segment', overlap } });
  expect(compareRound(round, asked(0.9)).pairs[0]!.segments![0]!.value).toBeCloseTo(200 / 3, 9);
  expect(compareRound(round, asked(0.95)).pairs[0]!.segments![0]!.value).toBe(0);
});

const QUEUE: readonly (readonly [string, readonly (readonly [string, string, number, number])[], readonly string[]])[] = [
  ['the same stretch and code', [['ann', 'a', 0, 10], ['ben', 'a', 0, 10]], []],
  ['other ends', [['ann', 'a', 0, 10], ['ben', 'a', 0, 20]], ['boundary']],
  ['other codes', [['ann', 'a', 0, 10], ['ben', 'b', 0, 10]], ['label']],
  ['nothing there', [['ann', 'a', 0, 10]], ['missing']],
  ['two codes of one and one of the other', [['ann', 'a', 0, 10], ['ann', 'b', 0, 10], ['ben', 'a', 0, 10]], ['missing']],
  ['far apart', [['ann', 'a', 0, 10], ['ben', 'a', 50, 60]], ['missing', 'missing']],
];

test.each(QUEUE)('[CG-146] boundary, label and missing are told apart: %s', (_what, codings, kinds) => {
  expect(disagreementQueue(roundOf([textOf('s', 100, codings)]), [], 0.9).entries.map(({ kind }) => kind)).toEqual(kinds);
});

const coding = fc.record({ coderId: fc.constantFrom('ann', 'ben', 'cy'), codeId: fc.constantFrom('a', 'b'), start: fc.nat(80), size: fc.integer({ min: 1, max: 20 }) });

test('[CG-147] every coding of a round stands in exactly one entry or in an agreement, and decisions find their entry again', () => {
  fc.assert(
    fc.property(fc.array(coding, { maxLength: 25 }), (drawn) => {
      const codings: ComparedCoding[] = drawn.map(({ coderId, codeId, start, size }, at) => ({ codingId: `c${at}`, coderId, codeId, start, end: start + size }));
      const round = roundOf([textOf('s', 100, [], { codings })], ['ann', 'ben', 'cy']);
      const queue = disagreementQueue(round, [], 0.9);
      const listed = [...queue.entries.map((entry) => entry.codings), ...queue.agreed].flatMap((group) => group.map(({ codingId }) => codingId));
      expect(listed.toSorted()).toEqual(codings.map(({ codingId }) => codingId).toSorted());
      expect(queue.entries.length).toBe(queue.counts.boundary + queue.counts.label + queue.counts.missing);
      const decisions = queue.entries.map((entry, at) => ({ decisionId: `d${at}`, roundId: 'r', sourceId: 's', start: entry.start, end: entry.end, kind: entry.kind, codingIds: entry.codings.map(({ codingId }) => codingId).toReversed(), state: 'resolved' as const, kept: [], reason: 'so', by: 'ann', at: 1 }));
      expect(disagreementQueue(round, decisions, 0.9).counts.resolved).toBe(queue.entries.length);
      const atOnce = { decisionId: 'all', roundId: 'r', sourceId: 's', start: 0, end: 100, kind: 'missing' as const, codingIds: codings.map(({ codingId }) => codingId), state: 'divergence-accepted' as const, kept: [], reason: 'so', by: 'ann', at: 1 };
      expect(disagreementQueue(round, [atOnce], 0.9).counts['divergence-accepted']).toBe(queue.entries.length);
    }),
    { numRuns: 300 },
  );
});
