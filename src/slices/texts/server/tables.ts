import type { ColumnType, Transaction } from 'kysely';
import type { ImportStatus } from '../model/import-wire.ts';
import type { ColumnMap } from '../model/reading/column-map.ts';
import type { Basis } from '../model/source-wire.ts';
import type { AttributeType, AttributeValue, CaseKind, SourceType, StudyPart } from '../model/study.ts';

/** A json column: a value when read, JSON text when written. */
type Json<T> = ColumnType<T, string, string>;
/** Values by attribute id. */
export type Values = Readonly<Record<string, AttributeValue>>;

/** The tables that this slice alone writes; days are ISO dates, times are Date. */
export interface TextTables {
  study: {
    district_id: string;
    study_id: string;
    title: string;
    question: string;
    revision: number;
    texts_revision: number;
    created_at: Date;
    created_by: string;
    archived_at: Date | null;
  };
  study_member: { district_id: string; study_id: string; person_id: string; part: StudyPart; added_at: Date };
  study_attribute: {
    district_id: string;
    attribute_id: string;
    study_id: string;
    name: string;
    type: AttributeType;
    applies_to: 'source' | 'case';
    allowed: ColumnType<readonly string[] | null, string | null, string | null>;
    key: 'folder' | 'file' | null;
    created_at: Date;
  };
  study_case: {
    district_id: string;
    case_id: string;
    study_id: string;
    kind: CaseKind;
    name: string;
    person_id: string | null;
    network_id: string | null;
    attributes: Json<Values>;
    revision: number;
    created_at: Date;
  };
  text_source: SourceTable;
  text_version: {
    district_id: string;
    source_id: string;
    version: number;
    text: string;
    structure: string;
    sha256: string;
    length: number;
    made_at: Date;
    made_by: string;
    why: string;
  };
  source_case: { district_id: string; source_id: string; case_id: string };
  column_map: { district_id: string; study_id: string; signature: string; headings: Json<readonly string[]>; map: Json<ColumnMap>; kept_at: Date };
  import_line: ImportLineTable;
}

export interface SourceTable {
  district_id: string;
  source_id: string;
  study_id: string;
  title: string;
  type: SourceType;
  dated_on: string;
  respondent_id: string | null;
  basis: Basis | null;
  handout_of: string | null;
  given_by: string;
  document_kind: string;
  attributes: Json<Values>;
  version: number;
  folder: string;
  file: string;
  file_hash: string | null;
  part_of_file: number;
  length: number;
  turns: number;
  revision: number;
  added_at: Date;
  removed_at: Date | null;
}

export interface ImportLineTable {
  district_id: string;
  line_id: string;
  study_id: string;
  import_id: string;
  folder: string;
  file: string;
  status: ImportStatus;
  message: string;
  source_ids: Json<readonly string[]>;
  rows: number;
  codings: number;
  notes: Json<readonly string[]>;
  at: Date;
  by_person: string;
}

export type Trx = Transaction<TextTables>;

/** A transaction of any slice, seen with this slice's tables; for functions that other slices call inside their own. */
export function asOurs<T>(trx: Transaction<T>): Trx {
  return trx as unknown as Trx;
}
