import { z } from 'zod';
import { UUID_LIST } from '../../../kernel/ids.ts';
import { SOURCE_TYPES } from './study.ts';
import { SourceLine } from './source-wire.ts';
import { NamedPerson, StudyPath } from './study-wire.ts';

const column = z.number().int().min(0).max(16_383);
const oneColumn = column.nullable().default(null);
const columns = z.array(column).max(16_384).default([]);

/** See `ColumnMap` of reading/column-map.ts; only `text` must be said. */
export const ColumnMapShape = z.object({ text: column, speaker: oneColumn, start: oneColumn, end: oneColumn, turn: oneColumn, date: oneColumn, title: oneColumn, tags: columns, attributes: columns, ignored: columns });

/** A path inside what was dropped: folders and the file's name, with slashes. */
const path = z.string().min(1).max(1000);

/**
 * How one file comes in; the file itself is the body. A drop of a folder is one request for each file, all with the same
 * `importId`, which is the id of the report.
 */
export const ImportQuery = z.object({
  path,
  type: z.enum(SOURCE_TYPES),
  datedOn: z.iso.date(),
  importId: z.uuid().optional(),
  /** The cases that the sources shall belong to: ids with commas. */
  caseIds: z.string().max(8000).regex(UUID_LIST, 'Ids with commas.').optional(),
  /** What the columns of a table mean, as JSON text; without it what the study remembers of this heading, else the guess. */
  map: z.string().max(20_000).optional(),
  /** Whether “Name: ” at the beginning of a paragraph is a speaker; guessed when not said. */
  speakers: z.enum(['yes', 'no']).optional(),
  /** Columns whose cells become codings of the coder `imported`: headings with commas. Without it the codes of a file are left. */
  codings: z.string().max(2000).optional(),
  /** Keeps the text as the next version of this source instead of as a new source. */
  replace: z.uuid().optional(),
});
export type ImportQuery = z.infer<typeof ImportQuery>;

/**
 * What became of a file. `known`: the same bytes are here already, nothing changed. `changed`: a file of this name was here
 * with other bytes; both are kept, and `sameNameAs` names the older ones. `replaced`: kept as the next version of a source.
 */
export const ImportStatus = z.enum(['imported', 'known', 'changed', 'replaced', 'refused']);
export type ImportStatus = z.infer<typeof ImportStatus>;

/** What became of one file that was read. `rows` are turns, or paragraphs where nobody speaks. */
export const ImportOutcome = z.object({
  status: ImportStatus.exclude(['refused']),
  importId: z.uuid(),
  sources: z.array(SourceLine),
  rows: z.number().int(),
  /** Codes that the file carried and that were kept as codings. */
  codings: z.number().int(),
  notes: z.array(z.string()),
  sameNameAs: z.array(z.uuid()),
});
export type ImportOutcome = z.infer<typeof ImportOutcome>;

/** One file in the report of an import. */
export const ImportLine = z.object({ folder: z.string(), file: z.string(), status: ImportStatus, message: z.string(), sourceIds: z.array(z.uuid()), rows: z.number().int(), codings: z.number().int(), notes: z.array(z.string()), at: z.number().int() });
export type ImportLine = z.infer<typeof ImportLine>;

/** The report of one import, file by file. */
export const ImportReport = z.object({ importId: z.uuid(), files: z.array(ImportLine) });
export type ImportReport = z.infer<typeof ImportReport>;

/** Every import of a study, the newest first. */
export const ImportList = z.object({
  imports: z.array(z.object({ importId: z.uuid(), startedAt: z.number().int(), by: NamedPerson, files: z.number().int(), refused: z.number().int(), rows: z.number().int() })),
});
export type ImportList = z.infer<typeof ImportList>;

const cells = z.array(z.string());
/** A table of a file with its columns as they were guessed, for a person to confirm. `remembered` is the map that this study keeps for such a heading. */
export const TablePreview = z.object({
  name: z.string(),
  signature: z.string(),
  header: cells,
  guess: ColumnMapShape,
  /** Whether a heading, and not the contents alone, says where the text is. */
  sure: z.boolean(),
  /** For each column, what it was taken for and by what sign. */
  why: cells,
  remembered: ColumnMapShape.nullable(),
  /** The first rows, as they stand. */
  sample: z.array(cells),
  rows: z.number().int(),
});
export type TablePreview = z.infer<typeof TablePreview>;

/** What would come of a file, with nothing kept. `problem` says why it would be refused; a table may still be mended by its columns. */
export const ImportPreview = z.object({
  known: z.boolean(),
  problem: z.object({ message: z.string(), mend: z.string() }).nullable(),
  sources: z.array(
    z.object({
      title: z.string(),
      datedOn: z.iso.date().nullable(),
      length: z.number().int(),
      rows: z.number().int(),
      turns: z.number().int(),
      segments: z.number().int(),
      speakers: z.array(z.string()),
      attributes: z.record(z.string(), z.string()),
      /** Columns with codes, and how many cells of each carry one. */
      tags: z.array(z.object({ column: z.string(), count: z.number().int() })),
      notes: z.array(z.string()),
      begins: z.string(),
    }),
  ),
  tables: z.array(TablePreview),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

/** A column map that a study remembers, by the signature of the heading. */
export const RememberedMap = z.object({ signature: z.string().min(1).max(4000), headings: z.array(z.string().max(500)).max(1000), map: ColumnMapShape });
export type RememberedMap = z.infer<typeof RememberedMap>;
export const RememberedMaps = z.object({ maps: z.array(RememberedMap.extend({ keptAt: z.number().int() })) });
/** Which map to forget. */
export const SignatureQuery = z.object({ signature: z.string().min(1).max(4000) });

export const ImportPath = StudyPath.extend({ importId: z.uuid() });
export const PreviewQuery = ImportQuery.pick({ path: true, map: true, speakers: true, codings: true });
