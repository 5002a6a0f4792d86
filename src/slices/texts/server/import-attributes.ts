import { storableText } from '../../../kernel/storable-text.ts';
import { attributesOf } from './attribute-store.ts';
import { namedValues, type Into } from './named-values.ts';
import type { Trx, Values } from './tables.ts';

/**
 * The values of the sources of one file, in their order: its folder and name, and what the file says of each by its own names. Names
 * that the study does not know yet become attributes of the type text.
 */
export async function fileAttributes(trx: Trx, into: Into, place: { readonly folder: string; readonly file: string }, found: readonly { readonly attributes: Readonly<Record<string, string>> }[]): Promise<{ readonly values: readonly Values[]; readonly notes: readonly string[] }> {
  const told = found.map(({ attributes }) => Object.entries(attributes).filter(([name]) => storableText(name).trim() !== '').map(([name, value]) => ({ name, type: 'text' as const, value })));
  const { values, notes } = await namedValues(trx, into, 'source', told);
  const filled = Object.fromEntries((await attributesOf(trx, into.studyId)).flatMap(({ key, attribute_id: id }) => (key !== null && place[key] !== '' ? [[id, place[key]] as const] : [])));
  return { values: values.map((said) => ({ ...said, ...filled })), notes };
}
