import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { ColumnMapShape, type ImportQuery } from '../model/import-wire.ts';
import type { ColumnMap } from '../model/reading/column-map.ts';
import type { SourceFile } from '../model/reading/read-file.ts';

/** How a file shall be read, as the query of a request says it. */
export type AskedColumns = Pick<SourceFile, 'map' | 'codings' | 'speakers'>;

const UNREADABLE_MAP = refuse('invalid', 'map-unreadable', 'What the columns mean could not be read, so the file was not taken in.', { mend: 'Send the column map as JSON with at least the number of the column that holds the text.', fields: [{ path: ['map'], message: 'Not readable as a column map.' }] });

/** Takes column map, coded columns and speakers out of a query. */
export function askedColumns({ map, codings, speakers }: Pick<ImportQuery, 'map' | 'codings' | 'speakers'>): Result<AskedColumns> {
  const headings = codings?.split(',').map((heading) => heading.trim()).filter((heading) => heading !== '') ?? [];
  const asked = { ...(headings.length > 0 ? { codings: headings } : {}), ...(speakers ? { speakers: speakers === 'no' ? ('none' as const) : ('guess' as const) } : {}) };
  if (map === undefined) return ok(asked);
  try {
    const read = ColumnMapShape.safeParse(JSON.parse(map));
    return read.success ? ok({ ...asked, map: read.data }) : UNREADABLE_MAP;
  } catch {
    return UNREADABLE_MAP;
  }
}

/** The file for its reader, with what was asked and what the study remembers of its columns. */
export function fileToRead({ bytes, map, codings, speakers }: AskedColumns & Pick<SourceFile, 'bytes'>, name: string, remembered: ReadonlyMap<string, ColumnMap>): SourceFile {
  return { name, bytes, remembered, ...(map ? { map } : {}), ...(codings ? { codings } : {}), ...(speakers ? { speakers } : {}) };
}
