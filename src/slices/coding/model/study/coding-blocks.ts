import type { Coding } from './entities.ts';
import type { CodingBlock } from './events.ts';
import type { StudyState } from './state.ts';

/** The codings that a block tells. They share the block's strings, or those of the study where it has them already. */
export function codingsIn(block: CodingBlock, state?: StudyState): Coding[] {
  const { sourceId, at } = block;
  const coderId = state?.coders.get(block.coderId)?.coderId ?? block.coderId;
  const roundId = state?.rounds.get(block.roundId)?.roundId ?? block.roundId;
  const codes = block.codes.map(([codeId, version]) => [state?.codes.get(codeId)?.codeId ?? codeId, version] as const);
  const codings: Coding[] = [];
  for (const [codingId, place, start, end, valence] of block.rows) {
    const code = codes[place];
    if (code) codings.push({ codingId, sourceId, codeId: code[0], start, end, coderId, roundId, at, codeVersion: code[1], valence });
  }
  return codings;
}

/** Codings told as blocks: one per source, coder, round and time, in the order in which each is first met. */
export function blocksOf(codings: Iterable<Coding>, isBlind: (roundId: string) => boolean): CodingBlock[] {
  const open = new Map<string, OpenBlock>();
  for (const coding of codings) {
    const { sourceId, coderId, roundId, at } = coding;
    const key = `${sourceId} ${coderId} ${roundId} ${at}`;
    let block = open.get(key);
    if (!block) open.set(key, (block = { places: new Map(), block: { sourceId, coderId, roundId, at, blind: isBlind(roundId), codes: [], rows: [] } }));
    addRow(block, coding);
  }
  return [...open.values()].map(({ block }) => block);
}

interface OpenBlock {
  readonly places: Map<string, number>;
  readonly block: Omit<CodingBlock, 'codes' | 'rows'> & { codes: [string, number][]; rows: CodingBlock['rows'][number][] };
}

function addRow({ places, block }: OpenBlock, { codingId, codeId, codeVersion, start, end, valence }: Coding): void {
  const key = `${codeId} ${codeVersion}`;
  let place = places.get(key);
  if (place === undefined) {
    place = block.codes.push([codeId, codeVersion]) - 1;
    places.set(key, place);
  }
  block.rows.push([codingId, place, start, end, valence]);
}

/** Whether two codings say the same in everything. */
export function sameCoding(one: Coding, other: Coding): boolean {
  return (
    one.codingId === other.codingId && one.sourceId === other.sourceId && one.codeId === other.codeId && one.start === other.start && one.end === other.end &&
    one.coderId === other.coderId && one.roundId === other.roundId && one.at === other.at && one.codeVersion === other.codeVersion && one.valence === other.valence
  );
}
