// Pure code has no DOM and no Node types; decoding bytes is nevertheless pure (the Encoding Standard fixes every result), and
// browsers and Node both have it. So only these two shapes are declared, here and nowhere else.
interface Decoder {
  decode(bytes: Uint8Array): string;
}
declare const TextDecoder: new (label: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean }) => Decoder;
declare const TextEncoder: new () => { encode(text: string): Uint8Array<ArrayBuffer> };

/** What bytes were read as; windows-1252 is what older programs write and what is left when nothing else fits. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** A text and how it stood in its bytes. The byte order mark is no part of the text. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
  readonly bom: boolean;
}

const FATAL = { fatal: true, ignoreBOM: true } as const;

/**
 * The text of a file of unknown origin: UTF-16 where its mark says so, else UTF-8 where every byte fits, else windows-1252, in
 * which every byte means something. Never fails; broken UTF-16 gets U+FFFD.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le', { ignoreBOM: true }).decode(bytes.subarray(2)), encoding: 'utf-16le', bom: true };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: decodeBigEndian(bytes.subarray(2)), encoding: 'utf-16be', bom: true };
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const text = utf8OrNull(bom ? bytes.subarray(3) : bytes);
  if (text !== null) return { text, encoding: 'utf-8', bom };
  return { text: decodeWindows1252(bytes), encoding: 'windows-1252', bom: false };
}

/** The text of UTF-8 bytes, a mark at the start kept as U+FEFF; null where a byte does not fit. */
export function utf8OrNull(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', FATAL).decode(bytes);
  } catch {
    return null;
  }
}

/** The UTF-8 bytes of a text; halves of broken characters become U+FFFD. */
export function encodeUtf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

/** The characters of the bytes 0x80 to 0x9f in windows-1252, by the Encoding Standard. */
const OF_WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

// Some releases of Node take windows-1252 for ISO 8859-1, in which these bytes are control characters.
function decodeWindows1252(bytes: Uint8Array): string {
  return new TextDecoder('windows-1252').decode(bytes).replace(/[\u0080-\u009f]/g, (sign) => OF_WINDOWS[sign.charCodeAt(0) - 0x80]!);
}

// A runtime without full character tables knows utf-16le only; swapping pairs needs no table.
function decodeBigEndian(bytes: Uint8Array): string {
  const swapped = new Uint8Array(bytes.length);
  for (let i = 0; i + 1 < bytes.length; i += 2) [swapped[i], swapped[i + 1]] = [bytes[i + 1]!, bytes[i]!];
  if (bytes.length % 2 === 1) swapped[bytes.length - 1] = bytes[bytes.length - 1]!;
  return new TextDecoder('utf-16le', { ignoreBOM: true }).decode(swapped);
}
