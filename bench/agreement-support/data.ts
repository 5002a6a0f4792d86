import { seededRandom } from '../../src/kernel/seeded-random.ts';
import type { CodingColumns } from '../../src/slices/coding/model/agreement/coding-columns.ts';

/** Codes of several coders for units: categories by Zipf's law, 15 % missing, α about 0.6; the same for the same seed. */
export function codedUnits(units: number, coders: number, categories: number, seed: number): (number | null)[][] {
  const random = seededRandom(seed);
  const pick = zipf(categories, random);
  return Array.from({ length: units }, () => {
    const meant = pick();
    return Array.from({ length: coders }, () => (random() < 0.15 ? null : random() < 0.775 ? meant : pick()));
  });
}

/** Double-coded sources: each coding is made by one coder, and by the other too, a little shifted or not at all or with another code. */
export interface CodedSources {
  readonly columns: CodingColumns;
  readonly lengths: Int32Array;
  readonly codes: number;
}

/** `codings` codings over `sources` texts of `length` characters by two coders, codes by Zipf's law. */
export function codedSources(sources: number, length: number, codings: number, codes: number, seed: number): CodedSources {
  const random = seededRandom(seed);
  const pick = zipf(codes, random);
  const columns = { source: new Int32Array(codings), code: new Int32Array(codings), coder: new Int32Array(codings), start: new Int32Array(codings), end: new Int32Array(codings) };
  const put = (at: number, coder: number, source: number, code: number, start: number, size: number): void => {
    columns.source[at] = source;
    columns.code[at] = code;
    columns.coder[at] = coder;
    columns.start[at] = Math.max(0, start);
    columns.end[at] = Math.min(length, start + size);
  };
  for (let at = 0; at < codings; at += 2) {
    const [source, code, size] = [Math.floor(random() * sources), pick(), 40 + Math.floor(random() * 400)];
    const start = Math.floor(random() * (length - size));
    put(at, 0, source, code, start, size);
    if (at + 1 === codings) continue;
    const isFound = random() < 0.7;
    const shift = random() < 0.4 ? 0 : Math.floor((random() - 0.5) * 80);
    put(at + 1, 1, source, isFound ? code : pick(), isFound ? start + shift : Math.floor(random() * (length - size)), size);
  }
  return { columns, lengths: new Int32Array(sources).fill(length), codes };
}

function zipf(categories: number, random: () => number): () => number {
  const upTo = Array.from({ length: categories }, (_, at) => 1 / (at + 1));
  for (let at = 1; at < categories; at++) upTo[at]! += upTo[at - 1]!;
  return () => {
    const place = random() * upTo.at(-1)!;
    return upTo.findIndex((end) => place < end);
  };
}
