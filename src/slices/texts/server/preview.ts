import { createHash } from 'node:crypto';
import { codePointMap, sliceByCodePoints } from '../../../kernel/code-points.ts';
import type { Result } from '../../../kernel/result.ts';
import { storableText } from '../../../kernel/storable-text.ts';
import type { Database } from '../../../platform/server/db/database.ts';
import type { ImportPreview, TablePreview } from '../model/import-wire.ts';
import type { ColumnMap } from '../model/reading/column-map.ts';
import type { ReadFile, SourceFile } from '../model/reading/read-file.ts';
import { fileToRead, type AskedColumns } from './import-asks.ts';
import { rememberedMaps } from './import-store.ts';
import { columnsBeside, readBeside } from './read-files.ts';
import { splitPath } from './path-parts.ts';
import { sourcesOfBytes } from './source-store.ts';
import type { Trx } from './tables.ts';

interface FileToPreview extends AskedColumns {
  readonly districtId: string;
  readonly studyId: string;
  readonly path: string;
  readonly bytes: Uint8Array;
}

const SPEAKERS_SHOWN = 40;
const BEGINNING = 600;

/** What would come of a file: its sources, and for tables the columns as they were guessed, with the first rows. Nothing is kept. */
export async function previewFile(db: Database, { districtId, studyId, path, ...asked }: FileToPreview): Promise<ImportPreview> {
  const fileHash = createHash('sha256').update(asked.bytes).digest('hex');
  const { known, remembered } = await db.inDistrict(districtId, async (trx: Trx) => ({ known: (await sourcesOfBytes(trx, studyId, fileHash)).length > 0, remembered: await rememberedMaps(trx, studyId) }));
  const file = fileToRead(asked, splitPath(path).file, remembered);
  const found = await readBeside(file);
  return { known, problem: problemOf(found), sources: found.ok ? found.value.map(sourcePreview) : [], tables: await tablePreviews(file, remembered) };
}

function problemOf(found: Result<ReadFile[]>): ImportPreview['problem'] {
  return found.ok ? null : { message: found.error.message, mend: found.error.mend ?? '' };
}

function sourcePreview({ title, text, tags, attributes, date, notes, rows }: ReadFile): ImportPreview['sources'][number] {
  const speakers = new Set(text.turns.flatMap((turn) => (turn.speaker === null ? [] : [turn.speaker])));
  const counts = new Map<string, number>();
  for (const { column } of tags) counts.set(column, (counts.get(column) ?? 0) + 1);
  const map = codePointMap(text.text);
  return {
    title,
    datedOn: date,
    length: map.length,
    rows,
    turns: text.turns.length,
    segments: text.segments.length,
    speakers: [...speakers].slice(0, SPEAKERS_SHOWN),
    attributes: { ...attributes },
    tags: [...counts].map(([column, count]) => ({ column, count })),
    notes: [...notes],
    begins: storableText(sliceByCodePoints(text.text, 0, Math.min(BEGINNING, map.length), map)),
  };
}

async function tablePreviews(file: SourceFile, remembered: ReadonlyMap<string, ColumnMap>): Promise<TablePreview[]> {
  const tables = await columnsBeside(file);
  if (!tables.ok) return [];
  return tables.value.map(({ name, signature, header, guess, sample, rows }) => {
    const { sure, why, ...map } = guess;
    const kept = remembered.get(signature);
    return { name, signature, header: [...header], guess: mapOnWire(map), sure, why: [...why], remembered: kept ? mapOnWire(kept) : null, sample: sample.map((row) => [...row]), rows };
  });
}

/** A column map as it travels. */
export function mapOnWire(map: ColumnMap): TablePreview['guess'] {
  return { ...map, tags: [...map.tags], attributes: [...map.attributes], ignored: [...map.ignored] };
}
