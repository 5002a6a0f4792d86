import { createHash } from 'node:crypto';
import type { Insertable, Selectable } from 'kysely';
import { codePointMap } from '../../../kernel/code-points.ts';
import type { SourceText } from '../model/source-text.ts';
import { packStructure, unpackStructure } from '../model/structure.ts';
import type { TextTables, Trx } from './tables.ts';

export type StoredVersion = Selectable<TextTables['text_version']>;

/** Who made a version, when, and why; no reason for the first. */
export interface Making {
  readonly by: string;
  readonly at: number;
  readonly why: string;
}

/** The row of a version of this text. */
export function versionRow(districtId: string, sourceId: string, version: number, text: SourceText, making: Making): Insertable<TextTables['text_version']> {
  return {
    district_id: districtId,
    source_id: sourceId,
    version,
    text: text.text,
    structure: packStructure(text),
    sha256: createHash('sha256').update(text.text).digest('hex'),
    length: codePointMap(text.text).length,
    made_at: new Date(making.at),
    made_by: making.by,
    why: making.why,
  };
}

export async function addVersions(trx: Trx, rows: readonly Insertable<TextTables['text_version']>[]): Promise<void> {
  await trx.insertInto('text_version').values([...rows]).execute();
}

export async function findVersion(trx: Trx, sourceId: string, version: number): Promise<StoredVersion | undefined> {
  return trx.selectFrom('text_version').selectAll().where('source_id', '=', sourceId).where('version', '=', version).executeTakeFirst();
}

/** Every version without its text, the first one first. */
export async function versionsOf(trx: Trx, sourceId: string): Promise<readonly Omit<StoredVersion, 'text' | 'structure'>[]> {
  return trx.selectFrom('text_version').select(['district_id', 'source_id', 'version', 'sha256', 'length', 'made_at', 'made_by', 'why']).where('source_id', '=', sourceId).orderBy('version').execute();
}

/** The text and structure of a version as models know them. */
export function textOf({ text, structure }: Pick<StoredVersion, 'text' | 'structure'>): SourceText {
  return { text, ...unpackStructure(structure) };
}
