/** How many code points a text has; the halves of a broken pair count as one each. */
export function pointsIn(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
