import { types, type CustomTypesConfig } from 'pg';

type TypeId = Parameters<typeof types.getTypeParser>[0];

/** Object ids of PostgreSQL's built-in types, fixed for ever. */
const INT8 = 20;
const DATE = 1082;
const TIMESTAMP = 1114;
const INTERVAL = 1186;
const TEXT_ARRAY = 1009;
const INT8_ARRAY = 1016;
const DATE_ARRAY = 1182;

/**
 * A 64-bit integer: a number while a number can hold it exactly, else a bigint. Counts and sequence numbers are numbers in
 * practice; a value that is not fails loudly in arithmetic instead of losing its last digits.
 */
export function readInt8(text: string): number | bigint {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : BigInt(text);
}

const READERS: Readonly<Record<number, (text: string) => unknown>> = {
  [INT8]: readInt8,
  [INT8_ARRAY]: (text) => listOf(text, readInt8),
  [DATE]: String, // a day is a day, not an instant in some zone
  [DATE_ARRAY]: (text) => listOf(text, String),
  [TIMESTAMP]: String, // has no zone, so it is no instant; use timestamptz
  [INTERVAL]: String,
};

/** The values that both engines give: the rest is as `pg` gives it (timestamptz a Date, json parsed, bytea a Buffer). */
export const valueTypes: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' ? READERS[oid] : undefined) ?? types.getTypeParser(oid, format)) as CustomTypesConfig['getTypeParser'],
};

function listOf(text: string, read: (one: string) => unknown): unknown {
  const texts = types.getTypeParser(TEXT_ARRAY as TypeId, 'text')(text) as readonly (string | null)[];
  return texts.map((one) => (one === null ? null : read(one)));
}
