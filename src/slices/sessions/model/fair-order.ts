/**
 * Puts ids in an order that nobody chose: by a hash of id and salt (FNV-1a, 32 bit), so that each session has its own
 * order, every device computes the same one, and nobody is always first because of their name.
 */
export function fairOrder(ids: readonly string[], salt: string): readonly string[] {
  return ids
    .map((id) => ({ id, rank: hash(`${salt}/${id}`) }))
    .toSorted((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  // FNV's last characters hardly move the high bits; one avalanche round makes neighbours differ everywhere.
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b) >>> 0;
  return (value ^ (value >>> 13)) >>> 0;
}
