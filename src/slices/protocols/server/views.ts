import { checkProtocol } from '../model/check-protocol.ts';
import type { Editable } from '../model/editing.ts';
import { totalMinutes } from '../model/in-words.ts';
import type { ProtocolContent } from '../model/protocol.ts';
import type { ProtocolDraft, ProtocolSummary, ProtocolVersionView, ProtocolView } from '../model/wire.ts';
import { findVersion, listVersions, type StoredProtocol, type StoredVersion } from './store.ts';
import { namesOf, type Names } from './names.ts';
import type { Trx } from './tables.ts';

const at = (date: Date | null): number | null => (date ? date.getTime() : null);

/** A line of the library; without the draft's words for those who may not write protocols. */
export function summaryOf(protocol: StoredProtocol, newest: StoredVersion | null): ProtocolSummary {
  const content: ProtocolContent = newest?.content ?? protocol.draft!;
  return {
    protocolId: protocol.protocol_id,
    title: content.title,
    purpose: content.purpose,
    builtIn: protocol.built_in,
    latestVersion: newest?.version ?? null,
    publishedAt: at(newest?.published_at ?? null),
    hasDraft: protocol.draft !== null,
    archived: protocol.archived_at !== null,
    steps: content.steps.length,
    minutes: totalMinutes(content),
  };
}

/** One published version, whole. */
export function versionView(row: StoredVersion, names: Names): ProtocolVersionView {
  return { protocolId: row.protocol_id, content: row.content, ...versionLine(row, names) };
}

function versionLine(row: Omit<StoredVersion, 'content'>, names: Names) {
  return { version: row.version, publishedAt: row.published_at.getTime(), publishedBy: names(row.published_by), note: row.note };
}

/** Everything about one protocol; the draft only for those who may write. */
export async function protocolView(trx: Trx, protocol: StoredProtocol, mayWrite: boolean): Promise<ProtocolView> {
  const versions = await listVersions(trx, protocol.protocol_id);
  const newest = await findVersion(trx, protocol.protocol_id);
  const names = await namesOf(trx, [protocol.draft_saved_by, ...versions.map((row) => row.published_by)]);
  return {
    protocolId: protocol.protocol_id,
    builtIn: protocol.built_in,
    copiedFrom: protocol.copied_from && protocol.copied_from_version ? { protocolId: protocol.copied_from, version: protocol.copied_from_version } : null,
    archivedAt: at(protocol.archived_at),
    versions: versions.map((row) => versionLine(row, names)),
    published: newest ? versionView(newest, names) : null,
    draft: mayWrite ? draftView(protocol, names) : null,
    draftRevision: protocol.draft_revision,
    mayWrite: mayWrite && protocol.built_in === null,
  };
}

function draftView(protocol: StoredProtocol, names: Names): ProtocolDraft | null {
  if (!protocol.draft || !protocol.draft_saved_at) return null;
  return {
    revision: protocol.draft_revision,
    basedOn: protocol.draft_based_on,
    content: protocol.draft,
    savedAt: protocol.draft_saved_at.getTime(),
    savedBy: names(protocol.draft_saved_by),
    findings: checkProtocol(protocol.draft),
  };
}

/** What the rules of editing ask about a stored protocol. */
export function editable(protocol: StoredProtocol, newest: StoredVersion | undefined): Editable {
  return {
    builtIn: protocol.built_in,
    archived: protocol.archived_at !== null,
    draft: protocol.draft,
    draftRevision: protocol.draft_revision,
    newest: newest ? { version: newest.version, content: newest.content } : null,
  };
}
