import { expect, test } from 'vitest';
import { z } from './api.ts';
import './field-words.ts';

function wordsOf(schema: z.ZodType, value: unknown): string[] {
  return schema.safeParse(value).error?.issues.map(({ message }) => message) ?? [];
}

test('[PL-94] what is wrong with a field is said to the person who filled it in', () => {
  const schema = z.object({
    name: z.string().min(1),
    text: z.string().max(10),
    email: z.email(),
    minutes: z.number().int(),
    rounds: z.number().min(1).max(240),
    kinds: z.array(z.string()).min(1),
    step: z.enum(['ask', 'tell']),
    on: z.iso.date(),
    person: z.uuid(),
    isShared: z.boolean(),
  });
  const sent = { name: '', text: 'Rosa does not trust', email: 'rosa', minutes: 0.5, rounds: 0, kinds: [], step: 'shout', on: 'Tuesday', person: 'rosa' };
  expect(wordsOf(schema, sent)).toEqual([
    'Write something here.',
    'This is longer than 10 characters. Shorten it; nothing of it was lost.',
    'This is not an e-mail address. Write it like name@school.org.',
    'This should be a whole number.',
    'This should be at least 1.',
    'Choose at least one.',
    'Choose one of these: ask, tell.',
    'This is not a day. Write it like 2026-09-14.',
    'This does not point to anything here.',
    'This is missing.',
  ]);
});

test('[PL-94] words that a schema brings along are kept, and what was typed is never repeated', () => {
  const own = z.object({ text: z.string().min(3, 'Say it in three letters at least.') });
  expect(wordsOf(own, { text: 'ab' })).toEqual(['Say it in three letters at least.']);
  const strict = z.strictObject({ kind: z.discriminatedUnion('of', [z.object({ of: z.literal('a') }), z.object({ of: z.literal('b') })]) });
  for (const value of [{ kind: { of: 'my secret' } }, { kind: { of: 'a' }, 'my secret': 1 }, { kind: 'my secret' }, 'my secret']) {
    expect(wordsOf(strict, value).join()).not.toContain('secret');
    expect(wordsOf(strict, value)).not.toEqual([]);
  }
});
