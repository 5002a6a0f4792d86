import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { isDay } from './calendar-day.ts';
import type { AttributeType, AttributeValue } from './study.ts';

/** What a value must fit: the type, and the list of allowed values where there is one. */
export interface AttributeKind {
  readonly name: string;
  readonly type: AttributeType;
  readonly allowed: readonly string[] | null;
}

const INTEGER = /^[+-]?\d{1,30}$/;
const FLOAT = /^[+-]?(\d{1,30}(\.\d{0,30})?|\.\d{1,30})(e[+-]?\d{1,3})?$/i;
const TIME = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):?[0-5]\d)?$/;
const YES = /^(true|yes|1)$/i;
const NO = /^(false|no|0)$/i;

const WANTED: Readonly<Record<AttributeType, string>> = {
  text: 'a text',
  boolean: 'yes or no',
  integer: 'a whole number such as 12',
  float: 'a number such as 3.5',
  date: 'a day such as 2026-05-31',
  datetime: 'a day and a time such as 2026-05-31T09:30',
};

/** A value in the canonical form of its type, or null for an empty text, which means that there is none; else why it does not fit. */
export function canonicalValue(kind: AttributeKind, given: AttributeValue): Result<AttributeValue | null> {
  const typed = typeof given === 'boolean' ? String(given) : given.trim();
  if (typed === '') return ok(null);
  const value = canonical(kind.type, typed);
  if (value === null) return refuse('invalid', 'attribute-value-unfit', `“${typed}” does not fit the attribute “${kind.name}”. Nothing was changed.`, { mend: `Write ${WANTED[kind.type]}.` });
  if (kind.allowed && !kind.allowed.includes(String(value))) {
    return refuse('invalid', 'attribute-value-not-listed', `“${typed}” is not among the values of “${kind.name}”. Nothing was changed.`, { mend: `Choose one of ${kind.allowed.slice(0, 12).join(', ')}, or add it to the list first.` });
  }
  return ok(value);
}

function canonical(type: AttributeType, typed: string): AttributeValue | null {
  switch (type) {
    case 'text':
      return typed;
    case 'boolean':
      return YES.test(typed) ? true : NO.test(typed) ? false : null;
    case 'integer':
      return INTEGER.test(typed) ? String(BigInt(typed.replace('+', ''))) : null;
    case 'float':
      return FLOAT.test(typed) && Number.isFinite(Number(typed)) ? String(Number(typed)) : null;
    case 'date':
      return isDay(typed) ? typed : null;
    case 'datetime': {
      const [day = '', time = '', ...more] = typed.split(/[T ]/);
      return isDay(day) && TIME.test(time) && more.length === 0 ? `${day}T${time}` : null;
    }
  }
}
