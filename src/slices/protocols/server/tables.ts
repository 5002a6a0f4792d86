import type { ColumnType, Transaction } from 'kysely';
import type { ProtocolContent } from '../model/protocol.ts';

type Json<T> = ColumnType<T, string, string>;

export interface ProtocolRow {
  district_id: string;
  protocol_id: string;
  built_in: string | null;
  copied_from: string | null;
  copied_from_version: number | null;
  created_at: Date;
  created_by: string | null;
  archived_at: Date | null;
  draft: ColumnType<ProtocolContent | null, string | null, string | null>;
  draft_revision: number;
  draft_based_on: number | null;
  draft_saved_at: Date | null;
  draft_saved_by: string | null;
}

export interface VersionRow {
  district_id: string;
  protocol_id: string;
  version: number;
  content: Json<ProtocolContent>;
  note: string;
  published_at: Date;
  published_by: string | null;
}

/** The tables that this slice alone writes. */
export interface ProtocolTables {
  protocol: ProtocolRow;
  protocol_version: VersionRow;
}
export type Trx = Transaction<ProtocolTables>;

/** A transaction of any slice, seen with this slice's tables; for functions that other slices call inside their own. */
export function asOurs<T>(trx: Transaction<T>): Trx {
  return trx as unknown as Trx;
}
