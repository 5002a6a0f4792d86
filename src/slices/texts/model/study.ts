/** What a member may do: lead decides about members, rounds and the codebook; coder codes; reader reads. */
export const STUDY_PARTS = ['lead', 'coder', 'reader'] as const;
/** One of {@link STUDY_PARTS}. */
export type StudyPart = (typeof STUDY_PARTS)[number];

/** The kinds of source that the three-source rule tells apart (TRI-01, COD-01); type and date are mandatory (COD-01). */
export const SOURCE_TYPES = ['observation', 'interview', 'document', 'survey', 'other'] as const;
/** One of {@link SOURCE_TYPES}. */
export type SourceType = (typeof SOURCE_TYPES)[number];

/** What a case can be; `other` carries its own word as an attribute. */
export const CASE_KINDS = ['person', 'network', 'meeting', 'school', 'other'] as const;
/** One of {@link CASE_KINDS}. */
export type CaseKind = (typeof CASE_KINDS)[number];

/** The types of attribute; the same as REFI-QDA's variables. */
export const ATTRIBUTE_TYPES = ['text', 'boolean', 'integer', 'float', 'date', 'datetime'] as const;
/** One of {@link ATTRIBUTE_TYPES}. */
export type AttributeType = (typeof ATTRIBUTE_TYPES)[number];

/** The value of an attribute in its canonical form: integers and floats as decimal text, dates as ISO 8601. */
export type AttributeValue = string | boolean;
