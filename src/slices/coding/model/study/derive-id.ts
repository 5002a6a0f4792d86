/**
 * An id that follows from another id and a word: the same everywhere and every time, so that models need no dice. A UUID of
 * version 8 (RFC 9562: own making) from four rounds of FNV-1a with a final mix; distinct for distinct inputs in practice, no secret.
 */
export function deriveId(from: string, word: string): string {
  const text = `${from}/${word}`;
  const words = [0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35].map((seed) => mixed(text, seed));
  words[1] = ((words[1]! & 0xffff0fff) | 0x8000) >>> 0;
  words[2] = ((words[2]! & 0x3fffffff) | 0x80000000) >>> 0;
  const hex = words.map((word) => word.toString(16).padStart(8, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

function mixed(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
