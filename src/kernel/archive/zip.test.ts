import fc from 'fast-check';
import { Buffer } from 'node:buffer';
import { deflateRawSync, inflateRawSync, crc32 as nodeCrc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { zipOf } from '../../../test/support/word-files.ts';
import { must } from '../result.ts';
import { crc32 } from './crc32.ts';
import { inflateInPieces } from './inflate.ts';
import { readZip, ZIP_LIMITS, type ZipTools } from './read-zip.ts';
import { writeZip } from './write-zip.ts';

const NODE: ZipTools = { inflateRaw: (packed, size) => inflateRawSync(packed, { maxOutputLength: size + 1 }), crc32: (bytes) => nodeCrc32(bytes) };
const name = fc.stringMatching(/^[a-zé𝒳 ][a-z0-9é𝒳 .-]{0,8}(\/[a-zé][a-z0-9é-]{0,6})?$/u);
const content = fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.nat({ max: 200_000 }).map((size) => new Uint8Array(size).map((_, i) => (i * i) % 7)));
const files = fc.uniqueArray(fc.record({ name, bytes: content }), { selector: (file) => file.name, maxLength: 6 });

function refusalOf(bytes: Uint8Array, limits = ZIP_LIMITS): string {
  const zip = readZip(bytes, limits);
  if (!zip.ok) return `${zip.error.code}: ${zip.error.message}`;
  const faults = zip.value.entries.map((entry) => entry.read()).find((read) => !read.ok);
  return faults && !faults.ok ? `${faults.error.code}: ${faults.error.message}` : 'read';
}

function patched(bytes: Buffer, mark: number, at: number, value: number, size: 2 | 4): Buffer {
  const copy = Buffer.from(bytes);
  const place = copy.indexOf(Buffer.from([0x50, 0x4b, mark & 0xff, mark >> 8]));
  if (size === 2) copy.writeUInt16LE(value, place + at);
  else copy.writeUInt32LE(value, place + at);
  return copy;
}
const [LOCAL, ENTRY, END] = [0x0403, 0x0201, 0x0605];

describe('zip', () => {
  test('[PL-150] what was packed is unpacked the same, by either way of unpacking, and the same files give the same bytes', () => {
    fc.assert(
      fc.property(files, (given) => {
        const bytes = must(writeZip(given));
        expect(must(writeZip(given))).toEqual(bytes);
        for (const tools of [{}, NODE]) {
          const zip = must(readZip(bytes, ZIP_LIMITS, tools));
          expect(zip.entries.map((entry) => ({ name: entry.name, bytes: Buffer.from(must(entry.read())) }))).toEqual(given.map((file) => ({ name: file.name, bytes: Buffer.from(file.bytes) })));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('[PL-150] what others pack is read: other compression, names without the UTF-8 flag, folders, a comment at the end', () => {
    const zip = must(readZip(zipOf({ 'Sources/': '', 'Sources/é.txt': 'text' }), ZIP_LIMITS));
    expect(zip.entries.map((entry) => [entry.name, entry.size])).toEqual([['Sources/', 0], ['Sources/é.txt', 4]]);
    const bytes = Buffer.concat([zipOf({ a: 'text' }), Buffer.from('hello')]);
    expect(refusalOf(bytes)).toMatch(/^zip-damaged/);
    bytes.writeUInt16LE(5, bytes.length - 7);
    expect(refusalOf(bytes)).toBe('read');
  });

  test('[PL-151] names that leave the package, are there twice or are no names refuse the package', () => {
    for (const bad of ['../a', 'a/../../b', '/etc/passwd', 'C:/a', 'c:a', 'a\\b', 'a//b', './a', 'a\u0000b', 'a\nb', '']) {
      expect([bad, refusalOf(zipOf({ fine: 'x', [bad]: 'y' }))]).toEqual([bad, expect.stringMatching(/^zip-suspect: The package is not one/)]);
      expect(writeZip([{ name: bad, bytes: new Uint8Array(1) }]).ok).toBe(false);
    }
    const twice = zipOf({ aa: 'x', ab: 'y' });
    for (let at = twice.indexOf('ab'); at >= 0; at = twice.indexOf('ab')) twice.write('aa', at);
    expect(refusalOf(twice)).toContain('“aa” is there twice');
    expect(writeZip([{ name: 'a', bytes: new Uint8Array(1) }, { name: 'a', bytes: new Uint8Array(1) }]).ok).toBe(false);
  });

  test('[PL-151] encrypted, ZIP64, overlapping, misnamed, unknown and cut packages are refused with a sentence', () => {
    const good = zipOf({ a: 'first text', b: 'second text' });
    expect(refusalOf(patched(good, ENTRY, 8, 1, 2))).toMatch(/^zip-encrypted/);
    expect(refusalOf(patched(good, ENTRY, 24, 0xffff_ffff, 4))).toMatch(/^zip64/);
    expect(refusalOf(patched(good, END, 10, 0xffff, 2))).toMatch(/^zip64/);
    expect(refusalOf(patched(good, LOCAL, 30, 0x62, 2))).toMatch(/another name in its own place|overlaps/);
    expect(refusalOf(patched(good, ENTRY, 10, 99, 2))).toMatch(/^zip-method/);
    const second = Buffer.from(good);
    second.writeUInt32LE(0, second.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 42);
    expect(refusalOf(second)).toMatch(/overlaps another entry/);
    for (let length = 0; length < good.length; length++) expect(refusalOf(good.subarray(0, length))).toMatch(/^zip-damaged/);
  });

  test('[PL-152] an entry becomes exactly what it claims, or is refused: too many, too large, swelling, lying and broken ones', () => {
    const bomb = zipOf({ bomb: Buffer.alloc(20_000_000) });
    expect(refusalOf(bomb)).toMatch(/^zip-too-large.*swell to more than 300 times/);
    expect(refusalOf(zipOf({ bomb: { content: Buffer.alloc(20_000_000), claims: 1000 } }))).toMatch(/^zip-damaged.*has not the size/);
    expect(refusalOf(zipOf({ a: { content: 'short', claims: 4 } }))).toMatch(/has not the size/);
    expect(refusalOf(zipOf({ a: { content: 'short', claims: 6 } }))).toMatch(/has not the size/);
    expect(refusalOf(patched(zipOf({ a: 'text' }), ENTRY, 16, 1, 4))).toMatch(/checksum differs/);
    expect(refusalOf(zipOf({ a: 'x', b: 'y' }), { ...ZIP_LIMITS, entries: 1 })).toMatch(/^zip-too-large.*2 entries/);
    expect(refusalOf(zipOf({ a: 'xxx', b: 'yyy' }), { ...ZIP_LIMITS, totalBytes: 5 })).toMatch(/^zip-too-large.*6 bytes/);
    expect(refusalOf(zipOf({ a: 'xxx', b: 'yyy' }), { ...ZIP_LIMITS, entryBytes: 2 })).toMatch(/^zip-too-large.*3 bytes/);
  });

  test('[PL-152] unpacking stops soon after the size that was claimed', () => {
    const packed = deflateRawSync(Buffer.alloc(500_000_000));
    const from = performance.now();
    expect(inflateInPieces(packed, 10).length).toBe(11);
    expect(performance.now() - from).toBeLessThan(2000);
  });

  test('[PL-152] whatever one byte of a package becomes, it is read or refused with a sentence', () => {
    const bytes = Buffer.from(must(writeZip([{ name: 'project.qde', bytes: Buffer.from('<Project name="é"/>'.repeat(20)) }, { name: 'sources/a.txt', bytes: Buffer.from('text') }])));
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, byte) => {
        const copy = Buffer.from(bytes);
        copy[at] = byte;
        expect(refusalOf(copy)).toMatch(/^(read|zip-damaged|zip-suspect|zip-encrypted|zip-method|zip64|zip-too-large)/);
      }),
      { numRuns: 2000 },
    );
  });

  test('[PL-152] the checksum is the one of ZIP', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => crc32(bytes) === nodeCrc32(bytes)));
    expect(crc32(new Uint8Array([49, 50, 51, 52, 53, 54, 55, 56, 57]))).toBe(0xcbf43926);
  });
});
