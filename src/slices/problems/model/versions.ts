import { diffWords } from '../../../kernel/word-diff.ts';
import { FIELDS, TEXT_FIELDS, type Field, type Kind, type ProblemContent } from './content.ts';
import type { ProblemComparison } from './wire.ts';

/** What kinds are called, in the words of the form. */
export const KIND_NAMES: Record<Kind, string> = { instructional: 'Instructional', managerial: 'Managerial', operational: 'Operational' };

/** One field as text, so that every field can be compared alike: people one a line, kinds by name. */
export function fieldText(content: ProblemContent, field: Field): string {
  if (field === 'involved') return content.involved.map(({ who, role }) => (role ? `${who}: ${role}` : who)).join('\n');
  return field === 'kinds' ? content.kinds.map((kind) => KIND_NAMES[kind]).join(', ') : content[field];
}

/** The fields in which two versions differ, in the order of the page. */
export function changedFields(before: ProblemContent, after: ProblemContent): Field[] {
  return FIELDS.filter((field) => !sameField(before, after, field));
}

function sameField(a: ProblemContent, b: ProblemContent, field: Field): boolean {
  return typeof a[field] === 'string' ? a[field] === b[field] : JSON.stringify(a[field]) === JSON.stringify(b[field]);
}

/** What changed between two versions, word by word, for every field that differs. */
export function compareContents(before: ProblemContent, after: ProblemContent): ProblemComparison['fields'] {
  return changedFields(before, after).map((field) => ({ field, runs: diffWords(fieldText(before, field), fieldText(after, field)) }));
}

/**
 * Joins two sets of changes made from one base: each field comes from the side that changed it. `clashes` names the
 * fields that both sides changed differently; there `mine` stands in the joined content and a person must choose.
 */
export function joinChanges(base: ProblemContent, mine: ProblemContent, theirs: ProblemContent): { readonly content: ProblemContent; readonly clashes: readonly Field[] } {
  const clashes = FIELDS.filter((field) => !sameField(base, mine, field) && !sameField(base, theirs, field) && !sameField(mine, theirs, field));
  const fromTheirs = FIELDS.filter((field) => sameField(base, mine, field));
  return { content: { ...mine, ...Object.fromEntries(fromTheirs.map((field) => [field, theirs[field]])) }, clashes };
}

/** Whether nothing has been written yet. */
export function isEmpty(content: ProblemContent): boolean {
  return TEXT_FIELDS.every((field) => content[field].trim() === '') && content.involved.length === 0 && content.kinds.length === 0;
}
