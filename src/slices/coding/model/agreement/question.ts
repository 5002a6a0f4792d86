import type { UncodedTreatment } from './basis.ts';
import { covered, merged, type CodedText, type Stretch } from './coded-text.ts';
import type { Value } from './unit-table.ts';

/**
 * What is asked of each unit. `has`: is there any of these codes, yes (1) or no (0)? Text without a code answers no.
 * `which`: which of these codes is there? Several at once count as one answer of their own (“a + b” agrees with “a + b” only);
 * none is no answer, or with `own-value` the answer {@link NO_CODE}.
 */
export type Question =
  | { readonly kind: 'has'; readonly codes: readonly string[] }
  | { readonly kind: 'which'; readonly codes: readonly string[]; readonly uncoded: 'missing' | 'own-value' };

/** The answer “none of these codes” where that is a value of its own. */
export const NO_CODE = '(no code)';

/** How the question takes text without a code, for the basis of a figure. */
export function uncodedIn(question: Question): UncodedTreatment {
  return question.kind === 'has' ? 'own-value' : question.uncoded;
}

/**
 * What one coder answers for each stretch (in order of start). A code is there when the coder's codings of it cover at least
 * `share` of the stretch; with share 0 a single character is enough.
 */
export function answers(text: CodedText, stretches: readonly Stretch[], coder: string, question: Question, share: number): (Value | null)[] {
  const own = text.codings.filter((coding) => coding.coder === coder && question.codes.includes(coding.code));
  const isThere = (codings: readonly Stretch[]): boolean[] => {
    const lengths = covered(stretches, merged(codings, text.length));
    return lengths.map((length, at) => length > 0 && length >= share * (stretches[at]!.end - stretches[at]!.start));
  };
  if (question.kind === 'has') return isThere(own).map(Number);
  const held: string[][] = stretches.map(() => []);
  for (const code of [...new Set(question.codes)].sort()) {
    const codings = own.filter((coding) => coding.code === code);
    if (codings.length > 0) isThere(codings).forEach((there, at) => there && held[at]!.push(code));
  }
  const none = question.uncoded === 'missing' ? null : NO_CODE;
  return held.map((codes) => (codes.length === 0 ? none : codes.join(' + ')));
}
