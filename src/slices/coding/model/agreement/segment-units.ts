import type { CodedText } from './coded-text.ts';
import { NO_CODE } from './question.ts';
import { compareSegments } from './segments.ts';
import type { Asked, TextUnits } from './text-units.ts';
import { unitTable } from './unit-table.ts';

/**
 * Every segment of two coders as a unit: both have its code when the other has the same code with an overlap of at least
 * `overlap` (intersection over union); else the other has the code of a label disagreement, or no code. There is no cell
 * “neither coded”, so chance terms made from shares mean little here: use percent, and `brennanPrediger(codes.length)` for
 * the κ that MAXQDA prints.
 */
export function segmentUnits(texts: readonly CodedText[], pair: readonly [string, string], codes: readonly string[], overlap: number, labels: Omit<Asked, 'question' | 'coders'>): TextUnits {
  const rows: string[][] = [];
  const textOf: number[] = [];
  texts.forEach((text, index) => {
    for (const { coding, other, kind } of compareSegments(text, pair, codes, overlap)) {
      const theirs = kind === 'agreed' || kind === 'label' ? other!.code : NO_CODE;
      rows.push(coding.coder === pair[0] ? [coding.code, theirs] : [theirs, coding.code]);
      textOf.push(index);
    }
  });
  const from = texts.length === 1 ? texts[0]!.source : `${texts.length} sources`;
  const scope = { code: codes.length === 1 ? codes[0]! : null, source: texts.length === 1 ? texts[0]!.source : null };
  const basis = { unit: { kind: 'segment', overlap }, universe: `segments of both coders in ${from}`, uncoded: 'left-out', scope, ...labels } as const;
  return { table: unitTable(pair, rows, { basis, values: [...codes, NO_CODE] }), textOf: Int32Array.from(textOf) };
}
