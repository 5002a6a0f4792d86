import { expect, test } from 'vitest';
import type { StudyAttribute } from '../../model/study-wire.ts';
import { readTyped, sayValue, typedOf } from './attribute-values.ts';

const attribute = (attributeId: string, type: StudyAttribute['type'], allowed: string[] | null = null): StudyAttribute => ({ attributeId, name: attributeId, type, appliesTo: 'case', allowed, key: null });

test('[TX-103] values of attributes are checked as they are typed: what fits is kept in its type, what does not says what is wanted, and empty is no value', () => {
  const attributes = [attribute('years', 'integer'), attribute('new', 'boolean'), attribute('band', 'text', ['low', 'high']), attribute('begun', 'date'), attribute('note', 'text')];
  expect(readTyped(attributes, { years: ' 012 ', new: 'yes', band: 'high', begun: '2026-02-28', note: '  ', gone: 'x' })).toEqual({ values: { years: '12', new: true, band: 'high', begun: '2026-02-28' }, faults: {} });
  const { values, faults } = readTyped(attributes, { years: 'many', new: 'perhaps', band: 'middle', begun: '2026-02-30' });
  expect(values).toEqual({});
  expect(Object.keys(faults)).toEqual(['years', 'new', 'band', 'begun']);
  expect(faults['years']).toContain('whole number');
  expect(typedOf({ a: true, b: false, c: 'x' })).toEqual({ a: 'yes', b: 'no', c: 'x' });
  expect([true, false, 'x', undefined].map((value) => sayValue(value, { yes: 'yes', no: 'no' }))).toEqual(['yes', 'no', 'x', '']);
});
