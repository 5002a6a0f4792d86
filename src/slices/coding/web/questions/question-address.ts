import { SOURCE_TYPES, type SourceType } from '../../../texts/model/study.ts';

/** A question as it stands in an address and in a saved question: names with one or several values. */
export type Question = Readonly<Record<string, string>>;

/** Reads the part of an address after the question mark. */
export function questionFrom(search: string): Question {
  return Object.fromEntries(new URLSearchParams(search));
}

/** The question with some values changed; what is empty is left out, so that equal questions have equal addresses. */
export function withValues(question: Question, changes: Question): Question {
  return Object.fromEntries(Object.entries({ ...question, ...changes }).filter(([, value]) => value !== '').sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The question as the part of an address after the question mark. */
export function addressOf(question: Question): string {
  return new URLSearchParams(withValues(question, {})).toString();
}

/** Several values of one name. */
export function listIn(question: Question, name: string): readonly string[] {
  return (question[name] ?? '').split(',').filter((value) => value !== '');
}

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether this can be an id: addresses are typed and cut short by people. */
export function isId(value: string): boolean {
  return ID.test(value);
}

/** The filter that a question carries, in the form the server takes it; what makes no sense is left out. */
export function filterIn(question: Question): { readonly rounds?: string[]; readonly coders?: string[]; readonly types?: SourceType[]; readonly settled?: true } {
  const [rounds, coders] = [listIn(question, 'rounds').filter(isId), listIn(question, 'coders').filter(isId)];
  const types = SOURCE_TYPES.filter((type) => listIn(question, 'types').includes(type));
  return { ...(rounds.length > 0 ? { rounds } : {}), ...(coders.length > 0 ? { coders } : {}), ...(types.length > 0 ? { types } : {}), ...(question['settled'] === 'yes' ? { settled: true } : {}) };
}
