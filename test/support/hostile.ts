import { randomUUID } from 'node:crypto';
import type { Schema } from './made-from-schema.ts';

/** Dice that fall the same way for the same seed: a number in [0, 1). */
export type Dice = () => number;

export function oneOf<T>(dice: Dice, list: readonly T[]): T {
  return list[Math.floor(dice() * list.length)]!;
}

/** Texts that have broken programs: for PostgreSQL, for JSON, for HTML, for paths, for whoever counts characters. */
export const HOSTILE_TEXTS: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\uD800',
  'half of a face \uD83D and on',
  '\uDC00\uD800',
  '\u202Egnp.exe',
  '\u200B',
  '\uFEFF',
  "'; drop table person; --",
  '<script>alert(1)</script>',
  '${7*7}{{7*7}}%s%n',
  '../../../etc/passwd',
  'line\r\nSet-Cookie: x=1',
  'e\u0301'.repeat(50),
  '👩🏽‍🏫'.repeat(40),
  'x'.repeat(4001),
  'x'.repeat(70_000),
  'NaN',
  'null',
  '-1',
  '1e309',
  '2026-02-30',
  '0000-00-00',
  '+275760-09-13',
  '9999-12-31',
  '-000001-01-01',
  '2026-13-01T25:00:00Z',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '%00%ff',
  '\\u0000',
];

const HOSTILE_NUMBERS: readonly number[] = [0, -1, 1, 0.5, -0, 2 ** 31, 2 ** 31 - 1, -(2 ** 31) - 1, 2 ** 32, 2 ** 53, 2 ** 53 - 1, -(2 ** 53) + 1, 8.64e15, 8.64e15 - 1, 8.64e15 + 1, -8.64e15, 253_402_300_800_000, -62_135_596_800_001, 1e308, 1e-308];

/** A value of any kind, most of them not what was asked for. */
export function hostileValue(dice: Dice): unknown {
  const kinds: readonly (() => unknown)[] = [
    () => oneOf(dice, HOSTILE_TEXTS),
    () => oneOf(dice, HOSTILE_NUMBERS),
    () => null,
    () => oneOf(dice, [true, false]),
    () => [],
    () => ({}),
    () => Array.from({ length: 2000 }, () => 'x'),
    () => nested(3000),
    () => JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}') as unknown,
    () => randomUUID(),
  ];
  return oneOf(dice, kinds)();
}

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = [value];
  return value;
}

/**
 * A value by a schema: choices, optional parts and lengths fall by the dice; texts and numbers are the hostile ones about
 * every third time, and now and then a whole part is replaced by something of another kind.
 */
export function hostileFrom(schema: Schema, dice: Dice, idFor: (name: string) => string, name = ''): unknown {
  if (dice() < 0.02) return hostileValue(dice);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return oneOf(dice, schema.enum);
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) return hostileFrom(oneOf(dice, choices), dice, idFor, name);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => hostileFrom(part, dice, idFor, name)));
  switch (Array.isArray(schema.type) ? oneOf(dice, schema.type) : schema.type) {
    case 'object': {
      const required = new Set(schema.required ?? []);
      const said = Object.entries(schema.properties ?? {}).filter(([key]) => (required.has(key) ? dice() < 0.97 : dice() < 0.7));
      return Object.fromEntries(said.map(([key, part]) => [key, hostileFrom(part, dice, idFor, key)]));
    }
    case 'array':
      return Array.from({ length: Math.max(schema.minItems ?? 0, Math.floor(dice() * 4)) }, () => hostileFrom(schema.items ?? {}, dice, idFor, name));
    case 'integer':
    case 'number':
      return dice() < 0.25 ? oneOf(dice, HOSTILE_NUMBERS) : Math.max(schema.minimum ?? 1, Math.floor(dice() * 60));
    case 'boolean':
      return dice() < 0.5;
    case 'null':
      return null;
    default:
      return hostileText(schema, dice, idFor, name);
  }
}

function hostileText(schema: Schema, dice: Dice, idFor: (name: string) => string, name: string): string {
  if (schema.format === 'uuid' || name.endsWith('Id')) return dice() < 0.95 ? idFor(name) : oneOf(dice, HOSTILE_TEXTS);
  if (schema.format === 'date') return dice() < 0.7 ? oneOf(dice, ['2020-01-01', '2026-11-21', '2027-02-28', '0001-01-01', '9999-12-31']) : oneOf(dice, HOSTILE_TEXTS);
  if (/email/i.test(name)) return dice() < 0.6 ? `x${Math.floor(dice() * 1e6)}@fuzz.example` : oneOf(dice, HOSTILE_TEXTS);
  if (/timeZone/.test(name)) return oneOf(dice, ['America/Chicago', 'Mars/Olympus', ...HOSTILE_TEXTS.slice(0, 8)]);
  if (/token|key|code/i.test(name)) return oneOf(dice, ['not-a-real-token-but-long-enough', `${'\u0000'.repeat(20)}x`, `${randomUUID()}.${'\u0000'.repeat(20)}`, ...HOSTILE_TEXTS]);
  return dice() < 0.25 ? oneOf(dice, HOSTILE_TEXTS) : `Words ${Math.floor(dice() * 1000)} für alle 🙂`;
}
