import type { NewId } from '../../../kernel/ids.ts';
import { storableText } from '../../../kernel/storable-text.ts';
import { canonicalValue } from '../model/attribute-value.ts';
import type { AttributeValue } from '../model/study.ts';
import { addAttributes, attributesOf } from './attribute-store.ts';
import type { Trx, Values } from './tables.ts';

interface Into {
  readonly districtId: string;
  readonly studyId: string;
  readonly now: number;
  readonly newId: NewId;
}
interface SaysAttributes {
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * The attributes of sources from one file: its folder and name, and what the file says of each by its own names. Names that the
 * study does not know yet become attributes of the type text; a value that does not fit a known one is left out with a note.
 */
export async function fileAttributes(trx: Trx, into: Into, place: { readonly folder: string; readonly file: string }, found: readonly SaysAttributes[]): Promise<{ readonly valuesOf: (one: SaysAttributes) => Values; readonly notes: readonly string[] }> {
  const names = new Set(found.flatMap((one) => Object.keys(one.attributes)).map(nameOf).filter((name) => name !== ''));
  const isSource = { type: 'text', appliesTo: 'source', allowed: null } as const;
  const known = new Set((await attributesOf(trx, into.studyId)).filter((one) => one.applies_to === 'source').map((one) => one.name.toLowerCase()));
  await addAttributes(trx, into, [...names].filter((name) => !known.has(name.toLowerCase())).map((name) => ({ ...isSource, attributeId: into.newId(), name })));
  const attributes = (await attributesOf(trx, into.studyId)).filter((one) => one.applies_to === 'source');
  const notes = new Set<string>();
  const valuesOf = (one: SaysAttributes): Values => {
    const values: Record<string, AttributeValue> = {};
    for (const [said, value] of Object.entries(one.attributes)) {
      const attribute = attributes.find(({ name }) => name.toLowerCase() === nameOf(said).toLowerCase());
      const canonical = attribute && canonicalValue(attribute, storableText(value).slice(0, 2000));
      if (canonical?.ok && canonical.value !== null) values[attribute!.attribute_id] = canonical.value;
      if (canonical?.ok === false) notes.add(`“${storableText(value).slice(0, 60)}” does not fit the attribute “${attribute!.name}” and was left out.`);
    }
    for (const key of ['folder', 'file'] as const) {
      const attribute = attributes.find((candidate) => candidate.key === key);
      if (attribute && place[key] !== '') values[attribute.attribute_id] = place[key];
    }
    return values;
  };
  // Asked once now, so that the notes are whole before the caller looks at them.
  for (const one of found) valuesOf(one);
  return { valuesOf, notes: [...notes] };
}

function nameOf(said: string): string {
  return storableText(said).trim().slice(0, 200);
}
