import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { must } from '../../src/kernel/result.ts';
import { foldTags } from '../../src/slices/texts/model/reading/fold-tags.ts';
import type { ReadFile } from '../../src/slices/texts/model/reading/read-file.ts';
import { readSourceFile } from '../../src/slices/texts/model/reading/read-source-file.ts';
import type { CarriedTag } from '../../src/slices/texts/model/source-text.ts';
import { ZIP_TOOLS } from '../../src/platform/server/files/zip-tools.ts';
import { mustHave } from '../support/shared-data.ts';

function read(path: string): ReadFile[] {
  return must(readSourceFile({ name: path, bytes: readFileSync(mustHave(path)), zipTools: ZIP_TOOLS }));
}

/** What must hold of every source: all places within the text, turns in order and apart. */
function expectSound({ text: { text, turns, segments }, tags }: ReadFile): void {
  const length = Array.from(text).length;
  let free = 0;
  for (const { start, end } of turns) {
    if (start < free || end < start) throw new Error(`a turn at ${start} to ${end} follows one that ends at ${free}`);
    free = end;
  }
  if (free > length) throw new Error(`a turn ends at ${free} in a text of ${length}`);
  for (const { start, end } of [...segments, ...tags]) if (start < 0 || end < start || end > length) throw new Error(`a place ${start} to ${end} in a text of ${length}`);
}

const expected = JSON.parse(readFileSync(mustHave('talkmoves/expected.json'), 'utf8')) as { files: number; rows: number; rows_with_text: number };
const lessons = ['subset-1', 'subset-2'].flatMap((subset) => readdirSync(mustHave(`talkmoves/${subset}`)).map((name) => `talkmoves/${subset}/${name}`));

test('[TX-46] every workbook of lessons is read to the last row, none is refused, and the spellings of its tags are folded', () => {
  const tags: CarriedTag[] = [];
  let [rows, withText, timed, voiced] = [0, 0, 0, 0];
  for (const name of lessons) {
    const files = read(name);
    expect(files, name).toHaveLength(1);
    const file = files[0]!;
    expectSound(file);
    expect(file.rows).toBe(file.text.turns.length);
    const points = Array.from(file.text.text);
    rows += file.rows;
    for (const { start, end, startMs, speaker } of file.text.turns) {
      if (points.slice(start, end).some((sign) => sign.trim() !== '')) withText++;
      if (startMs !== null) timed++;
      if (speaker !== null) voiced++;
    }
    for (const tag of file.tags) tags.push(tag);
  }
  expect({ files: lessons.length, rows, rows_with_text: withText }).toEqual({ files: expected.files, rows: expected.rows, rows_with_text: expected.rows_with_text });
  // Counted from the cells with another reader too, which found four times more that no clock shows (minutes or seconds above 59).
  expect({ tags: tags.length, voiced, timed }).toEqual({ tags: 242_873, voiced: 237_460, timed: 144_111 });
  const codes = foldTags(tags);
  expect(codes.reduce((sum, { count }) => sum + count, 0)).toBe(tags.length);
  expect(codes.filter(({ column }) => column === 'Teacher Tag').map(({ name }) => name.slice(0, 4)).filter((name) => name.includes('-')).toSorted()).toEqual(['1 - ', '2 - ', '3 - ', '4 - ', '5 - ', '6 - ', '7 - ', '8 - ', '9 - ']);
  expect(codes.find(({ name }) => name.startsWith('3 - getting'))?.variants).toHaveLength(9);
}, 300_000);

interface Meeting {
  readonly meeting_transcripts: readonly { readonly speaker: string; readonly content: string }[];
  readonly topic_list: readonly { readonly topic: string; readonly relevant_text_span: readonly (readonly [string, string])[] }[];
}

test('[TX-46] each meeting has its turns, and each topic of its agenda covers exactly the turns it names', () => {
  const names = readdirSync(mustHave('qmsum')).filter((name) => name.endsWith('.json'));
  expect(names).toHaveLength(35);
  for (const name of names) {
    const meeting = JSON.parse(readFileSync(mustHave(`qmsum/${name}`), 'utf8')) as Meeting;
    const file = read(`qmsum/${name}`)[0]!;
    expectSound(file);
    const { text, turns, segments } = file.text;
    const points = Array.from(text);
    const words = (start: number, end: number): string => points.slice(start, end).join('');
    expect(turns.map(({ start, end, speaker }) => [speaker, words(start, end)])).toEqual(meeting.meeting_transcripts.map(({ speaker, content }) => [speaker, content]));
    const spans = meeting.topic_list.flatMap(({ topic, relevant_text_span: all }) => all.map(([first, last]) => ({ topic: topic.trim(), first: Number(first), last: Number(last) })));
    const isThere = spans.filter(({ first, last }) => last < turns.length && first <= last);
    expect(file.notes.filter((note) => note.startsWith('The topic'))).toHaveLength(spans.length - isThere.length);
    const topics = isThere.map(({ topic, first, last }) => `${topic}: ${meeting.meeting_transcripts.slice(first, last + 1).map(({ content }) => content).join('\n')}`);
    expect(segments.map(({ title, start, end }) => `${title}: ${words(start, end)}`).toSorted()).toEqual(topics.toSorted());
  }
});

test('[TX-46] a recording has its speakers where its transcript names them, and none where its captions do not', () => {
  const names = readdirSync(mustHave('vtt'));
  const source = (ending: string): string => `vtt/${names.find((name) => name.endsWith(ending))!}`;
  for (const ending of ['.cc.vtt', '.transcript.vtt', 'newChat.txt']) {
    const path = source(ending);
    const file = read(path)[0]!;
    expectSound(file);
    const raw = readFileSync(mustHave(path), 'utf8');
    const { turns } = file.text;
    if (ending.endsWith('.vtt')) expect(turns).toHaveLength(raw.match(/-->/g)!.length);
    const speakers = new Set(turns.map(({ speaker }) => speaker));
    if (ending === '.cc.vtt') expect([...speakers]).toEqual([null]);
    if (ending === '.transcript.vtt') expect(turns.filter(({ speaker }) => speaker !== null)).toHaveLength(raw.match(/^[A-Z][^:\n]*: /gm)!.length);
    if (ending === 'newChat.txt') expect(turns.map(({ startMs }) => startMs)).toHaveLength(raw.match(/^\d\d:\d\d:\d\d\t/gm)!.length);
    expect(turns.every(({ startMs }) => startMs !== null)).toBe(true);
  }
});
