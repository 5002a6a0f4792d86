import { codePointMap } from '../../../../kernel/code-points.ts';
import type { SyncPoint, TextDocument, TextSelection, Transcript } from './project.ts';

/** A text and its places with other line ends, `\n` or `\r\n`; places behind the end of the text stay as they are. */
export function withLineEnds<T extends TextDocument | Transcript>(document: T, lineEnd: '\n' | '\r\n'): T {
  const { text } = document;
  if (text === undefined || !/[\r\n]/.test(text)) return document;
  const relined = text.replace(/\r\n?|\n/g, lineEnd);
  if (relined === text) return document;
  const move = mover(text, relined, lineEnd.length);
  if ('syncPoints' in document) return { ...document, text: relined, syncPoints: document.syncPoints.map((point): SyncPoint => ({ ...point, position: point.position === undefined ? undefined : move(point.position) })) };
  return { ...document, text: relined, selections: document.selections.map((selection): TextSelection => ({ ...selection, start: move(selection.start), end: move(selection.end) })) };
}

/** From code points of the old text to code points of the new one; a place inside a line end goes before it. */
function mover(text: string, relined: string, length: number): (place: number) => number {
  const starts: number[] = [];
  const gained: number[] = [];
  let gain = 0;
  for (const found of text.matchAll(/\r\n?|\n/g)) {
    starts.push(found.index);
    gained.push(gain);
    gain += length - found[0].length;
  }
  const [before, after] = [codePointMap(text), codePointMap(relined)];
  return (place) => {
    if (place < 0 || place > before.length) return place;
    const unit = before.toUnits(place);
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (starts[middle]! < unit) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return place;
    const start = starts[low - 1]!;
    const isInside = text.startsWith('\r\n', start) && unit === start + 1;
    const moved = isInside ? start + gained[low - 1]! : unit + (gained[low] ?? gain);
    return after.toCodePoints(moved);
  };
}
