import type { Basis, Unit } from './basis.ts';
import { covered, merged, runsOf, type CodedText, type Stretch } from './coded-text.ts';
import { answers, uncodedIn, type Question } from './question.ts';
import { unitTable, type UnitTable, type Value } from './unit-table.ts';

/** What is asked, of whom, and what the caller wants to stand beside the figures. */
export interface Asked {
  readonly coders: readonly string[];
  readonly question: Question;
  readonly codebookVersion: string | null;
  readonly round: string | null;
}

/** A table of units in texts, and for each of its rows the index of the text it comes from (for a bootstrap by source). */
export interface TextUnits {
  readonly table: UnitTable;
  readonly textOf: Int32Array;
}

/**
 * Every character of the texts as a unit. Characters between the same two places are one row with their number as weight, so a
 * novel with ten codings has some twenty rows.
 */
export function characterUnits(texts: readonly CodedText[], asked: Asked): TextUnits {
  return unitsOf(texts, asked, { kind: 'character' }, 0, runsOf);
}

/**
 * Every turn or sentence of the texts as a unit, given for each text in order. A code is on a unit when it covers at least
 * `share` of it (0: any character of it). Where a text has a `within`, units that lie wholly outside are left out.
 */
export function stretchUnits(texts: readonly CodedText[], stretches: readonly (readonly Stretch[])[], unit: Unit & { kind: 'turn' | 'sentence' }, share: number, asked: Asked): TextUnits {
  return unitsOf(texts, asked, unit, share, (text, index) => {
    const own = stretches[index]!.filter(({ start, end }) => start < end).toSorted((a, b) => a.start - b.start);
    if (!text.within) return own;
    const inside = covered(own, merged(text.within, text.length));
    return own.filter((_, at) => inside[at]! > 0);
  });
}

function unitsOf(texts: readonly CodedText[], asked: Asked, unit: Unit, share: number, stretchesOf: (text: CodedText, index: number) => readonly Stretch[]): TextUnits {
  const rows: (Value | null)[][] = [];
  const weights: number[] = [];
  const textOf: number[] = [];
  texts.forEach((text, index) => {
    const stretches = stretchesOf(text, index);
    const columns = asked.coders.map((coder) => answers(text, stretches, coder, asked.question, share));
    stretches.forEach(({ start, end }, at) => {
      rows.push(columns.map((column) => column[at]!));
      weights.push(unit.kind === 'character' ? end - start : 1);
      textOf.push(index);
    });
  });
  // Yes and no could both have been answered, whether they were or not.
  const values = asked.question.kind === 'has' ? [0, 1] : undefined;
  return { table: unitTable(asked.coders, rows, { basis: basisOf(texts, asked, unit, share), values, weights }), textOf: Int32Array.from(textOf) };
}

function basisOf(texts: readonly CodedText[], { question, codebookVersion, round }: Asked, unit: Unit, share: number): Basis {
  const what = unit.kind === 'character' ? 'text' : `${unit.kind}s`;
  const part = texts.some(({ within }) => within) ? `${what} that the round was open for` : `all ${what}`;
  const from = texts.length === 1 ? texts[0]!.source : `${texts.length} sources`;
  const rule = share > 0 ? `; a code counts when it covers ${Math.round(share * 100)} % of the ${unit.kind}` : '';
  return {
    unit,
    universe: `${part} of ${from}${rule}`,
    uncoded: uncodedIn(question),
    scope: { code: question.codes.length === 1 ? question.codes[0]! : null, source: texts.length === 1 ? texts[0]!.source : null },
    codebookVersion,
    round,
  };
}
