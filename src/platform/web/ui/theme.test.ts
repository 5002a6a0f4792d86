import { expect, test } from 'vitest';
import { SCHEMES, WRITTEN_ON, type Token } from './theme.ts';

/** Relative luminance and contrast as WCAG 2.1 defines them (1.4.3). */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

const schemes = Object.keys(SCHEMES) as (keyof typeof SCHEMES)[];

test.each(schemes)('[WE-7] every ink has at least 4.5:1 on every ground it is written on (%s)', (scheme) => {
  const weak = WRITTEN_ON.map(([ink, ground]) => ({ ink, ground, ratio: contrast(SCHEMES[scheme][ink], SCHEMES[scheme][ground]) })).filter(({ ratio }) => ratio < 4.5);
  expect(weak).toEqual([]);
});

test.each(schemes)('[WE-7] edges of controls have at least 3:1 against what lies around them (%s)', (scheme) => {
  const grounds: readonly Token[] = ['paper', 'raised'];
  const weak = grounds.map((ground) => contrast(SCHEMES[scheme]['line-strong'], SCHEMES[scheme][ground])).filter((ratio) => ratio < 3);
  expect(weak).toEqual([]);
});

test('[WE-7] both schemes know the same roles', () => {
  expect(Object.keys(SCHEMES.board)).toEqual(Object.keys(SCHEMES.paper));
});
