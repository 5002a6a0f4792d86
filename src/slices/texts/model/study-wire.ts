import { z } from 'zod';
import { ATTRIBUTE_TYPES, CASE_KINDS, STUDY_PARTS } from './study.ts';

/** Somebody by name; an empty one for who is no longer known. */
export const NamedPerson = z.object({ personId: z.uuid(), name: z.string() });
const title = z.string().trim().min(1, 'Give it a title.').max(200, 'This title is longer than 200 characters. Shorten it a little.');

/** What a member of a study may do in it. */
export const StudyPart = z.enum(STUDY_PARTS);

/** A member of a study. */
export const StudyMember = NamedPerson.extend({ part: StudyPart });
export type StudyMember = z.infer<typeof StudyMember>;

/** A study as one of its members sees it. `revision` counts its changes and goes back with the next one. */
export const StudyView = z.object({
  studyId: z.uuid(),
  title: z.string(),
  question: z.string(),
  createdAt: z.number().int(),
  archivedAt: z.number().int().nullable(),
  revision: z.number().int(),
  members: z.array(StudyMember),
  sources: z.number().int(),
  cases: z.number().int(),
  you: z.object({ part: StudyPart, mayChange: z.boolean(), mayCode: z.boolean() }),
});
export type StudyView = z.infer<typeof StudyView>;

/** The studies that the asking person is a member of, the newest first, and whether they may begin one. */
export const StudyList = z.object({ studies: z.array(StudyView), mayCreate: z.boolean() });
export type StudyList = z.infer<typeof StudyList>;

/** A new study; its id is made by the client, so that sending it twice is harmless. Who makes it leads it. */
export const StudyDraft = z.object({ studyId: z.uuid(), title, question: z.string().trim().max(2000).default('') });
export type StudyDraft = z.infer<typeof StudyDraft>;

/** What changes about a study. `archived` puts it aside or takes it up again; nothing is lost either way. */
export const StudyChange = z.object({ revision: z.number().int(), title: title.optional(), question: z.string().trim().max(2000).optional(), archived: z.boolean().optional() });
export type StudyChange = z.infer<typeof StudyChange>;

/** Which part a person of the district gets in a study. */
export const MemberPart = z.object({ part: StudyPart });

/** Values by attribute id: `true`/`false` for a boolean, else text in the canonical form of its type. An attribute that is not named has no value. */
export const AttributeValues = z.record(z.uuid(), z.union([z.string().max(2000), z.boolean()]));
export type AttributeValues = z.infer<typeof AttributeValues>;

/** A typed attribute of sources or of cases. `key` marks the two that every import fills; they can be renamed, not removed. */
export const StudyAttribute = z.object({
  attributeId: z.uuid(),
  name: z.string(),
  type: z.enum(ATTRIBUTE_TYPES),
  appliesTo: z.enum(['source', 'case']),
  /** Only these values, where the list is not null. */
  allowed: z.array(z.string()).nullable(),
  key: z.enum(['folder', 'file']).nullable(),
});
export type StudyAttribute = z.infer<typeof StudyAttribute>;
export const AttributeList = z.object({ attributes: z.array(StudyAttribute) });
export type AttributeList = z.infer<typeof AttributeList>;

const allowed = z.array(z.string().trim().min(1).max(200)).min(1).max(200).nullable();
/** A new attribute; its id is made by the client. */
export const AttributeDraft = z.object({ attributeId: z.uuid(), name: title, type: z.enum(ATTRIBUTE_TYPES), appliesTo: z.enum(['source', 'case']), allowed: allowed.default(null) });
export type AttributeDraft = z.infer<typeof AttributeDraft>;
/** A new name or a new list of values; the type of an attribute stays. */
export const AttributeChange = z.object({ name: title.optional(), allowed: allowed.optional() });
export type AttributeChange = z.infer<typeof AttributeChange>;

/** A case: what sources belong to. `personId` and `networkId` link it to the district's own people, where it is one of them. */
export const StudyCase = z.object({
  caseId: z.uuid(),
  kind: z.enum(CASE_KINDS),
  name: z.string(),
  personId: z.uuid().nullable(),
  networkId: z.uuid().nullable(),
  attributes: AttributeValues,
  revision: z.number().int(),
  sources: z.number().int(),
});
export type StudyCase = z.infer<typeof StudyCase>;
export const CaseList = z.object({ cases: z.array(StudyCase) });
export type CaseList = z.infer<typeof CaseList>;

/** A new case; its id is made by the client. */
export const CaseDraft = z.object({ caseId: z.uuid(), kind: z.enum(CASE_KINDS), name: title, personId: z.uuid().nullable().default(null), networkId: z.uuid().nullable().default(null), attributes: AttributeValues.default({}) });
export type CaseDraft = z.infer<typeof CaseDraft>;
/** What changes about a case; `revision` is the one that the change was made on. */
export const CaseChange = z.object({ revision: z.number().int(), kind: z.enum(CASE_KINDS).optional(), name: title.optional(), personId: z.uuid().nullable().optional(), networkId: z.uuid().nullable().optional(), attributes: AttributeValues.optional() });
export type CaseChange = z.infer<typeof CaseChange>;

export const StudyPath = z.object({ studyId: z.uuid() });
export const MemberPath = StudyPath.extend({ personId: z.uuid() });
export const AttributePath = StudyPath.extend({ attributeId: z.uuid() });
export const CasePath = StudyPath.extend({ caseId: z.uuid() });
