import type { Transaction } from 'kysely';
import type { Result } from '../../../kernel/result.ts';
import type { ImportStatus } from '../model/import-wire.ts';
import type { ReadFile, SourceFile } from '../model/reading/read-file.ts';
import type { CarriedTag, SourceText } from '../model/source-text.ts';
import type { SourceType } from '../model/study.ts';
import type { AskedColumns } from './import-asks.ts';

/** One file on its way into a study. */
export interface FileToImport extends AskedColumns {
  readonly districtId: string;
  readonly studyId: string;
  /** Who brings it. */
  readonly by: string;
  /** The path inside what was dropped, with slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly type: SourceType;
  /** The day of the source where the file itself says none. */
  readonly datedOn: string;
  /** Which import it belongs to: one id for a whole drop. */
  readonly importId: string;
  readonly caseIds?: readonly string[];
  /** The source that gets the text as its next version. */
  readonly replace?: string;
}

/** A source that has just come in, with the codes that its file carried. */
export interface ArrivedSource {
  readonly sourceId: string;
  readonly version: number;
  readonly title: string;
  readonly text: SourceText;
  readonly tags: readonly CarriedTag[];
}

/** What higher slices do in the very transaction that keeps a file; what they refuse or throw undoes the whole file. */
export interface ImportHooks {
  /** Keeps the codes that files carry as codings; answers how many it kept. */
  readonly keepTags?: (trx: Transaction<unknown>, arrived: { readonly districtId: string; readonly studyId: string; readonly by: string; readonly now: number; readonly sources: readonly ArrivedSource[] }) => Promise<number>;
  /** Hears that a source has a next version, to move what is anchored in it. */
  readonly revised?: (trx: Transaction<unknown>, revision: { readonly districtId: string; readonly studyId: string; readonly sourceId: string; readonly by: string; readonly at: number; readonly from: SourceAt; readonly to: SourceAt }) => Promise<void>;
}

/** A source's text at one version. */
export interface SourceAt extends SourceText {
  readonly version: number;
}

/** How a file is read: in this thread for the command line, in one of its own for the server. */
export type ReadSources = (file: SourceFile) => Result<ReadFile[]> | Promise<Result<ReadFile[]>>;

/** What became of a file. */
export interface ImportedFile {
  readonly status: Exclude<ImportStatus, 'refused'>;
  readonly sourceIds: readonly string[];
  readonly rows: number;
  readonly codings: number;
  readonly notes: readonly string[];
  readonly sameNameAs: readonly string[];
}

/** The answer for a file whose bytes are in the study already. */
export function knownFile(here: readonly { readonly source_id: string; readonly folder: string; readonly file: string }[]): ImportedFile & { readonly status: 'known' } {
  const { folder, file } = here[0]!;
  return { status: 'known', sourceIds: here.map((source) => source.source_id), rows: 0, codings: 0, notes: [`The same file is here already as “${folder === '' ? file : `${folder}/${file}`}”. Nothing was changed.`], sameNameAs: [] };
}
