import { expect, test } from 'vitest';
import { asTsv } from '../../../../platform/web/ui/table-arranging.ts';
import type { SearchHit } from '../../model/search-wire.ts';
import { bySource, hitColumns, hitParts } from './hit-columns.ts';

const hit = (more: Partial<SearchHit>): SearchHit => ({ sourceId: 's', title: 'Walk', folder: 'spring', file: 'walk.txt', row: 3, start: 10, end: 15, text: '👩‍🏫 said share it', matchStart: 9, matchEnd: 14, speaker: 'Ana', startMs: 65_000, ...more });

test('[TX-107] what was found is marked where it stands, grouped by source, and copied as a table with source, row, time and speaker', () => {
  expect(hitParts(hit({}))).toEqual(['👩‍🏫 said ', 'share', ' it']);
  expect(hitParts(hit({ matchEnd: 99 }))).toEqual(['👩‍🏫 said ', 'share it', '']);
  expect(bySource([hit({}), hit({ row: 4 }), hit({ sourceId: 't' }), hit({})]).map((group) => [group.sourceId, group.hits.length])).toEqual([['s', 2], ['t', 1], ['s', 1]]);
  expect(asTsv([hit({})], hitColumns).split('\n')[1]).toBe('Walk\tspring\t3\t1:05\tAna\t👩‍🏫 said share it');
});
