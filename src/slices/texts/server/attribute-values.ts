import { err, ok, refuse, type Result } from '../../../kernel/result.ts';
import { canonicalValue } from '../model/attribute-value.ts';
import type { AttributeValue } from '../model/study.ts';
import type { StoredAttribute } from './attribute-store.ts';
import type { Values } from './tables.ts';

/** Values by attribute id in their canonical forms, empty ones left out; refused when one does not fit or names nothing of the study. */
export function checkValues(attributes: readonly StoredAttribute[], appliesTo: 'source' | 'case', given: Values): Result<Record<string, AttributeValue>> {
  const kept: Record<string, AttributeValue> = {};
  for (const [id, value] of Object.entries(given)) {
    const attribute = attributes.find((one) => one.attribute_id === id && one.applies_to === appliesTo);
    if (!attribute) return refuse('invalid', 'no-attribute', `There is no such attribute of ${appliesTo === 'source' ? 'sources' : 'cases'} in this study. Nothing was changed.`, { mend: 'Load the page again; somebody may have removed it.', fields: [{ path: ['attributes', id], message: 'No such attribute.' }] });
    const canonical = canonicalValue(attribute, value);
    if (!canonical.ok) return err({ ...canonical.error, fields: [{ path: ['attributes', id], message: canonical.error.mend ?? '' }] });
    if (canonical.value !== null) kept[id] = canonical.value;
  }
  return ok(kept);
}
