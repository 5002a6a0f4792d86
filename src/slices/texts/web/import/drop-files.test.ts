import { expect, test } from 'vitest';
import { isClutter, walkEntries, type Entry } from './drop-files.ts';

const fileEntry = (name: string, isBroken = false): Entry => ({
  name, isFile: true, isDirectory: false,
  file: (done, failed) => (isBroken ? failed(new Error('gone')) : done(new File([name], name))),
});
const folder = (name: string, inside: readonly Entry[], portion = 100): Entry => ({
  name, isFile: false, isDirectory: true,
  createReader: () => {
    let at = 0;
    return { readEntries: (done) => { done(inside.slice(at, at + portion)); at += portion; } };
  },
});

test('[TX-108] a dropped folder is walked to its end: folders within folders, more files than one portion, and what cannot be opened is named and stops nothing', async () => {
  const many = Array.from({ length: 250 }, (_, index) => fileEntry(`lesson ${index + 1}.xlsx`));
  const found = await walkEntries([folder('year', [folder('spring', many), fileEntry('gone.txt', true), fileEntry('notes.txt'), folder('empty', [])])]);
  expect(found.files).toHaveLength(251);
  expect(found.files[0]!.path).toBe('year/notes.txt');
  expect(found.files.slice(1, 4).map(({ path }) => path)).toEqual(['year/spring/lesson 1.xlsx', 'year/spring/lesson 2.xlsx', 'year/spring/lesson 3.xlsx']);
  expect(await found.files[0]!.file.text()).toBe('notes.txt');
  expect(found.unread).toEqual(['year/gone.txt']);
  expect(['a/.DS_Store', 'Thumbs.db', '__MACOSX/a.txt', 'x/~$letter.docx', '.git/config'].every(isClutter)).toBe(true);
  expect(['a/notes.txt', 'v1.2 final.docx', 'thumbs.docx'].some(isClutter)).toBe(false);
});
