import type { Figure } from './figure.ts';
import { KRIPPENDORFF_ALPHA } from './krippendorff-alpha.ts';
import { measure } from './statistic.ts';
import { characterUnits, type Asked } from './text-units.ts';
import type { CodedText } from './coded-text.ts';

/** A semantic domain: codes that answer one question and mostly exclude each other. */
export interface Domain {
  readonly name: string;
  readonly codes: readonly string[];
}

type Labels = Omit<Asked, 'question'>;

/**
 * α-binary of a domain: do the coders find the same text relevant to it, whatever code they then choose? Nominal α over all
 * characters with the values “some code of the domain” and “none” (González-Prieto, Pérez, Díaz & López-Fernández 2020,
 * arXiv 2008.00977, as in ATLAS.ti). Characters are the units; Krippendorff's own |uα (2016) takes segments in its chance term.
 */
export function alphaBinary(texts: readonly CodedText[], domain: Domain, asked: Labels): Figure {
  return measure(characterUnits(texts, { ...asked, question: { kind: 'has', codes: domain.codes } }).table, KRIPPENDORFF_ALPHA.nominal);
}

/**
 * cu-α of a domain: where coders agree that text belongs to it, do they choose the same code? Nominal α over the characters on
 * which at least two coders put codes of the domain; what one of them left bare is missing, not a value, and never an agreement
 * (same source). Several codes of the domain on the same character are one answer of their own.
 */
export function cuAlpha(texts: readonly CodedText[], domain: Domain, asked: Labels): Figure {
  return measure(characterUnits(texts, { ...asked, question: { kind: 'which', codes: domain.codes, uncoded: 'missing' } }).table, KRIPPENDORFF_ALPHA.nominal);
}

/**
 * Cu-α across domains: do coders put the same domains on the text that two of them coded at all? Nominal α over sets of domains
 * (same source).
 */
export function cuAlphaAcross(texts: readonly CodedText[], domains: readonly Domain[], asked: Labels): Figure {
  const domainOf = new Map(domains.flatMap(({ name, codes }) => codes.map((code) => [code, name] as const)));
  const renamed = texts.map((text) => ({ ...text, codings: text.codings.flatMap((coding) => (domainOf.has(coding.code) ? [{ ...coding, code: domainOf.get(coding.code)! }] : [])) }));
  return cuAlpha(renamed, { name: 'all domains', codes: domains.map(({ name }) => name) }, asked);
}
