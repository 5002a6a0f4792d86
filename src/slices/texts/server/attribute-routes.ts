import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Api } from '../../../platform/server/http/api.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import type { Actor } from '../../people/model/actor.ts';
import { canonicalValue } from '../model/attribute-value.ts';
import type { AttributeType } from '../model/study.ts';
import { AttributeChange, AttributeDraft, AttributeList, AttributePath, StudyPath, type StudyAttribute } from '../model/study-wire.ts';
import { addAttributes, attributesOf, changeAttribute, removeAttribute, type StoredAttribute } from './attribute-store.ts';
import { inStudy } from './permit.ts';
import type { Trx } from './tables.ts';

const NO_ATTRIBUTE = refuse('not-found', 'no-attribute', 'This attribute is not in the study. It may have been removed.', { mend: 'Load the page again.' });
const NAME_TAKEN = refuse('conflict', 'attribute-name-taken', 'There is an attribute of this name already. Nothing was added.', { mend: 'Choose another name, or use the one that is there.' });
const BUILT_IN = refuse('conflict', 'attribute-built-in', 'Every import fills this attribute, so it stays. You can give it another name.', { mend: 'Rename it instead.' });

/** The typed attributes of sources and cases; those who code may add and change them. */
export function attributeRoutes(api: Api<Actor>, { db, clock }: Parts): void {
  const within = inStudy(db);
  const listed = async (trx: Trx, studyId: string) => ok({ attributes: (await attributesOf(trx, studyId)).map(attributeView) });

  api.route({ method: 'get', path: '/api/studies/{studyId}/attributes', tag: 'Studies', summary: 'The attributes of sources and cases', access: 'signed-in', params: StudyPath, answer: AttributeList }, ({ actor, params }) =>
    within({ actor, ...params, action: 'study.read' }, (trx) => listed(trx, params.studyId)),
  );

  api.route({ method: 'post', path: '/api/studies/{studyId}/attributes', tag: 'Studies', summary: 'Add an attribute', access: 'signed-in', params: StudyPath, body: AttributeDraft, answer: AttributeList }, ({ actor, params, body }) =>
    within({ actor, ...params, action: 'study.code', lock: true }, async (trx) => {
      const here = await attributesOf(trx, params.studyId);
      if (here.some((one) => one.attribute_id === body.attributeId)) return listed(trx, params.studyId);
      const allowed = canonicalList(body.name, body.type, body.allowed);
      if (!allowed.ok) return allowed;
      const added = await addAttributes(trx, { districtId: actor.districtId, ...params, now: clock.now() }, [{ ...body, allowed: allowed.value }]);
      return added === 1 ? listed(trx, params.studyId) : NAME_TAKEN;
    }),
  );

  /** Changes one attribute with the study held. */
  const changing = (actor: Actor, { studyId, attributeId }: { studyId: string; attributeId: string }, change: (trx: Trx, attribute: StoredAttribute, others: readonly StoredAttribute[]) => Promise<Result<true>>) =>
    within({ actor, studyId, action: 'study.code', lock: true }, async (trx) => {
      const all = await attributesOf(trx, studyId);
      const attribute = all.find((one) => one.attribute_id === attributeId);
      if (!attribute) return NO_ATTRIBUTE;
      const changed = await change(trx, attribute, all.filter((one) => one !== attribute));
      return changed.ok ? listed(trx, studyId) : changed;
    });

  api.route({ method: 'patch', path: '/api/studies/{studyId}/attributes/{attributeId}', tag: 'Studies', summary: 'Rename an attribute, or change its list of values', access: 'signed-in', params: AttributePath, body: AttributeChange, answer: AttributeList }, ({ actor, params, body }) =>
    changing(actor, params, async (trx, attribute, others) => {
      const name = body.name ?? attribute.name;
      if (others.some((one) => one.applies_to === attribute.applies_to && one.name.toLowerCase() === name.toLowerCase())) return NAME_TAKEN;
      const allowed = canonicalList(name, attribute.type, body.allowed === undefined ? attribute.allowed : body.allowed);
      if (!allowed.ok) return allowed;
      await changeAttribute(trx, attribute.attribute_id, { name, allowed: allowed.value });
      return ok(true);
    }),
  );

  api.route({ method: 'delete', path: '/api/studies/{studyId}/attributes/{attributeId}', tag: 'Studies', summary: 'Remove an attribute with every value of it', access: 'signed-in', params: AttributePath, answer: AttributeList }, ({ actor, params }) =>
    changing(actor, params, async (trx, attribute) => {
      if (attribute.key !== null) return BUILT_IN;
      await removeAttribute(trx, attribute);
      return ok(true);
    }),
  );
}

/** The allowed values in their canonical forms, each once; a list with none in it is no list. */
function canonicalList(name: string, type: AttributeType, allowed: readonly string[] | null): Result<readonly string[] | null> {
  const list = new Set<string>();
  for (const typed of allowed ?? []) {
    const value = canonicalValue({ name, type, allowed: null }, typed);
    if (!value.ok) return value;
    if (value.value !== null) list.add(String(value.value));
  }
  return ok(list.size > 0 ? [...list] : null);
}

function attributeView(row: StoredAttribute): StudyAttribute {
  return { attributeId: row.attribute_id, name: row.name, type: row.type, appliesTo: row.applies_to, allowed: row.allowed && [...row.allowed], key: row.key };
}
