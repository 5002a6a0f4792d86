import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { must } from '../../src/kernel/result.ts';
import { seededRandom } from '../../src/kernel/seeded-random.ts';
import { readSourceFile } from '../../src/slices/texts/model/reading/read-source-file.ts';
import type { SearchedText } from '../../src/slices/texts/model/search/search-index.ts';

/** The lesson transcripts of the shared data, row by row, or null where that data is not there. */
export function transcripts(): SearchedText[] | null {
  const folder = join(process.env['JOINTWORK_SHARED_DATA'] ?? join(process.cwd(), '../shared/data'), 'talkmoves');
  try {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.xlsx')).sort();
    return files.flatMap((name) => must(readSourceFile({ name, bytes: readFileSync(join(folder, name)) })).map(({ text }, at) => ({ sourceId: `${name} ${at}`, text: text.text, rows: text.turns })));
  } catch {
    console.log('The lesson transcripts are not here: their rows are left out (name the folder of shared data in JOINTWORK_SHARED_DATA).');
    return null;
  }
}

/** Texts of about so many characters each, in turns, with a vocabulary of 60,000 words by Zipf's law; every fifth in Hebrew letters. */
export function madeTexts(sources: number, length: number, seed: number): SearchedText[] {
  const random = seededRandom(seed);
  const words = { latin: vocabulary(0x61, 26, random), hebrew: vocabulary(0x5d0, 27, random) };
  const upTo = new Float64Array(words.latin.length);
  for (let at = 0, sum = 0; at < upTo.length; at++) upTo[at] = sum += 1 / (at + 3);
  return Array.from({ length: sources }, (_, source) => madeText(`s${source}`, length, source % 5 === 4 ? words.hebrew : words.latin, upTo, random));
}

function madeText(sourceId: string, length: number, words: readonly string[], upTo: Float64Array, random: () => number): SearchedText {
  const turns: string[] = [];
  const rows: { start: number; end: number }[] = [];
  for (let at = 0; at < length; ) {
    const turn = `${Array.from({ length: 4 + Math.floor(random() * 40) }, () => words[pick(upTo, random)]!).join(' ')}.`;
    rows.push({ start: at, end: at + turn.length });
    turns.push(turn);
    at += turn.length + 1;
  }
  return { sourceId, text: turns.join('\n'), rows };
}

function vocabulary(first: number, letters: number, random: () => number): string[] {
  const words = new Set<string>();
  while (words.size < 60_000) words.add(String.fromCharCode(...Array.from({ length: 2 + Math.floor(random() * 4) + Math.floor(random() * 5) }, () => first + Math.floor(random() * letters))));
  return [...words];
}

function pick(upTo: Float64Array, random: () => number): number {
  const place = random() * upTo.at(-1)!;
  let [low, high] = [0, upTo.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (upTo[middle]! < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
