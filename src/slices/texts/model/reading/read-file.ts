import type { ZipTools } from '../../../../kernel/archive/read-zip.ts';
import type { CarriedTag, SourceText } from '../source-text.ts';
import type { ColumnMap } from './column-map.ts';

/** A file as it was given, and how it is to be read. */
export interface SourceFile {
  /** With or without folders; only its last part is used. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** For tables: which column is what, for every sheet of the file; wins over `remembered` and over the guess. */
  readonly map?: ColumnMap;
  /** For tables: maps that somebody confirmed before, by the signature of the header (`headerSignature`). */
  readonly remembered?: ReadonlyMap<string, ColumnMap>;
  /** For tables: headings of columns whose cells are codes that people gave; they win over the tags of any map. */
  readonly codings?: readonly string[];
  /** Whether names before a colon and the like are taken for speakers; 'guess' unless said. Voices of a vtt file are always taken. */
  readonly speakers?: 'guess' | 'none';
  /** Faster ways of the platform to unpack (zlib's `inflateRawSync` and `crc32`). */
  readonly zipTools?: ZipTools;
}

/** One source read from a file: its exact text, its structure, and what the file carries beside it. */
export interface ReadFile {
  /** The file's name without its extension; with the sheet's or the text's own title where a file holds several. */
  readonly title: string;
  readonly text: SourceText;
  /** Tags of the rows, in the order of the text. */
  readonly tags: readonly CarriedTag[];
  /** What the file says of the whole source, by its own names. */
  readonly attributes: Readonly<Record<string, string>>;
  /** An ISO date, if the file itself says one. */
  readonly date: string | null;
  /** What was left out, repaired or taken for something, in plain words. */
  readonly notes: readonly string[];
  /** Turns; lines that are not blank where nobody speaks. */
  readonly rows: number;
}
