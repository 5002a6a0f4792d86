import { z } from 'zod';
import { DraftContent, ProtocolContent } from './protocol.ts';

/** A person as lists show them; null where the system itself acted. */
const By = z.object({ personId: z.uuid(), name: z.string() }).nullable();

/** One thing to mend ('must': publishing waits for it) or to look at ('look': only advice). */
export const Finding = z.object({
  severity: z.enum(['must', 'look']),
  path: z.array(z.union([z.string(), z.number()])),
  message: z.string(),
});
export type Finding = z.infer<typeof Finding>;

/** A line of the library. */
export const ProtocolSummary = z.object({
  protocolId: z.uuid(),
  title: z.string(),
  purpose: z.string(),
  /** Key of a protocol that comes with the product (`critical-friends`); null for a district's own. */
  builtIn: z.string().nullable(),
  /** The newest published version; null while there is only a draft. */
  latestVersion: z.number().int().nullable(),
  publishedAt: z.number().nullable(),
  hasDraft: z.boolean(),
  archived: z.boolean(),
  steps: z.number().int(),
  /** Sum of the steps' shorter and longer times, in minutes. */
  minutes: z.object({ from: z.number(), to: z.number() }),
});
export type ProtocolSummary = z.infer<typeof ProtocolSummary>;

export const ProtocolList = z.object({ protocols: z.array(ProtocolSummary) });

/** One published version without its content. */
export const VersionLine = z.object({
  version: z.number().int(),
  publishedAt: z.number(),
  publishedBy: By,
  note: z.string(),
});
export type VersionLine = z.infer<typeof VersionLine>;

/** One published version, whole. */
export const ProtocolVersionView = VersionLine.extend({ protocolId: z.uuid(), content: ProtocolContent });
export type ProtocolVersionView = z.infer<typeof ProtocolVersionView>;

/** The one draft of a protocol, shared by those who may write protocols. `revision` counts its saves and never goes back. */
export const ProtocolDraft = z.object({
  revision: z.number().int(),
  /** The published version that this draft started from; null for a blank one. */
  basedOn: z.number().int().nullable(),
  content: DraftContent,
  savedAt: z.number(),
  savedBy: By,
  findings: z.array(Finding),
});
export type ProtocolDraft = z.infer<typeof ProtocolDraft>;

export const ProtocolView = z.object({
  protocolId: z.uuid(),
  builtIn: z.string().nullable(),
  copiedFrom: z.object({ protocolId: z.uuid(), version: z.number().int() }).nullable(),
  archivedAt: z.number().nullable(),
  /** Newest first. */
  versions: z.array(VersionLine),
  /** The newest published version, whole; null while there is none. */
  published: ProtocolVersionView.nullable(),
  /** Only for those who may write protocols. */
  draft: ProtocolDraft.nullable(),
  /** What the next save must carry as `baseRevision`, also when there is no draft now. */
  draftRevision: z.number().int(),
  mayWrite: z.boolean(),
});
export type ProtocolView = z.infer<typeof ProtocolView>;

/** Start a new protocol: as a copy of a published version, or blank with a title. */
export const CreateProtocol = z.discriminatedUnion('start', [
  z.object({ start: z.literal('copy'), protocolId: z.uuid(), version: z.int32().min(1), title: z.string().trim().max(200).optional() }),
  z.object({ start: z.literal('blank'), title: z.string().trim().min(1, 'Give the protocol a name.').max(200) }),
]);
export type CreateProtocol = z.infer<typeof CreateProtocol>;

/** Save the draft. When someone saved in between, the refusal (code `newer-draft`) carries their draft in `newer`. */
export const SaveDraft = z.object({ baseRevision: z.int32().min(0), content: DraftContent });
export type SaveDraft = z.infer<typeof SaveDraft>;

export const PublishDraft = z.object({
  /** The draft revision that the person has seen; publishing something unseen is refused. */
  revision: z.int32().min(1),
  note: z.string().trim().max(500).default(''),
});

export const ArchiveProtocol = z.object({ archived: z.boolean() });

/** One change in words, with the old and new text where text changed. */
export const ProtocolChange = z.object({
  /** What it belongs to, in words: 'The protocol', 'Step 3, Probing questions', 'Seat: Timer'. */
  place: z.string(),
  kind: z.enum(['added', 'removed', 'moved', 'changed']),
  stepId: z.string().nullable(),
  sentence: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type ProtocolChange = z.infer<typeof ProtocolChange>;

/** A side of a comparison: a published version's number, or the draft. */
export const Side = z.union([z.literal('draft'), z.coerce.number().pipe(z.int32().min(1))]);
export type Side = z.infer<typeof Side>;

export const ProtocolComparison = z.object({ from: z.string(), to: z.string(), changes: z.array(ProtocolChange) });
export type ProtocolComparison = z.infer<typeof ProtocolComparison>;
