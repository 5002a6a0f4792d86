import type { Segment, SourceText, Turn } from './source-text.ts';

/** What is known about a text besides its characters. */
export type Structure = Pick<SourceText, 'turns' | 'segments'>;

interface Packed {
  readonly v: 1;
  readonly speakers: readonly string[];
  /** Five numbers for each turn: the gap to the turn before, length, speaker (0: none), start and end in ms (-1: none). */
  readonly turns: readonly number[];
  readonly segments: readonly (readonly [number, number, Segment['kind'], string])[];
}

/** Turns and segments as short JSON text, for keeping: a speaker is named once, places are kept as distances. */
export function packStructure({ turns, segments }: Structure): string {
  const speakers = new Map<string, number>();
  const numbers: number[] = [];
  let before = 0;
  for (const { start, end, speaker, startMs, endMs } of turns) {
    if (speaker !== null && !speakers.has(speaker)) speakers.set(speaker, speakers.size + 1);
    numbers.push(start - before, end - start, speaker === null ? 0 : speakers.get(speaker)!, startMs ?? -1, endMs ?? -1);
    before = end;
  }
  return JSON.stringify({ v: 1, speakers: [...speakers.keys()], turns: numbers, segments: segments.map(({ start, end, kind, title }) => [start, end, kind, title] as const) } satisfies Packed);
}

/** What {@link packStructure} packed, the same again. */
export function unpackStructure(json: string): Structure {
  const { speakers, turns: numbers, segments } = JSON.parse(json) as Packed;
  const turns: Turn[] = [];
  let before = 0;
  for (let i = 0; i < numbers.length; i += 5) {
    const start = before + numbers[i]!;
    before = start + numbers[i + 1]!;
    const [speaker, startMs, endMs] = [numbers[i + 2]!, numbers[i + 3]!, numbers[i + 4]!];
    turns.push({ start, end: before, speaker: speaker === 0 ? null : speakers[speaker - 1]!, startMs: startMs < 0 ? null : startMs, endMs: endMs < 0 ? null : endMs });
  }
  return { turns, segments: segments.map(([start, end, kind, title]) => ({ start, end, kind, title })) };
}
