import mammoth from 'mammoth';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import type { DocumentContent } from '../model/document.ts';
import { docxFile } from './docx-file.ts';
import { pdfFile } from './pdf-file.ts';

const CONTENT: DocumentContent = {
  title: 'Circle 1: grade-level time',
  subtitle: 'Thursday, March 12',
  language: 'en-US',
  subject: 'Session record',
  blocks: [
    { kind: 'heading', level: 2, text: 'What was brought' },
    { kind: 'paragraph', text: 'Teams talk about dates.\nŁódź and “quotes” too.' },
    { kind: 'heading', level: 3, text: 'What was asked' },
    { kind: 'quote', text: 'Who sets the agenda?', by: 'Ana', note: 'The team leads.' },
    { kind: 'list', items: ['First idea', 'Second idea'] },
    { kind: 'table', caption: 'Next steps', head: ['By', 'What'], rows: [['Friday', 'Look at writing'], ['Monday', 'Ask students']], figures: [] },
    { kind: 'time-bar', caption: 'Minutes planned and used', steps: [{ title: 'Present', plannedMs: 600_000, usedMs: 725_000 }] },
  ],
};
const WORDS = ['Circle 1: grade-level time', 'What was brought', 'Łódź and “quotes” too.', 'Who sets the agenda?', 'The team leads.', 'Second idea', 'Ask students', '12:05'];

test('[RE-5] the Word file has real headings, lists and table heads, and holds the same words as the page', async () => {
  const buffer = Buffer.from(await docxFile(CONTENT));
  const { value: html } = await mammoth.convertToHtml({ buffer });
  const { value: text } = await mammoth.extractRawText({ buffer });
  for (const word of WORDS) expect(text).toContain(word);
  expect(html).toMatch(/<h1>(<a[^>]*><\/a>)?What was brought<\/h1>/);
  expect(html).toMatch(/<h2>(<a[^>]*><\/a>)?What was asked<\/h2>/);
  expect(html).toContain('<ul><li>First idea</li><li>Second idea</li></ul>');
  expect(html).toMatch(/<thead><tr><th><p><strong>By<\/strong>/);
});

interface Node {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly Node[];
}

test('[RE-6] the PDF is tagged: language, title, headings, lists, tables with heads, figures with words, and holds the same words', async () => {
  const pdf = await getDocument({ data: await pdfFile(CONTENT, 0), useSystemFonts: false, isEvalSupported: false, verbosity: 0 }).promise;
  const { info } = await pdf.getMetadata();
  expect(info).toMatchObject({ Language: 'en-US', Title: CONTENT.title, Subject: 'Session record' });
  expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
  const page = await pdf.getPage(1);
  const roles: string[] = [];
  const alts: string[] = [];
  const walk = (node: Node): void => {
    if (node.role) roles.push(node.role);
    if (node.alt) alts.push(node.alt);
    for (const child of node.children ?? []) walk(child);
  };
  walk((await page.getStructTree()) as Node);
  expect(roles.filter((role) => ['H1', 'H2', 'H3'].includes(role))).toEqual(['H1', 'H2', 'H3']);
  for (const role of ['BlockQuote', 'L', 'LI', 'Table', 'TR', 'TH', 'TD', 'Figure']) expect(roles).toContain(role);
  expect(roles.filter((role) => role === 'TH')).toHaveLength(5);
  expect(alts).toEqual(['Minutes planned and used. Present: 12:05 of 10:00 planned.']);
  const text = (await page.getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join(' ').replaceAll(/\s+/g, ' ');
  for (const word of WORDS) expect(text).toContain(word);
  await pdf.destroy();
});

test('[RE-10] a character that the typeface lacks is shown as a question mark and never breaks the file', async () => {
  const content: DocumentContent = { ...CONTENT, blocks: [{ kind: 'paragraph', text: 'Hello 中文 \u{1F600}\tend \uD800' }] };
  const pdf = await getDocument({ data: await pdfFile(content, 0), useSystemFonts: false, isEvalSupported: false, verbosity: 0 }).promise;
  const text = (await (await pdf.getPage(1)).getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join('');
  expect(text).toContain('Hello ?? ? end ?');
  await pdf.destroy();
});
