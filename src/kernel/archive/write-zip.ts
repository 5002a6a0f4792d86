import { deflateSync } from 'fflate';
import { encodeUtf8 } from '../decode-text.ts';
import { ok, refuse, type Result } from '../result.ts';
import { crc32 } from './crc32.ts';
import { DEFLATED, END, ENTRY, LOCAL, STORED, UTF8_NAME, viewOf } from './zip-format.ts';
import { faultOfName } from './zip-names.ts';

/** A file to be packed; the name has slashes between folders. */
export interface ZipFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Packs bytes as raw deflate data (RFC 1951); the same bytes must always give the same. */
export type DeflateRaw = (bytes: Uint8Array) => Uint8Array;

interface Packed extends ZipFile {
  readonly nameBytes: Uint8Array;
  readonly content: Uint8Array;
  readonly method: number;
  readonly crc: number;
  readonly offset: number;
}

/** The first day that the format knows, 1 January 1980: a real time would make other bytes of the same files. */
const FIRST_DAY = 0x21;
const VERSION = 20;
const MOST = 0xffff_fffe;

/**
 * A ZIP package with the files in the order given. The same files give the same bytes. Refused are names that
 * {@link faultOfName} finds fault with, names given twice, and more than the format holds without ZIP64.
 */
export function writeZip(files: readonly ZipFile[], deflateRaw: DeflateRaw = (bytes) => deflateSync(bytes, { level: 6 })): Result<Uint8Array<ArrayBuffer>> {
  const names = new Set(files.map(({ name }) => name));
  const bad = files.find(({ name }) => faultOfName(name) !== null);
  if (bad) return refuse('invalid', 'zip-name', `“${bad.name}” ${faultOfName(bad.name)}, so it cannot be packed.`, { mend: 'Give the file another name.' });
  if (names.size < files.length) return refuse('invalid', 'zip-name', 'Two files have the same name, so they cannot be in one package.', { mend: 'Give one of them another name.' });
  const packed: Packed[] = [];
  let [offset, tableSize] = [0, 0];
  for (const file of files) {
    const one = pack(file, offset, deflateRaw);
    packed.push(one);
    offset += LOCAL.length + one.nameBytes.length + one.content.length;
    tableSize += ENTRY.length + one.nameBytes.length;
  }
  if (files.length >= 0xffff || offset + tableSize + END.length > MOST) return refuse('too-large', 'zip-too-large', 'All this is more than one package can hold (4 GB, 65,534 files).', { mend: 'Write it in several smaller packages.' });
  return ok(assemble(packed, offset, tableSize));
}

function pack(file: ZipFile, offset: number, deflateRaw: DeflateRaw): Packed {
  const deflated = file.bytes.length === 0 ? file.bytes : deflateRaw(file.bytes);
  const isSmaller = deflated.length < file.bytes.length;
  return { ...file, nameBytes: encodeUtf8(file.name), content: isSmaller ? deflated : file.bytes, method: isSmaller ? DEFLATED : STORED, crc: crc32(file.bytes), offset };
}

function assemble(packed: readonly Packed[], tableAt: number, tableSize: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(tableAt + tableSize + END.length);
  const view = viewOf(out);
  let at = tableAt;
  for (const one of packed) {
    writeFacts(view, one.offset, LOCAL, one);
    out.set(one.nameBytes, one.offset + LOCAL.length);
    out.set(one.content, one.offset + LOCAL.length + one.nameBytes.length);
    writeFacts(view, at, ENTRY, one);
    view.setUint16(at + ENTRY.madeBy, VERSION, true);
    view.setUint32(at + ENTRY.offset, one.offset, true);
    out.set(one.nameBytes, at + ENTRY.length);
    at += ENTRY.length + one.nameBytes.length;
  }
  view.setUint32(at, END.mark, true);
  view.setUint16(at + END.count - 2, packed.length, true);
  view.setUint16(at + END.count, packed.length, true);
  view.setUint32(at + END.tableSize, tableSize, true);
  view.setUint32(at + END.tableAt, tableAt, true);
  return out;
}

/** What the table of contents and an entry's own head both say, each in its own places. */
function writeFacts(view: DataView, at: number, places: typeof LOCAL | typeof ENTRY, { method, crc, content, bytes, nameBytes }: Packed): void {
  view.setUint32(at, places.mark, true);
  view.setUint16(at + places.flags - 2, VERSION, true);
  view.setUint16(at + places.flags, UTF8_NAME, true);
  view.setUint16(at + places.method, method, true);
  view.setUint16(at + places.date, FIRST_DAY, true);
  view.setUint32(at + places.crc, crc, true);
  view.setUint32(at + places.packed, content.length, true);
  view.setUint32(at + places.size, bytes.length, true);
  view.setUint16(at + places.nameLength, nameBytes.length, true);
}
