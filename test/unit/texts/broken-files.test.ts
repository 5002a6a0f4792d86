import { expect, test } from 'vitest';
import { seededRandom } from '../../../src/kernel/seeded-random.ts';
import { previewColumns, readSourceFile } from '../../../src/slices/texts/model/reading/read-source-file.ts';
import { ZIP_TOOLS } from '../../../src/platform/server/files/zip-tools.ts';
import { brokenFile } from '../../support/broken-transcripts.ts';

const FILES = 10_000;
/** A hundred times the slowest that was seen on an idle machine: what takes longer does not end soon anywhere. */
const LONGEST_MS = 10_000;

test('[TX-45] ten thousand broken files give sources or a refusal in words, each soon', () => {
  const random = seededRandom(20_261_122);
  let [read, refused] = [0, 0];
  for (let number = 0; number < FILES; number++) {
    const file = { ...brokenFile(random), zipTools: ZIP_TOOLS };
    const before = performance.now();
    const result = readSourceFile(file);
    previewColumns(file);
    const took = performance.now() - before;
    if (took > LONGEST_MS) throw new Error(`file ${number} (${file.name}) took ${took} ms`);
    if (!result.ok) {
      refused++;
      if (!result.error.message.startsWith('“a.') || !result.error.mend) throw new Error(`file ${number}: ${JSON.stringify(result.error)}`);
      continue;
    }
    read++;
    for (const { text: { text, turns, segments }, tags } of result.value) {
      const length = Array.from(text).length;
      let free = 0;
      for (const { start, end } of turns) {
        if (start < free || end < start || end > length) throw new Error(`file ${number}: a turn at ${start} to ${end} of ${length}`);
        free = end;
      }
      for (const { start, end } of [...segments, ...tags]) if (start < 0 || end < start || end > length) throw new Error(`file ${number}: a place ${start} to ${end} of ${length}`);
      if (/\p{Surrogate}/u.test(text) || text.includes('\u0000')) throw new Error(`file ${number} has characters that no database keeps`);
    }
  }
  expect(read).toBeGreaterThan(FILES / 10);
  expect(refused).toBeGreaterThan(FILES / 10);
}, 300_000);

test('[TX-45] files made to be slow are read or refused soon', () => {
  const slow: readonly (readonly [string, string])[] = [
    ['a.txt', 'A'.repeat(3_000_000)],
    ['a.txt', 'A B '.repeat(500_000)],
    ['a.txt', ' '.repeat(3_000_000)],
    ['a.txt', '\n \t'.repeat(500_000)],
    ['a.txt', `${'Kim: '.repeat(20)}\n`.repeat(10_000)],
    ['a.txt', '[['.repeat(1_000_000)],
    ['a.md', '#'.repeat(2_000_000)],
    ['a.md', '# a\n## b\n'.repeat(50_000)],
    ['a.md', `# ${' #'.repeat(500_000)}x`],
    ['a.md', '```\n'.repeat(200_000)],
    ['a.vtt', `WEBVTT\n\n00:01.000 --> 00:02.000\n${'<v '.repeat(300_000)}`],
    ['a.vtt', `WEBVTT\n\n00:01.000 --> 00:02.000\n${'<c.a'.repeat(300_000)} ${'&'.repeat(300_000)}`],
    ['a.vtt', `WEBVTT\n\n${'--> '.repeat(500_000)}`],
    ['a.csv', `a,b\n${'"'.repeat(1_000_000)}`],
    ['a.csv', '"\n'.repeat(500_001)],
    ['a.csv', ','.repeat(2_000_000)],
    ['a.csv', `text,title\n${Array.from({ length: 100_000 }, (_, at) => `x,${at}\n`).join('')}`],
    ['a.json', '['.repeat(1_000_000)],
    ['a.json', `{"meeting_transcripts":${'['.repeat(100_000)}`],
  ];
  for (const [name, content] of slow) {
    const before = performance.now();
    const result = readSourceFile({ name, bytes: Buffer.from(content) });
    const took = performance.now() - before;
    if (took > LONGEST_MS) throw new Error(`${name} beginning ${JSON.stringify(content.slice(0, 40))} took ${Math.round(took)} ms`);
    expect(typeof result.ok).toBe('boolean');
  }
});
