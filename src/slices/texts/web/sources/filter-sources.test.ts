import { expect, test } from 'vitest';
import type { SourceLine } from '../../model/source-wire.ts';
import { filteredAddress, filterSources, foldersOf, NO_FILTERS } from './filter-sources.ts';

const source = (title: string, more: Partial<SourceLine> = {}): SourceLine => ({
  sourceId: title, title, type: 'observation', datedOn: '2026-03-12', respondentId: null, basis: null, handoutOf: null, givenBy: '', documentKind: '', attributes: {}, caseIds: [],
  folder: '', file: `${title}.txt`, version: 1, length: 1, turns: 0, revision: 1, addedAt: 0, removedAt: null, ...more,
});

test('[TX-105] sources are found by words of the title, type, case, folder and day, all at once, and the choice stands in the address', () => {
  const all = [
    source('Visit Núñez', { folder: 'spring/week 2', caseIds: ['oak'] }),
    source('Talk with Ana', { type: 'interview', datedOn: '2026-04-01', folder: 'spring', caseIds: ['oak', 'ana'] }),
    source('Agenda', { type: 'document', datedOn: '2025-09-30', folder: 'springs' }),
  ];
  const titles = (filters: Partial<typeof NO_FILTERS>) => filterSources(all, { ...NO_FILTERS, ...filters }).map(({ title }) => title);
  expect(titles({})).toEqual(['Visit Núñez', 'Talk with Ana', 'Agenda']);
  expect(titles({ named: 'nunez VISIT' })).toEqual(['Visit Núñez']);
  expect(titles({ named: 'agenda.txt' })).toEqual(['Agenda']);
  expect(titles({ type: 'interview' })).toEqual(['Talk with Ana']);
  expect(titles({ caseId: 'oak', until: '2026-03-31' })).toEqual(['Visit Núñez']);
  expect(titles({ folder: 'spring' })).toEqual(['Visit Núñez', 'Talk with Ana']);
  expect(titles({ from: '2026-03-12' })).toEqual(['Visit Núñez', 'Talk with Ana']);
  expect(foldersOf(all)).toEqual(['spring', 'spring/week 2', 'springs']);
  expect(filteredAddress('/x', { ...NO_FILTERS, folder: 'a & b', type: 'interview' })).toBe('/x?type=interview&folder=a+%26+b');
  expect(filteredAddress('/x', NO_FILTERS)).toBe('/x');
});
