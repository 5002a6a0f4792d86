import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CodingRow } from '../../../src/slices/coding/model/queries/coding-table.ts';
import { reportedAndObserved } from '../../../src/slices/coding/model/queries/reported-and-observed.ts';
import type { HandoutsCount, SourceEvidence } from '../../../src/slices/coding/model/queries/source-evidence.ts';
import { threeSourceSupport, type CodeSupport } from '../../../src/slices/coding/model/queries/three-source-rule.ts';
import { coding, NAMES, tableOf } from './random-tables.ts';

function source(sourceId: string, type: SourceEvidence['type'], respondentId: string | null = null, handoutOf: string | null = null): SourceEvidence {
  return { sourceId, type, respondentId, handoutOf };
}

function supportOf(rows: readonly CodingRow[], sources: readonly SourceEvidence[], handouts: HandoutsCount = 'as-documents'): CodeSupport {
  return threeSourceSupport(tableOf(rows), sources, { handouts })[NAMES.codes.indexOf('talk')]!;
}

const used = (...ids: string[]): CodingRow[] => ids.map((id) => coding('talk', id, 0, 3));

test('[CG-115] route A needs an interview, an observation and a document, and names what is missing', () => {
  const sources = [source('i', 'interview', 'p1'), source('o', 'observation'), source('d', 'document')];
  expect(supportOf(used('i', 'o', 'd'), sources)).toMatchObject({ isSupported: true, by: 'A', routeA: { holds: true, missing: [], sources: { interview: ['i'], observation: ['o'], document: ['d'] } }, says: 'Shown by an interview, an observation and a document together.' });
  expect(supportOf(used('i', 'i', 'd'), sources)).toMatchObject({ isSupported: false, by: null, routeA: { holds: false, missing: ['observation'] }, says: 'Not yet substantiated: it would take an observation, or the report of 2 more people.' });
  expect(supportOf([], sources)).toMatchObject({ by: null, routeA: { missing: ['interview', 'observation', 'document'] }, says: 'Not yet substantiated: it would take an interview, an observation and a document, or the report of 3 more people.' });
});

test('[CG-116] route B needs reports of three different people: three interviews with one person are one respondent', () => {
  const sources = [source('i1', 'interview', 'p1'), source('i2', 'interview', 'p1'), source('i3', 'interview', 'p1'), source('q', 'survey', 'p2'), source('i4', 'interview', 'p3'), source('group', 'interview')];
  expect(supportOf(used('i1', 'i2', 'i3'), sources)).toMatchObject({ by: null, routeB: { holds: false, respondents: 1, missing: 2, sources: ['i1', 'i2', 'i3'], unnamed: [] } });
  expect(supportOf(used('i1', 'q', 'i4'), sources)).toMatchObject({ by: 'B', routeB: { holds: true, respondents: 3, missing: 0 }, says: 'Reported by 3 different people.' });
  expect(supportOf(used('i1', 'q', 'group'), sources)).toMatchObject({ by: null, routeB: { respondents: 2, missing: 1, unnamed: ['group'] }, says: 'Not yet substantiated: it would take an observation and a document, or the report of 1 more person. Some reports do not say who speaks; naming them may be enough.' });
  expect(supportOf(used('stranger'), sources).unknown).toEqual(['stranger']);
});

test('[CG-117] the setting says whether a handout is a document of its own or belongs to the record of its meeting', () => {
  const sources = [source('i', 'interview', 'p1'), source('meeting', 'observation'), source('handout', 'document', null, 'meeting')];
  expect(supportOf(used('i', 'meeting', 'handout'), sources, 'as-documents').by).toBe('A');
  const merged = supportOf(used('i', 'meeting', 'handout'), sources, 'with-the-meeting');
  expect([merged.by, merged.routeA.missing, merged.routeA.sources.observation]).toEqual([null, ['document'], ['meeting']]);
  expect(supportOf(used('i', 'handout'), sources, 'with-the-meeting').routeA.sources.observation).toEqual(['meeting']);
});

test('[CG-118] codings below a code support it where the study says so', () => {
  const sources = [source('i1', 'interview', 'p1'), source('i2', 'interview', 'p2'), source('i3', 'interview', 'p3')];
  const rows = [coding('modeling', 'i1', 0, 2), ...used('i2', 'i3')];
  const parentOf = (id: string): string | null => (id === 'talk' ? 'modeling' : null);
  const by = (more: { parentOf?: typeof parentOf }): unknown => threeSourceSupport(tableOf(rows), sources, { handouts: 'as-documents', ...more }).map((one) => one.by);
  expect([by({}), by({ parentOf })]).toEqual([[null, null, null, null], [null, 'B', null, null]]);
});

test('[CG-115] [CG-116] every code is judged as a plain look at its sources judges it, and the answer names no person', () => {
  const someSource = fc.record({ type: fc.constantFrom('interview' as const, 'survey' as const, 'observation' as const, 'document' as const, 'other' as const), respondentId: fc.option(fc.constantFrom('Zoë', 'Yan', 'Xiu')), handoutOf: fc.option(fc.constant('s0')) });
  fc.assert(
    fc.property(fc.array(someSource, { minLength: 4, maxLength: 4 }), fc.array(fc.tuple(fc.constantFrom(...NAMES.codes), fc.constantFrom(...NAMES.sources))), fc.constantFrom('as-documents' as const, 'with-the-meeting' as const), (facts, pairs, handouts) => {
      const sources = facts.map((fact, at) => ({ ...fact, sourceId: `s${at}` }));
      const found = threeSourceSupport(tableOf(pairs.map(([code, id]) => coding(code, id, 0, 1))), sources, { handouts });
      for (const one of found) {
        const own = sources.filter(({ sourceId }) => pairs.some(([code, id]) => code === one.codeId && id === sourceId));
        const sorts = new Set(own.map((fact) => (fact.handoutOf !== null && handouts === 'with-the-meeting' ? 'observation' : fact.type)));
        const people = new Set(own.filter(({ type }) => type === 'interview' || type === 'survey').flatMap(({ respondentId }) => respondentId ?? []));
        expect([one.routeA.holds, one.routeB.holds]).toEqual([sorts.has('interview') && sorts.has('observation') && sorts.has('document'), people.size >= 3]);
        expect(one.isSupported).toBe(one.routeA.holds || one.routeB.holds);
      }
      expect(JSON.stringify(found)).not.toMatch(/Zoë|Yan|Xiu/);
    }),
  );
});

test('[CG-119] what is reported is set beside what is observed, by shares of sources, and gaps are flagged', () => {
  const sources = [source('i1', 'interview', 'p1'), source('i2', 'interview', 'p2'), source('i3', 'survey', 'p3'), source('o1', 'observation'), source('o2', 'observation'), source('d', 'document')];
  const gapOf = (...ids: string[]): unknown => {
    const { reported, observed, gap } = reportedAndObserved(tableOf(used(...ids)), sources)[NAMES.codes.indexOf('talk')]!;
    return [`${reported.sources}/${reported.ofSources}`, `${observed.sources}/${observed.ofSources}`, gap];
  };
  expect(gapOf('i1', 'i1', 'i2', 'i3', 'd')).toEqual(['3/3', '0/2', 'reported-not-observed']);
  expect(gapOf('o1')).toEqual(['0/3', '1/2', 'observed-not-reported']);
  expect(gapOf('i1', 'i2', 'i3', 'o1')).toEqual(['3/3', '1/2', 'reported-more']);
  expect(gapOf('i1', 'o1', 'o2')).toEqual(['1/3', '2/2', 'observed-more']);
  expect(gapOf('i1', 'i2', 'o1')).toEqual(['2/3', '1/2', 'none']);
  expect(gapOf()).toEqual(['0/3', '0/2', 'none']);
  const [first] = reportedAndObserved(tableOf([]), [source('i1', 'interview')]);
  expect([first!.gap, first!.says]).toEqual([null, 'There are no observations to compare with.']);
  expect(reportedAndObserved(tableOf(used('i1', 'i2', 'i3', 'o1')), sources)[2]!.says).toBe('Reported more than observed: in 3 of 3 self-reports and 1 of 2 observations.');
});
