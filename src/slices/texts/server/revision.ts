import type { Transaction } from 'kysely';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Structure } from '../model/structure.ts';
import type { ImportHooks, SourceAt } from './importing.ts';
import { storableSource } from './storable-source.ts';
import { countTexts } from './study-store.ts';
import { asOurs } from './tables.ts';
import { addVersions, findVersion, textOf, versionRow } from './version-store.ts';

/** A changed text on its way to becoming the next version of a source. */
export interface Revision {
  readonly sourceId: string;
  /** The version that the change was made on. */
  readonly expectedVersion: number;
  readonly newText: string;
  /** Turns and segments in places of the new text. */
  readonly structure: Structure;
  readonly by: string;
  readonly at: number;
  readonly why: string;
}

/** A revision that was kept: what stands now, and what stood before, for moving anchors. */
export interface Revised {
  readonly version: number;
  readonly from: SourceAt;
  readonly to: SourceAt;
}

/** Keeps a changed text as the next version; refused as a conflict when somebody else was faster. Versions before it stay as they are. */
export async function storeRevision<T>(given: Transaction<T>, revision: Revision, hooks: Pick<ImportHooks, 'revised'> = {}): Promise<Result<Revised>> {
  const trx = asOurs(given);
  const source = await trx.selectFrom('text_source').selectAll().where('source_id', '=', revision.sourceId).forUpdate().executeTakeFirst();
  if (!source || source.removed_at !== null) return refuse('not-found', 'no-source', 'This source is not in the study any more. Nothing was changed.', { mend: 'It can be brought back from the list of sources taken away.' });
  if (source.version !== revision.expectedVersion) {
    return refuse('conflict', 'newer-text', 'Somebody has changed this text in the meantime. Nothing was written over; what you typed is still on your screen.', { mend: 'Copy your change, load the text again and make it there.', newer: { version: source.version } });
  }
  const before = (await findVersion(trx, source.source_id, source.version))!;
  const text = storableSource({ text: revision.newText, turns: revision.structure.turns, segments: revision.structure.segments });
  const version = source.version + 1;
  const row = versionRow(source.district_id, source.source_id, version, text, revision);
  await addVersions(trx, [row]);
  await trx.updateTable('text_source').set({ version, length: row.length, turns: text.turns.length }).where('source_id', '=', source.source_id).execute();
  await countTexts(trx, source.study_id);
  const revised: Revised = { version, from: { ...textOf(before), version: source.version }, to: { ...text, version } };
  await hooks.revised?.(given as unknown as Transaction<unknown>, { districtId: source.district_id, studyId: source.study_id, sourceId: source.source_id, by: revision.by, at: revision.at, from: revised.from, to: revised.to });
  return ok(revised);
}
