// The simple values of the standard: what they look like, and what other programs write in their place.
import type { VariableType } from './project.ts';

const COLOR = /^#(?:[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})$/;
const DATE = /^(-?\d{4,})-(\d\d)-(\d\d)(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)?$/;
const TIME = /^(-?\d{4,}-\d\d-\d\d)T((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?|24:00:00(?:\.0+)?)(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d|[+-]14:00)?$/;
const EXPONENT = /^([+-]?)(\d*)\.?(\d*)[eE]([+-]?\d{1,3})$/;

/** Whether the text is a colour of the standard: `#RRGGBB` or `#RGB`. */
export function isColor(text: string): boolean {
  return COLOR.test(text);
}

/** Colours as other programs write them (`rgba(…)`, `Color [A=…]`, `#AARRGGBB`, a signed number) as `#RRGGBB`; null for none. */
export function colorFrom(text: string): string | null {
  const trimmed = text.trim();
  if (isColor(trimmed)) return trimmed;
  if (/^#[0-9A-Fa-f]{8}$/.test(trimmed)) return `#${trimmed.slice(3)}`;
  if (/^[0-9A-Fa-f]{6}$/.test(trimmed)) return `#${trimmed}`;
  if (/^-?\d{1,10}$/.test(trimmed)) return `#${(Number(trimmed) >>> 0).toString(16).padStart(8, '0').slice(2).toUpperCase()}`;
  const parts = /^rgba?\(\s*(\d{1,3})\s*[,\s]\s*(\d{1,3})\s*[,\s]\s*(\d{1,3})/i.exec(trimmed) ?? /R=(\d{1,3}), ?G=(\d{1,3}), ?B=(\d{1,3})/i.exec(trimmed);
  return parts === null ? null : `#${parts.slice(1, 4).map((part) => Math.min(255, Number(part)).toString(16).padStart(2, '0')).join('').toUpperCase()}`;
}

/** Whether the text is an xsd:date of a real day. */
export function isDate(text: string): boolean {
  const parts = DATE.exec(text);
  if (parts === null) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (year === 0 || /^-?0\d{4,}/.test(parts[1]!) || month < 1 || month > 12 || day < 1) return false;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!;
}

/** Whether the text is an xsd:dateTime of a real day. */
export function isDateTime(text: string): boolean {
  const parts = TIME.exec(text);
  return parts !== null && isDate(parts[1]!);
}

/** Times as other programs write them (with a space, without seconds) as xsd:dateTime; null for none. */
export function dateTimeFrom(text: string): string | null {
  const trimmed = text.trim();
  if (isDateTime(trimmed)) return trimmed;
  const parts = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d(?:\.\d+)?)?)?\s*(Z|[+-]\d\d:?\d\d)?$/.exec(trimmed);
  if (parts === null) return null;
  const made = `${parts[1]!}T${parts[2] ?? '00:00'}${parts[3] ?? ':00'}${(parts[4] ?? '').replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')}`;
  return isDateTime(made) ? made : null;
}

/** A whole number of the file as a number; null where it is none or larger than can be counted with. */
export function integerFrom(text: string): number | null {
  if (!/^\s*[+-]?\d{1,15}\s*$/.test(text)) return null;
  return Number(text) || 0;
}

/** A decimal number without an exponent, as xsd:decimal wants it; null for none. */
export function decimalFrom(text: string): string | null {
  const trimmed = text.trim();
  if (/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(trimmed)) return trimmed;
  const parts = EXPONENT.exec(trimmed);
  if (parts === null || `${parts[2]!}${parts[3]!}` === '') return null;
  const digits = `${parts[2]!}${parts[3]!}`;
  const point = parts[2]!.length + Number(parts[4]);
  const padded = point <= 0 ? `${'0'.repeat(1 - point)}${digits}` : digits.padEnd(point, '0');
  const at = Math.max(1, point);
  return `${parts[1]!}${padded.slice(0, at)}${at < padded.length ? `.${padded.slice(at)}` : ''}`;
}

/** A value of a variable as the schema allows it for its type; null where the text is no such value. */
export function valueFor(type: VariableType, text: string): string | null {
  switch (type) {
    case 'Text':
      return text;
    case 'Boolean':
      return /^(?:true|false|0|1)$/.test(text.trim()) ? text.trim() : null;
    case 'Integer':
      return /^[+-]?\d+$/.test(text.trim()) ? text.trim() : null;
    case 'Float':
      return decimalFrom(text);
    case 'Date':
      return isDate(text.trim()) ? text.trim() : null;
    case 'DateTime':
      return dateTimeFrom(text);
  }
}
