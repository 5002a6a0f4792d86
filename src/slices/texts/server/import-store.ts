import type { Selectable } from 'kysely';
import type { ImportStatus } from '../model/import-wire.ts';
import type { ColumnMap } from '../model/reading/column-map.ts';
import type { ImportLineTable, TextTables, Trx } from './tables.ts';

export type StoredLine = Selectable<ImportLineTable>;
export type StoredMap = Selectable<TextTables['column_map']>;

/** What became of one file, for the report. */
export interface NewLine {
  readonly districtId: string;
  readonly lineId: string;
  readonly studyId: string;
  readonly importId: string;
  readonly folder: string;
  readonly file: string;
  readonly status: ImportStatus;
  readonly message: string;
  readonly sourceIds: readonly string[];
  readonly rows: number;
  readonly codings: number;
  readonly notes: readonly string[];
  readonly at: number;
  readonly by: string;
}

export async function writeLine(trx: Trx, line: NewLine): Promise<void> {
  await trx
    .insertInto('import_line')
    .values({
      district_id: line.districtId,
      line_id: line.lineId,
      study_id: line.studyId,
      import_id: line.importId,
      folder: line.folder,
      file: line.file,
      status: line.status,
      message: line.message,
      source_ids: JSON.stringify(line.sourceIds),
      rows: line.rows,
      codings: line.codings,
      notes: JSON.stringify(line.notes),
      at: new Date(line.at),
      by_person: line.by,
    })
    .execute();
}

/** The lines of one import in the order in which the files came; empty when there is no such import of this study. */
export async function linesOf(trx: Trx, studyId: string, importId: string): Promise<readonly StoredLine[]> {
  return trx.selectFrom('import_line').selectAll().where('study_id', '=', studyId).where('import_id', '=', importId).orderBy('at').orderBy('line_id').execute();
}

/** Every import of a study in figures, the newest first. */
export async function importsOf(trx: Trx, studyId: string): Promise<readonly { import_id: string; started_at: Date; by_person: string; files: number; refused: number; rows: number }[]> {
  return trx
    .selectFrom('import_line')
    .select((is) => [
      'import_id',
      'by_person',
      is.fn.min('at').as('started_at'),
      is.fn.countAll<number>().as('files'),
      is.fn.countAll<number>().filterWhere('status', '=', 'refused').as('refused'),
      is.fn.sum<number>('rows').as('rows'),
    ])
    .where('study_id', '=', studyId)
    .groupBy(['import_id', 'by_person'])
    .orderBy('started_at', 'desc')
    .limit(500)
    .execute();
}

/** The column maps that people confirmed in this study, by the signature of the heading. */
export async function rememberedMaps(trx: Trx, studyId: string): Promise<ReadonlyMap<string, ColumnMap>> {
  return new Map((await mapsOf(trx, studyId)).map((row) => [row.signature, row.map]));
}

export async function mapsOf(trx: Trx, studyId: string): Promise<readonly StoredMap[]> {
  return trx.selectFrom('column_map').selectAll().where('study_id', '=', studyId).orderBy('kept_at', 'desc').orderBy('signature').execute();
}

/** Remembers what the columns under this heading mean, in place of what was remembered before. */
export async function rememberMap(trx: Trx, row: { readonly districtId: string; readonly studyId: string; readonly signature: string; readonly headings: readonly string[]; readonly map: ColumnMap; readonly now: number }): Promise<void> {
  const content = { headings: JSON.stringify(row.headings), map: JSON.stringify(row.map), kept_at: new Date(row.now) };
  await trx
    .insertInto('column_map')
    .values({ district_id: row.districtId, study_id: row.studyId, signature: row.signature, ...content })
    .onConflict((conflict) => conflict.columns(['district_id', 'study_id', 'signature']).doUpdateSet(content))
    .execute();
}

export async function forgetMap(trx: Trx, studyId: string, signature: string): Promise<void> {
  await trx.deleteFrom('column_map').where('study_id', '=', studyId).where('signature', '=', signature).execute();
}
