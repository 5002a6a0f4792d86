import { expect, test } from 'vitest';
import type { StudyAttribute, StudyCase } from '../../model/study-wire.ts';
import { readCaseTable } from './read-case-table.ts';

const years: StudyAttribute = { attributeId: 'years', name: 'Years', type: 'integer', appliesTo: 'case', allowed: null, key: null };
const level: StudyAttribute = { ...years, attributeId: 'level', name: 'Level', type: 'text', allowed: ['primary', 'secondary'] };
const oak: StudyCase = { caseId: 'oak', kind: 'school', name: 'Oak School', personId: null, networkId: null, attributes: { level: 'primary' }, revision: 3, sources: 2 };

test('[TX-106] a table of cases is pasted from a sheet: lines make or change cases, columns are attributes by their name, and what does not fit is said line by line', () => {
  const pasted = 'School\tKind\tyears\tLEVEL\tTown\nOak School\t\t12\t\tAlder\n"Elm\nSchool"\tschool\tmany\tprimary\t\n\nAsh\tperson\t\tmiddle\t\nASH\t\t\t\t\n';
  const { lines, newAttributes, fault } = readCaseTable(pasted, { cases: [oak], attributes: [years, level] }, 'network', 'twice');
  expect(fault).toBeNull();
  expect(newAttributes).toEqual(['Town']);
  expect(lines.map(({ name, kind, here, attributes }) => [name, kind, here?.caseId ?? null, attributes])).toEqual([
    ['Oak School', 'school', 'oak', { years: '12', level: 'primary' }],
    ['Elm\nSchool', 'school', null, { level: 'primary' }],
    ['Ash', 'person', null, {}],
    ['ASH', 'network', null, {}],
  ]);
  expect(lines[0]!.faults).toEqual([]);
  expect(lines[1]!.faults[0]).toMatch(/^Years: .*whole number/);
  expect(lines[2]!.faults[0]).toMatch(/^Level: Choose one of primary, secondary/);
  expect(lines[3]!.faults).toEqual(['twice']);
  expect(readCaseTable('', { cases: [], attributes: [] }, 'person', '')).toEqual({ lines: [], newAttributes: [], fault: null });
  expect(readCaseTable('Name\tTown\tTOWN\nAsh\tAlder\t', { cases: [], attributes: [] }, 'person', '').newAttributes).toEqual(['Town']);
  expect(readCaseTable('Name\n"open', { cases: [], attributes: [] }, 'person', '').fault).toBeTruthy();
});
