import { z } from '@hono/zod-openapi';

type Issue = Parameters<z.core.$ZodErrorMap>[0];

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'yes or no',
  array: 'a list',
  object: 'a group of fields',
  record: 'a group of fields',
  null: 'empty',
};

const FORMATS: Readonly<Record<string, string>> = {
  email: 'This is not an e-mail address. Write it like name@school.org.',
  url: 'This is not a web address. Write it like https://school.org.',
  date: 'This is not a day. Write it like 2026-09-14.',
  datetime: 'This is not a time. Write it like 2026-09-14T15:30:00Z.',
  time: 'This is not a time of day. Write it like 15:30.',
  uuid: 'This does not point to anything here.',
};

/**
 * Says what is wrong with a field in words for the person who filled it in. Schemas that bring their own words keep them.
 * What was typed is never repeated: these words travel in answers and may be shown on a shared screen.
 */
export function fieldWords(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'This is missing.' : `This should be ${KINDS[issue.expected] ?? 'something else'}.`;
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum));
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum));
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'This is not written the way it should be.';
    case 'invalid_value':
      return `Choose one of these: ${issue.values.map(String).join(', ')}.`;
    case 'unrecognized_keys':
      return 'Something was sent along that is not known here.';
    case 'not_multiple_of':
      return `This should be a multiple of ${String(issue.divisor)}.`;
    default:
      return 'This is not as it should be.';
  }
}

function tooSmall(origin: string, least: number): string {
  if (origin === 'string') return least <= 1 ? 'Write something here.' : `Write at least ${least} characters.`;
  if (origin === 'array' || origin === 'set') return least <= 1 ? 'Choose at least one.' : `Choose at least ${least}.`;
  return `This should be at least ${least}.`;
}

function tooBig(origin: string, most: number): string {
  if (origin === 'string') return `This is longer than ${most} characters. Shorten it; nothing of it was lost.`;
  if (origin === 'array' || origin === 'set') return `Choose at most ${most}.`;
  return `This should be at most ${most}.`;
}

z.config({ customError: (issue) => fieldWords(issue) });
