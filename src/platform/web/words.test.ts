import { expect, test } from 'vitest';
import { catalogue, counted, listed } from './words.ts';

test('[WE-4] a translation replaces the words it has and leaves the rest in English', () => {
  const words = catalogue({ title: 'Home', list: { one: 'One', many: (n: number) => `${n} things` } }, { en: { list: { one: 'A single one' } } });
  expect([words.title, words.list.one, words.list.many(3)]).toEqual(['Home', 'A single one', '3 things']);
});

test('[WE-4] counts and lists of names are said as the language does', () => {
  expect([counted(1, 'principal', 'principals'), counted(1200, 'principal', 'principals'), listed(['Ana', 'Ben', 'Cy'])]).toEqual(['1 principal', '1,200 principals', 'Ana, Ben, and Cy']);
});
