import { ok, refuse, type Result } from '../result.ts';
import { crc32 } from './crc32.ts';
import { inflateInPieces, type InflateRaw } from './inflate.ts';
import { DEFLATED, ENCRYPTED, END, ENTRY, LOCAL, STORED, viewOf } from './zip-format.ts';
import { entryName, faultOfName } from './zip-names.ts';

/** What a package may be at most; sizes in bytes, unpacked. Checked against what it claims, and again while unpacking. */
export interface ZipLimits {
  readonly entries: number;
  readonly totalBytes: number;
  readonly entryBytes: number;
  /** How many times its packed size an entry may claim to become; entries of up to a megabyte may claim more. */
  readonly ratio: number;
}

/** Limits for documents and packages of documents that people bring: room for a large study, none for a bomb. */
export const ZIP_LIMITS: ZipLimits = { entries: 20_000, totalBytes: 1_000_000_000, entryBytes: 536_000_000, ratio: 300 };

/** One entry of a package. Folders end in a slash and are empty. */
export interface ZipEntry {
  readonly name: string;
  /** Unpacked, in bytes; what `read` gives has exactly this length. */
  readonly size: number;
  /** Unpacks the entry and proves it by its checksum. Nothing is kept: asked twice, it works twice. */
  readonly read: () => Result<Uint8Array>;
}

/** A package whose table of contents has been found honest. */
export interface Zip {
  /** In the order of the table of contents. */
  readonly entries: readonly ZipEntry[];
}

/** Faster ways to do the two heavy parts, where the surroundings have them (`node:zlib`). */
export interface ZipTools {
  readonly inflateRaw?: InflateRaw;
  readonly crc32?: (bytes: Uint8Array) => number;
}

interface Place {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

const SMALL = 1_048_576;
const ZIP64 = 0xffff_ffff;
const MAKE_ANEW = 'Make the package anew with the program it came from, and try again.';

/**
 * Opens a ZIP package whose bytes nobody vouches for: refused are what is cut off or encrypted, ZIP64, names that lead out of
 * the package or stand there twice, entries that overlap, and whatever claims more than the limits. Nothing is unpacked yet.
 */
export function readZip(bytes: Uint8Array, limits: ZipLimits, tools: ZipTools = {}): Result<Zip> {
  const table = readTable(bytes, limits);
  if (!table.ok) return table;
  const fault = faultOfTable(bytes, table.value.places, table.value.tableAt, limits);
  if (fault !== null) return fault;
  const entries = table.value.places.map((place) => ({ name: place.name, size: place.size, read: () => unpack(bytes, place, tools) }));
  return ok({ entries });
}

function damaged(what: string) {
  return refuse('invalid', 'zip-damaged', `The package is damaged: ${what}.`, { mend: MAKE_ANEW });
}

function suspect(what: string) {
  return refuse('invalid', 'zip-suspect', `The package is not one that an honest program writes: ${what}. Nothing was unpacked.`, { mend: MAKE_ANEW });
}

function tooLarge(what: string) {
  return refuse('too-large', 'zip-too-large', `The package is too large: ${what}. Nothing was kept of it.`, { mend: 'Bring it in several smaller packages.' });
}

function findEnd(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - END.length - 0xffff);
  for (let at = view.byteLength - END.length; at >= first; at--) {
    if (view.getUint32(at, true) === END.mark && at + END.length + view.getUint16(at + END.commentLength, true) === view.byteLength) return at;
  }
  return null;
}

function readTable(bytes: Uint8Array, limits: ZipLimits): Result<{ readonly places: readonly Place[]; readonly tableAt: number }> {
  const view = viewOf(bytes);
  const end = findEnd(view);
  if (end === null) return damaged('it has no table of contents, so it is no ZIP file or was cut off on its way');
  const [count, tableSize, tableAt] = [view.getUint16(end + END.count, true), view.getUint32(end + END.tableSize, true), view.getUint32(end + END.tableAt, true)];
  if (count === 0xffff || tableSize === ZIP64 || tableAt === ZIP64) return refuse('too-large', 'zip64', 'The package is in the ZIP64 form for more than 4 GB, which is not read here.', { mend: 'Bring it in several smaller packages.' });
  if (view.getUint32(end + END.disk, true) !== 0) return damaged('it is one part of a package in several files');
  if (tableAt + tableSize > end) return damaged('its table of contents lies outside the file');
  if (count > limits.entries) return tooLarge(`it has ${count} entries; ${limits.entries} is the most`);
  const places: Place[] = [];
  let at = tableAt;
  for (let i = 0; i < count; i++) {
    if (at + ENTRY.length > end || view.getUint32(at, true) !== ENTRY.mark) return damaged('its table of contents ends too soon');
    const [nameLength, flags] = [view.getUint16(at + ENTRY.nameLength, true), view.getUint16(at + ENTRY.flags, true)];
    const next = at + ENTRY.length + nameLength + view.getUint16(at + ENTRY.extraLength, true) + view.getUint16(at + ENTRY.commentLength, true);
    if (next > end) return damaged('its table of contents ends too soon');
    const name = entryName(bytes.subarray(at + ENTRY.length, at + ENTRY.length + nameLength), flags);
    if (name === null) return damaged(`the name of entry ${i + 1} is no text`);
    const number = (place: number) => view.getUint32(at + place, true);
    places.push({ name, flags, method: view.getUint16(at + ENTRY.method, true), crc: number(ENTRY.crc), packed: number(ENTRY.packed), size: number(ENTRY.size), offset: number(ENTRY.offset) });
    at = next;
  }
  return ok({ places, tableAt });
}

function faultOfTable(bytes: Uint8Array, places: readonly Place[], tableAt: number, limits: ZipLimits): ReturnType<typeof refuse> | null {
  const names = new Set<string>();
  let total = 0;
  for (const place of places) {
    const fault = faultOfName(place.name);
    if (fault !== null) return suspect(`the entry “${place.name.slice(0, 80)}” ${fault}`);
    if (names.has(place.name)) return suspect(`“${place.name}” is there twice`);
    names.add(place.name);
    if ((place.flags & ENCRYPTED) !== 0) return refuse('invalid', 'zip-encrypted', `“${place.name}” is encrypted, so it cannot be read.`, { mend: 'Save the package without a password and try again.' });
    if (place.packed === ZIP64 || place.size === ZIP64 || place.offset === ZIP64) return refuse('too-large', 'zip64', `“${place.name}” is in the ZIP64 form for more than 4 GB, which is not read here.`, { mend: 'Bring it in several smaller packages.' });
    if (place.size > limits.entryBytes) return tooLarge(`“${place.name}” would unpack to ${place.size} bytes; ${limits.entryBytes} is the most`);
    if (place.size > SMALL && place.size > place.packed * limits.ratio) return tooLarge(`“${place.name}” would swell to more than ${limits.ratio} times its size`);
    total += place.size;
  }
  if (total > limits.totalBytes) return tooLarge(`it would unpack to ${total} bytes; ${limits.totalBytes} is the most`);
  return faultOfPlaces(bytes, places, tableAt);
}

/** Entries lie one behind the other before the table: what two entries share would be unpacked again and again. */
function faultOfPlaces(bytes: Uint8Array, places: readonly Place[], tableAt: number): ReturnType<typeof refuse> | null {
  let free = 0;
  for (const place of [...places].sort((a, b) => a.offset - b.offset)) {
    if (place.offset < free) return suspect(`“${place.name}” overlaps another entry`);
    const from = contentOf(bytes, place);
    if (from === null || from + place.packed > tableAt) return damaged(`“${place.name}” lies outside the file`);
    const local = bytes.subarray(place.offset + LOCAL.length, from);
    if (entryName(local.subarray(0, viewOf(bytes).getUint16(place.offset + LOCAL.nameLength, true)), place.flags) !== place.name) return suspect(`“${place.name}” has another name in its own place`);
    free = from + place.packed;
  }
  return null;
}

/** Where the packed bytes of an entry begin. */
function contentOf(bytes: Uint8Array, { offset }: Place): number | null {
  const view = viewOf(bytes);
  if (offset + LOCAL.length > bytes.length || view.getUint32(offset, true) !== LOCAL.mark) return null;
  return offset + LOCAL.length + view.getUint16(offset + LOCAL.nameLength, true) + view.getUint16(offset + LOCAL.extraLength, true);
}

function unpack(bytes: Uint8Array, place: Place, tools: ZipTools): Result<Uint8Array> {
  const from = contentOf(bytes, place)!;
  const packed = bytes.subarray(from, from + place.packed);
  if (place.method !== STORED && place.method !== DEFLATED) return refuse('invalid', 'zip-method', `“${place.name}” is packed in a way (${place.method}) that is not read here.`, { mend: MAKE_ANEW });
  const content = place.method === STORED ? packed : inflateOrNull(packed, place.size, tools.inflateRaw ?? inflateInPieces);
  if (content === null) return damaged(`“${place.name}” cannot be unpacked`);
  if (content.length !== place.size) return damaged(`“${place.name}” has not the size that the table of contents states`);
  if ((tools.crc32 ?? crc32)(content) !== place.crc) return damaged(`“${place.name}” is not what was packed (its checksum differs)`);
  return ok(content);
}

function inflateOrNull(packed: Uint8Array, size: number, inflate: InflateRaw): Uint8Array | null {
  try {
    return inflate(packed, size);
  } catch {
    return null;
  }
}
