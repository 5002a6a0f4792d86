import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codePointMap, sliceByCodePoints } from './code-points.ts';
import { decodeText, encodeUtf8 } from './decode-text.ts';

const whole = fc.string({ unit: 'grapheme' }).filter((text) => !text.startsWith('\ufeff'));

test('[PL-157] bytes become the text they were made of, by their mark, as UTF-8, or as windows-1252, and the mark is no part of it', () => {
  fc.assert(
    fc.property(whole, (text) => {
      const swapped = Buffer.from(text, 'utf16le').swap16();
      expect(decodeText(encodeUtf8(text))).toEqual({ text, encoding: 'utf-8', bom: false });
      expect(decodeText(encodeUtf8(`\ufeff${text}`))).toEqual({ text, encoding: 'utf-8', bom: true });
      expect(decodeText(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]))).toEqual({ text, encoding: 'utf-16le', bom: true });
      expect(decodeText(Buffer.concat([Buffer.from([0xfe, 0xff]), swapped]))).toEqual({ text, encoding: 'utf-16be', bom: true });
    }),
  );
  expect(decodeText(Buffer.from('Caf\u00e9 \u0093so\u0094', 'latin1'))).toEqual({ text: 'Café “so”', encoding: 'windows-1252', bom: false });
  expect(decodeText(new Uint8Array())).toEqual({ text: '', encoding: 'utf-8', bom: false });
});

test('[PL-157] whatever the bytes, there is a text', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => typeof decodeText(bytes).text === 'string'));
});

test('[PL-158] places in code points and in UTF-16 units lead to each other, as counting one by one does', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('a', '😀', '\u0301', '\ud83d', '\ude00', '\r\n') })), (text) => {
      const points = Array.from(text);
      const map = codePointMap(text);
      expect(map.length).toBe(points.length);
      let unit = 0;
      for (let i = 0; i <= points.length; i++) {
        expect([map.toUnits(i), map.toCodePoints(unit)]).toEqual([unit, i]);
        if (points[i]?.length === 2) expect(map.toCodePoints(unit + 1)).toBe(i);
        unit += points[i]?.length ?? 0;
      }
      expect(sliceByCodePoints(text, 1 % (points.length + 1), points.length)).toBe(points.slice(1 % (points.length + 1)).join(''));
    }),
  );
  expect(() => codePointMap('abc').toUnits(4)).toThrow(RangeError);
  expect(() => codePointMap('a😀').toUnits(3)).toThrow(RangeError);
  expect(() => codePointMap('a😀').toCodePoints(-1)).toThrow(RangeError);
});
