import { canonicalValue } from '../../model/attribute-value.ts';
import type { AttributeValues, StudyAttribute } from '../../model/study-wire.ts';

/** What is typed into the fields of attributes, by attribute id: always text, '' where there is no value. */
export type TypedValues = Readonly<Record<string, string>>;

/** Kept values as their fields show them. */
export function typedOf(values: AttributeValues): TypedValues {
  return Object.fromEntries(Object.entries(values).map(([id, value]) => [id, value === true ? 'yes' : value === false ? 'no' : value]));
}

/** Typed values in the form in which they are kept, and what does not fit, by attribute id. Values of attributes that are gone are left out. */
export function readTyped(attributes: readonly StudyAttribute[], typed: TypedValues): { readonly values: AttributeValues; readonly faults: Readonly<Record<string, string>> } {
  const values: AttributeValues = {};
  const faults: Record<string, string> = {};
  for (const attribute of attributes) {
    const read = canonicalValue(attribute, typed[attribute.attributeId] ?? '');
    if (!read.ok) faults[attribute.attributeId] = read.error.mend ?? read.error.message;
    else if (read.value !== null) values[attribute.attributeId] = read.value;
  }
  return { values, faults };
}

/** A value as it is read in a table: yes or no, the text itself, nothing. */
export function sayValue(value: string | boolean | undefined, yesNo: { readonly yes: string; readonly no: string }): string {
  return value === undefined ? '' : value === true ? yesNo.yes : value === false ? yesNo.no : value;
}
