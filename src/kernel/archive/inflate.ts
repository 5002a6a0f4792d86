import { Inflate } from 'fflate';

/**
 * Unpacks raw deflate data (RFC 1951) that is said to become `size` bytes. It may throw on damaged data. It must stop soon
 * after passing `size`, and then give something longer than `size`: what is cut to fit would pass for whole.
 */
export type InflateRaw = (packed: Uint8Array, size: number) => Uint8Array;

/** How much packed data goes in at a time: a piece can become a thousand times as much before its lie is noticed. */
const PIECE = 16_384;

/** {@link InflateRaw} in plain JavaScript. */
export function inflateInPieces(packed: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(size);
  let length = 0;
  const inflate = new Inflate((piece) => {
    if (length + piece.length <= size) out.set(piece, length);
    length += piece.length;
  });
  for (let at = 0; at < packed.length && length <= size; at += PIECE) inflate.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
  return length > size ? new Uint8Array(size + 1) : out.subarray(0, length);
}
