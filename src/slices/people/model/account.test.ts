import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import { addressKey } from './address.ts';
import { deviceName } from './device.ts';
import { aloneWarnings, sizeWarnings } from './group-size.ts';
import { checkPassword } from './password.ts';
import { CODE_BYTES, plainCode, recoveryCode } from './recovery-code.ts';

test('[PE-5] a password has 12 to 200 characters, whatever they are', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 0, maxLength: 260 }), (typed) => {
      const length = Array.from(typed).length;
      expect(checkPassword(typed).ok).toBe(length >= 12 && length <= 200);
    }),
    { seed: 5 },
  );
  expect(checkPassword('aaaaaaaaaaa').ok).toBe(false);
  expect(checkPassword('three calm w').ok).toBe(true);
  expect(checkPassword('x'.repeat(200)).ok).toBe(true);
  expect(checkPassword('x'.repeat(201)).ok).toBe(false);
});

test('[PE-5] the twenty first guesses are refused, in capitals too', () => {
  for (const guess of ['123456789012', 'password1234', 'PasswordPassword', 'QWERTYUIOP12', 'administrator', 'Jointwork123']) {
    const checked = checkPassword(guess);
    expect(checked.ok ? guess : checked.error.code).toBe('password-obvious');
  }
});

test('[PE-5] a refused password says why and what makes a good one', () => {
  const checked = checkPassword('short');
  expect(checked.ok ? null : checked.error).toMatchObject({ kind: 'invalid', code: 'password-short', message: expect.stringContaining('at least 12 characters; this one has 5'), mend: expect.stringContaining('words') });
});

test('[PE-9] a recovery code can be copied by hand: twelve letters in threes of four, none that look alike', () => {
  const random = seededRandom(9);
  const codes = new Set<string>();
  for (let n = 0; n < 500; n++) codes.add(recoveryCode(Uint8Array.from({ length: CODE_BYTES }, () => Math.floor(random() * 256))));
  expect(codes.size).toBe(500);
  for (const code of codes) expect(code).toMatch(/^[a-hjkmnp-z2-9]{4}-[a-hjkmnp-z2-9]{4}-[a-hjkmnp-z2-9]{4}$/);
  const letters = [...codes].join('').replaceAll('-', '');
  expect(new Set(letters).size).toBe(31);
});

test('[PE-9] a recovery code made of too few fair bytes is a bug and throws', () => {
  expect(() => recoveryCode(new Uint8Array(CODE_BYTES).fill(255))).toThrow(RangeError);
});

test('[PE-9] a recovery code may be typed with capitals, spaces and without dashes', () => {
  expect(['K7WM-2hqx-9bnd', ' k7wm 2hqx 9bnd ', 'k7wm2hqx9bnd'].map(plainCode)).toEqual(Array.from({ length: 3 }, () => 'k7wm2hqx9bnd'));
});

test('[PE-3] addresses are compared without capitals and without spaces around them', () => {
  expect(addressKey('  Maria.Ortiz@Lakeview.EXAMPLE ')).toBe('maria.ortiz@lakeview.example');
});

test('[PE-10] a sign-in is named by its browser and system as a person would say it', () => {
  expect(deviceName('Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0')).toBe('Firefox on Linux');
  expect(deviceName('Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0')).toBe('Edge on Windows');
  expect(deviceName('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile Safari/604.1')).toBe('Safari on iPhone');
  expect(deviceName('Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36')).toBe('Chrome on ChromeOS');
  expect(deviceName('curl/8')).toBe('An unnamed device');
  expect(deviceName(null)).toBe('An unnamed device');
});

test('[PE-40] networks outside 9 to 18 and circles outside 5 to 7 are warned of; the usual and the still empty are not', () => {
  const warned = (kind: 'network' | 'cohort' | 'circle') => Array.from({ length: 25 }, (_, size) => size).filter((size) => sizeWarnings(kind, 'North', size).length > 0);
  expect(warned('network')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 19, 20, 21, 22, 23, 24]);
  expect(warned('circle')).toEqual([1, 2, 3, 4, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24]);
  expect(warned('cohort')).toEqual([]);
  expect(sizeWarnings('circle', 'Circle 2', 4)).toEqual(['Circle 2 has 4 members. Circles usually have 5 to 7 members, so that each can present during the year.']);
});

test('[PE-42] principals without a network are named, five at most', () => {
  expect(aloneWarnings([])).toEqual([]);
  expect(aloneWarnings(['Ana'])).toEqual(['Every principal belongs to one network; this one does not yet: Ana.']);
  expect(aloneWarnings(['A', 'B', 'C', 'D', 'E', 'F', 'G'])).toEqual(['Every principal belongs to one network; these do not yet: A, B, C, D, E and 2 more.']);
});
