import { expect, test } from 'vitest';
import { foldCodePoint, foldTable } from './folding.ts';

test('[TX-70] capitals and small letters are alike exactly where Unicode folds one character into one', () => {
  const classes = new Map<string, string[]>();
  for (let code = 0; code < 0x1_f000; code++) {
    if (code >= 0xd800 && code < 0xe000) continue;
    const character = String.fromCodePoint(code);
    if (!/\p{L}/u.test(character)) continue;
    const others = [character.toUpperCase(), character.toLowerCase(), character.toUpperCase().toLowerCase()];
    if (others.every((other) => other === character)) continue;
    const folded = foldCodePoint(character);
    classes.set(folded, [...(classes.get(folded) ?? []), character]);
    for (const other of others) if (Array.from(other).length === 1) expect([character, other, foldCodePoint(other) === folded]).toEqual([character, other, new RegExp(`^${character}$`, 'iu').test(other)]);
  }
  for (const [folded, alike] of classes) for (const one of alike) expect(new RegExp(`^${one}$`, 'iu').test(folded)).toBe(true);
  expect(classes.size).toBeGreaterThan(1000);
});

test('[TX-70] every sign of the first plane is a part of a word, none, or to be judged with its neighbours', () => {
  const fold = foldTable();
  const kinds = ['a', 'É', '7', ' ', '-', '_', '’', 'ʼ', '\u0301', '\ud83d'].map((sign) => fold[sign.charCodeAt(0)]);
  expect(kinds).toEqual([97, 233, 55, 0, 0, 0, 0, 0, 1, 1]);
});
