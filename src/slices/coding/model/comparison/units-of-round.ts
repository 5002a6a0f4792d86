import type { CodedText, Stretch } from '../agreement/coded-text.ts';
import { segmentUnits } from '../agreement/segment-units.ts';
import { sentencesOf } from '../agreement/sentences.ts';
import { characterUnits, stretchUnits, type TextUnits } from '../agreement/text-units.ts';
import type { ComparedText, ComparisonAsked, RoundToCompare } from './round-to-compare.ts';

/** The texts of a round as the agreement library takes them; coders and codes go by their ids. */
export function codedTexts(texts: readonly ComparedText[]): CodedText[] {
  return texts.map(({ sourceId, length, within, codings }) => ({
    source: sourceId,
    length,
    codings: codings.map(({ coderId, codeId, start, end }) => ({ coder: coderId, code: codeId, start, end })),
    ...(within ? { within } : {}),
  }));
}

/** A round cut into its units once, to be asked code after code: one yes or no of each coder for each unit, is any of these codes there? */
export type RoundUnits = (codes: readonly string[], coders: readonly string[]) => TextUnits;

/** Cuts the round into the asked units; segments are units of pairs and asked for with {@link segmentsOfPair}. */
export function unitsOfRound(round: RoundToCompare, asked: ComparisonAsked): RoundUnits {
  const texts = codedTexts(round.texts);
  const labels = { codebookVersion: round.codebookVersion, round: round.round };
  const { unit, share } = asked;
  if (unit.kind !== 'turn' && unit.kind !== 'sentence') return (codes, coders) => characterUnits(texts, { ...labels, coders, question: { kind: 'has', codes } });
  const stretches = round.texts.map((text) => stretchesOf(text, asked));
  return (codes, coders) => stretchUnits(texts, stretches, unit, share, { ...labels, coders, question: { kind: 'has', codes } });
}

/** Every segment of two coders as a unit; the overlap is that of the asked unit. */
export function segmentsOfPair(round: RoundToCompare, pair: readonly [string, string], codes: readonly string[], overlap: number): TextUnits {
  return segmentUnits(codedTexts(round.texts), pair, codes, overlap, { codebookVersion: round.codebookVersion, round: round.round });
}

function stretchesOf({ text, rows }: ComparedText, { unit, language }: ComparisonAsked): readonly Stretch[] {
  return unit.kind === 'sentence' ? sentencesOf(text, language, rows) : rows;
}
