/** A repeatable source of numbers in [0, 1): same seed, same sequence. Mulberry32 (T. Ettinger); not for secrets. */
export function seededRandom(seed: number): () => number {
  // In a typed array the state stays a machine word; as a captured variable it would be a new heap number for every draw.
  const state = Uint32Array.of(seed);
  return () => {
    state[0]! += 0x6d2b79f5;
    const word = state[0]!;
    let mixed = Math.imul(word ^ (word >>> 15), 1 | word);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
