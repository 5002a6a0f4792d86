import type { TextCondition } from '../../model/queries/coded-text.ts';
import { filterIn, isId, listIn, type Question } from './question-address.ts';

/** Coded text as the server is asked for it: `each` lists codings, the others stretches of text that meet a condition on codes. */
export function retrievalQuestion(question: Question): { readonly condition?: TextCondition; readonly filter: object; readonly around: number } {
  const codes = listIn(question, 'codes').filter(isId);
  const around = Math.min(2000, Number(question['around'] ?? '80') || 0);
  const condition = conditionOn(codes, question['if'] ?? 'each');
  if (condition) return { condition, filter: filterIn(question), around };
  return { filter: { ...filterIn(question), ...(codes.length > 0 ? { codes } : {}) }, around };
}

function conditionOn(codes: readonly string[], how: string): TextCondition | null {
  const each = codes.map((code) => ({ code }));
  const [first, ...others] = each;
  if (!first || how === 'each') return null;
  if (how === 'all') return { all: each };
  if (how === 'but' && others.length > 0) return { text: first, but: { any: others } };
  return { any: each };
}
