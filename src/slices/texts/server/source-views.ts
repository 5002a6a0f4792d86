import type { SourceLine } from '../model/source-wire.ts';
import { casesOfSources, type StoredSource } from './source-store.ts';
import type { Trx } from './tables.ts';

/** Sources as lists show them, in the order given. */
export async function sourceLines(trx: Trx, rows: readonly StoredSource[]): Promise<SourceLine[]> {
  const cases = await casesOfSources(trx, rows.map((row) => row.source_id));
  return rows.map((row) => ({
    sourceId: row.source_id,
    title: row.title,
    type: row.type,
    datedOn: row.dated_on,
    respondentId: row.respondent_id,
    basis: row.basis,
    handoutOf: row.handout_of,
    givenBy: row.given_by,
    documentKind: row.document_kind,
    attributes: { ...row.attributes },
    caseIds: [...(cases.get(row.source_id) ?? [])],
    folder: row.folder,
    file: row.file,
    version: row.version,
    length: row.length,
    turns: row.turns,
    revision: row.revision,
    addedAt: row.added_at.getTime(),
    removedAt: row.removed_at?.getTime() ?? null,
  }));
}
