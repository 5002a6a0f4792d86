import { pairCount, type CoOccurrence } from '../queries/co-occurrence.ts';
import { pairFigure } from '../queries/pair-figure.ts';
import { fitted, largest, LINE, printed, roomFor, type Drawing, type Mark } from './drawing.ts';

const RADIUS = 170;
const BESIDE = 12;
const LABEL = 310;

interface Tie {
  readonly one: number;
  readonly other: number;
  readonly pairs: number;
}

/**
 * Codes on a circle, in the order of the codebook, with a line between two that occur together: the thicker, the more pairs of codings,
 * and the number stands on it, nearer to the code that comes first. Only the `most` strongest ties are drawn (12 unless said); the
 * table has them all, with c. `labelRoom` is the most that the labels take.
 */
export function codeNetwork(title: string, found: CoOccurrence, labels: readonly string[], most = 12, labelRoom = LABEL): Drawing {
  const ties = tiesOf(found);
  const drawn = ties.slice(0, most);
  const codes = [...new Set(drawn.flatMap(({ one, other }) => [one, other]))].sort((x, y) => x - y);
  const middle = { x: RADIUS + BESIDE + roomFor(codes.map((code) => labels[code]!), labelRoom), y: RADIUS + LINE };
  const places = new Map(codes.map((code, at) => [code, placeOn(middle, at, codes.length)]));
  const joined = found.relation.kind === 'before' ? ', then' : ' with';
  const strongest = largest(drawn.map(({ pairs }) => pairs));
  const lines = drawn.flatMap(({ one, other, pairs }): Mark[] => {
    const [from, to] = [places.get(one)!, places.get(other)!];
    return [
      { kind: 'line', points: [[from.x, from.y], [to.x, to.y]], width: 1 + (7 * pairs) / strongest, tells: `${labels[one]!}${joined} ${labels[other]!}: ${pairs}` },
      // Off the middle, so that numbers of lines through the centre do not fall on each other.
      { kind: 'text', x: from.x + (to.x - from.x) * 0.38, y: from.y + (to.y - from.y) * 0.38 + 4, text: String(pairs), anchor: 'middle' },
    ];
  });
  return { title, description: describe(ties, drawn.length, labels), width: 2 * middle.x, height: 2 * middle.y, marks: [...lines, ...codes.flatMap((code) => dotOf(found, code, { label: labels[code]!, short: fitted(labels[code]!, labelRoom) }, places.get(code)!))], table: tieTable(title, found, ties, labels) };
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly isLeft: boolean;
}

/** Clockwise from the top, with even steps down and up again and not even angles: so no label falls on the next one. */
function placeOn(middle: { readonly x: number; readonly y: number }, at: number, of: number): Place {
  const right = Math.ceil(of / 2);
  const isLeft = at >= right;
  const share = isLeft ? (of - at - 0.5) / (of - right) : (at + 0.5) / right;
  const down = RADIUS * (2 * share - 1);
  const aside = Math.sqrt(RADIUS ** 2 - down ** 2);
  return { x: middle.x + (isLeft ? -aside : aside), y: middle.y + down, isLeft };
}

function dotOf({ codings }: CoOccurrence, code: number, { label, short }: { readonly label: string; readonly short: string }, { x, y, isLeft }: Place): Mark[] {
  return [
    { kind: 'dot', x, y, radius: 6, fill: { tone: 1 }, tells: `${label}: ${codings[code]!} codings` },
    { kind: 'text', x: isLeft ? x - BESIDE : x + BESIDE, y: y + 4, text: short, anchor: isLeft ? 'end' : 'start' },
  ];
}

/** Every two different codes that occur together, the strongest first; those alike in the order of the codebook. */
function tiesOf(found: CoOccurrence): Tie[] {
  const ties: Tie[] = [];
  const isDirected = found.relation.kind === 'before';
  for (let one = 0; one < found.codes.length; one++) {
    for (let other = isDirected ? 0 : one + 1; other < found.codes.length; other++) {
      const pairs = pairCount(found, one, other);
      if (one !== other && pairs > 0) ties.push({ one, other, pairs });
    }
  }
  return ties.sort((x, y) => y.pairs - x.pairs || x.one - y.one || x.other - y.other);
}

function tieTable(caption: string, found: CoOccurrence, ties: readonly Tie[], labels: readonly string[]): Drawing['table'] {
  const columns = found.relation.kind === 'before' ? ['First', 'Then'] : ['Code', 'With'];
  return {
    caption,
    columns: [...columns, 'Pairs', 'Codings of the first', 'Codings of the second', 'c'],
    rows: ties.map(({ one, other, pairs }) => {
      const { n1, n2, c } = pairFigure(found, one, other);
      return [labels[one]!, labels[other]!, pairs, n1, n2, c];
    }),
  };
}

function describe(ties: readonly Tie[], drawn: number, labels: readonly string[]): string {
  const [first] = ties;
  if (first === undefined) return 'No two codes occur together.';
  const left = ties.length - drawn;
  return `${ties.length} pairs of codes occur together; most often “${labels[first.one]!}” and “${labels[first.other]!}”, ${printed(first.pairs)} times.${left > 0 ? ` The ${drawn} strongest are drawn; the table has the other ${left} too.` : ''}`;
}
