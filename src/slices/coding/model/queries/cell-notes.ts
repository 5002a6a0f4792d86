/** A place in a matrix with a number of codings. */
export interface CellNote {
  readonly row: number;
  readonly column: number;
  readonly codings: number;
}

/** The cells that have some of these codings and fewer than the limit; the numbers stand row after row. */
export function cellNotes(codings: Int32Array, width: number, below = Infinity): CellNote[] {
  const notes: CellNote[] = [];
  for (let cell = 0; cell < codings.length; cell++) {
    const own = codings[cell]!;
    if (own > 0 && own < below) notes.push({ row: Math.floor(cell / width), column: cell % width, codings: own });
  }
  return notes;
}

/** Whether a place is among the notes. */
export function isNoted(notes: readonly CellNote[]): (row: number, column: number) => boolean {
  const noted = new Set(notes.map(({ row, column }) => `${row} ${column}`));
  return (row, column) => noted.has(`${row} ${column}`);
}
