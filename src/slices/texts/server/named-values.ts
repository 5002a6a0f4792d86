import type { NewId } from '../../../kernel/ids.ts';
import { storableText } from '../../../kernel/storable-text.ts';
import { canonicalValue } from '../model/attribute-value.ts';
import type { AttributeType, AttributeValue } from '../model/study.ts';
import { addAttributes, attributesOf, type StoredAttribute } from './attribute-store.ts';
import type { Trx, Values } from './tables.ts';

/** A value by the name of its attribute, as files and other programs tell it; where the study has none of this name, it gets one of this type. */
export interface NamedValue {
  readonly name: string;
  readonly type: AttributeType;
  readonly value: AttributeValue;
}

/** The study whose attributes they become. */
export interface Into {
  readonly districtId: string;
  readonly studyId: string;
  readonly now: number;
  readonly newId: NewId;
}

/**
 * Makes the attributes that the study does not know yet, and tells the values of each thing by their ids, in the order of the things. A
 * value that does not fit its attribute is left out with a note.
 */
export async function namedValues(trx: Trx, into: Into, appliesTo: 'source' | 'case', things: readonly (readonly NamedValue[])[]): Promise<{ readonly values: readonly Values[]; readonly notes: readonly string[] }> {
  const attributes = await attributesFor(trx, into, appliesTo, things.flat());
  const notes = new Set<string>();
  const values = things.map((told) => {
    const kept: Record<string, AttributeValue> = {};
    for (const { name, value } of told) {
      const attribute = attributes.get(keyOf(name));
      const canonical = attribute && canonicalValue(attribute, typeof value === 'string' ? clipped(value, 2000) : value);
      if (!canonical?.ok) notes.add(`“${clipped(String(value), 60)}” does not fit the attribute “${attribute?.name ?? nameOf(name)}” and was left out.`);
      else if (canonical.value !== null) kept[attribute!.attribute_id] = canonical.value;
    }
    return kept;
  });
  return { values, notes: [...notes] };
}

/** The attributes by {@link keyOf} their names, those that were missing among them. */
async function attributesFor(trx: Trx, into: Into, appliesTo: 'source' | 'case', told: readonly NamedValue[]): Promise<ReadonlyMap<string, StoredAttribute>> {
  const byName = async () => new Map((await attributesOf(trx, into.studyId)).filter((one) => one.applies_to === appliesTo).map((one) => [keyOf(one.name), one] as const));
  const known = await byName();
  const missing = new Map(told.filter(({ name }) => !known.has(keyOf(name))).map((one) => [keyOf(one.name), one] as const));
  if (missing.size === 0) return known;
  await addAttributes(trx, into, [...missing.values()].map(({ name, type }) => ({ attributeId: into.newId(), name: nameOf(name), type, appliesTo, allowed: null })));
  return byName();
}

function nameOf(said: string): string {
  return clipped(said, 200) || 'Value';
}

/** Names that differ in case only are one. */
function keyOf(name: string): string {
  return nameOf(name).toLowerCase();
}

/** The beginning of a text, without the half of a character that a cut can leave: no database keeps it. */
function clipped(text: string, most: number): string {
  return storableText(text.trim().slice(0, most)).trim();
}
