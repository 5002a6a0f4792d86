import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../../../../kernel/decode-text.ts';
import { must } from '../../../../kernel/result.ts';
import type { ReadFile } from './read-file.ts';
import { readSourceFile } from './read-source-file.ts';

function read(name: string, content: string): ReadFile {
  return must(readSourceFile({ name, bytes: encodeUtf8(content) }))[0]!;
}

function cues({ text: { text, turns } }: ReadFile): unknown[] {
  const points = Array.from(text);
  return turns.map(({ start, end, speaker, startMs, endMs }) => [startMs, endMs, speaker, points.slice(start, end).join('')]);
}

describe('subtitle files', () => {
  test('[TX-36] each cue is a turn with its times; cues of one speaker are not joined', () => {
    const file = read('a.vtt', '\uFEFFWEBVTT - made by us\nKind: captions\n\n1\n00:00:01.500 --> 00:00:02.250 align:start\nGood 🙂 day.\n\n00:03.000 --> 01:00:04.000\ntwo\nlines\n\n\n00:05.000 --> 00:06.000\n');
    expect(cues(file)).toEqual([[1500, 2250, null, 'Good 🙂 day.'], [3000, 3_604_000, null, 'two\nlines'], [5000, 6000, null, '']]);
    expect(file.text.text).toBe('Good 🙂 day.\ntwo\nlines\n');
    expect(file.rows).toBe(3);
  });

  test('[TX-36] voices are speakers, each voice of a cue a turn; tags leave the text, other angles stay', () => {
    const file = read('a.vtt', 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v.loud Ana P.>We <i>all</i> know 1 < 2 &amp; <3</v>\n\n00:02.000 --> 00:03.000\n<v Kim>One?\n<v Ana P.>Two<00:02.500>!\n\n00:03.000 --> 00:04.000\n<c.red>Nobody</c> <b>said</b> <this>');
    expect(cues(file)).toEqual([
      [1000, 2000, 'Ana P.', 'We all know 1 < 2 & <3'],
      [2000, 3000, 'Kim', 'One?'],
      [2000, 3000, 'Ana P.', 'Two!'],
      [3000, 4000, null, 'Nobody said <this>'],
    ]);
    expect(cues(read('a.vtt', 'WEBVTT\n\n00:01.000 --> 00:02.000\na &copy; b &constructor; c'))).toEqual([[1000, 2000, null, 'a &copy; b &constructor; c']]);
  });

  test('[TX-36] names before the words are speakers where they come back; a cue without one has none', () => {
    const file = read('a.vtt', 'WEBVTT\n\n1\n00:01.000 --> 00:02.000\nAna P.: Hi: all\n\n2\n00:02.000 --> 00:03.000\nKim Lee: Yes\n\n3\n00:03.000 --> 00:04.000\nso\n\n4\n00:04.000 --> 00:05.000\nAna P.: bye\n\n5\n00:05.000 --> 00:06.000\nKim Lee: bye');
    expect(cues(file).map((cue) => (cue as unknown[]).slice(2))).toEqual([['Ana P.', 'Hi: all'], ['Kim Lee', 'Yes'], [null, 'so'], ['Ana P.', 'bye'], ['Kim Lee', 'bye']]);
  });

  test('[TX-36] SubRip is known by its contents; its tags leave the text and its entities stay', () => {
    const file = read('talk.txt', '1\r\n00:00:01,000 --> 00:00:02,500\r\n{\\an8}<font color="#fff">Good &amp; day</font>\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nBye\r\n');
    expect(cues(file)).toEqual([[1000, 2500, null, 'Good &amp; day'], [3000, 4000, null, 'Bye']]);
  });

  test('[TX-36] remarks are left out and told; what is wrong with a cue is told with its line, and its words are kept', () => {
    const file = read('a.vtt', 'WEBVTT\n\nNOTE by hand\nmore\n\nSTYLE\n::cue {}\n\n00:01.000 --> soon\none\n\n00:05.000 --> 00:04.000\ntwo\n\nthree\n\n7\n\n00:06.000 --> 00:07.000\nfour');
    expect(cues(file)).toEqual([[1000, null, null, 'one'], [5000, null, null, 'two'], [null, null, null, 'three'], [6000, 7000, null, 'four']]);
    expect(file.notes).toEqual([
      'Line 9: the times “00:01.000 --> soon” cannot be read; what could be read of them was kept, and all words.',
      'Line 12: the cue ends before it begins; its end was left out.',
      'Line 15: a block without times; its words were kept without a time.',
      'Line 17: a number without a cue.',
      '2 blocks of remarks or styles left out.',
    ]);
  });

  test('[TX-36] the words of any cues come back exactly, in their order', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replace(/[\r\n<&{:[\]\s]/g, 'x') || 'x').filter((text) => !text.includes('-->') && !text.includes('\0') && !/\p{Surrogate}/u.test(text));
    fc.assert(fc.property(fc.array(fc.tuple(words, fc.nat(5_000_000)), { minLength: 1, maxLength: 20 }), (given) => {
      const time = (ms: number): string => `${String(Math.floor(ms / 3_600_000)).padStart(2, '0')}:${String(Math.floor(ms / 60_000) % 60).padStart(2, '0')}:${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}.${String(ms % 1000).padStart(3, '0')}`;
      const file = read('a.vtt', `WEBVTT\n\n${given.map(([text, ms]) => `${time(ms)} --> ${time(ms + 900)}\n${text}`).join('\n\n')}\n`);
      expect(cues(file)).toEqual(given.map(([text, ms]) => [ms, ms + 900, null, text]));
    }));
  });
});

describe('meetings in JSON', () => {
  const meeting = (more: object) => JSON.stringify({ meeting_transcripts: [{ speaker: 'Chair', content: 'Hello 🙂 .' }, { speaker: '', content: '' }, { content: 'Yes .' }], ...more });

  test('[TX-37] turns have their speakers; a topic covers exactly its turns, the last one too', () => {
    const file = read('m.json', meeting({ topic_list: [{ topic: 'Later ', relevant_text_span: [['1', '2']] }, { topic: 'All', relevant_text_span: [[0, 0], ['2', '2']] }], specific_query_list: [{}, {}] }));
    expect(cues(file)).toEqual([[null, null, 'Chair', 'Hello 🙂 .'], [null, null, null, ''], [null, null, null, 'Yes .']]);
    expect(file.text.segments).toEqual([
      { start: 0, end: 9, kind: 'agenda', title: 'All' },
      { start: 10, end: 16, kind: 'agenda', title: 'Later' },
      { start: 11, end: 16, kind: 'agenda', title: 'All' },
    ]);
    expect(file.notes).toEqual(['2 questions and summaries that the file has beside the talk were left out.']);
  });

  test('[TX-37] a topic over turns that are not there is left out and told', () => {
    const file = read('m.json', meeting({ topic_list: [{ topic: 'Lost', relevant_text_span: [['2', '3']] }] }));
    expect(file.text.segments).toEqual([]);
    expect(file.notes).toEqual(['The topic “Lost” names the turns 2 to 3, which the file does not have (it has 0 to 2); it was left out.']);
  });

  test('[TX-32] JSON that is broken or no meeting is refused with its place', () => {
    const refusal = (content: string) => {
      const result = readSourceFile({ name: 'folder/m.json', bytes: encodeUtf8(content) });
      return result.ok ? '' : result.error.message;
    };
    expect(refusal('{"meeting_transcripts": [')).toBe('“m.json” is no complete JSON: it breaks off or has a mark too many or too few. Nothing of it was kept.');
    expect(refusal('{"meeting_transcripts": [{"speaker": "A"}]}')).toContain('“m.json” is JSON, but no meeting that can be read: at meeting_transcripts › 0 › content:');
    expect(refusal('[1, 2]')).toContain('is JSON, but no meeting');
  });
});
