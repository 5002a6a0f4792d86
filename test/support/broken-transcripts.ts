import { deflateRawSync } from 'node:zlib';
import { paragraph, run, wordFile, zipOf } from './word-files.ts';
import { textRow, workbookFile } from './workbook-files.ts';

/** A file that was whole and has been broken somewhere. */
export interface BrokenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const CUES = 'WEBVTT\n\nNOTE x\n\n1\n00:00:01.000 --> 00:00:02.000\n<v Kim>One &amp; <i>two</i>\n\n2\n00:00:02.000 --> 00:00:03.500\nLee: three 🙂\n\n3\n00:00:04.000 --> 00:00:05.000\nLee: four\n';
const TABLE = 'TimeStamp,Turn,Speaker,Sentence,Teacher Tag\n00:00:01,1,T,"Good, ""day""",1 - None\n00:00:02,2,S,"two\nlines",\n0.5,3,T,🙂,8 - press\n';
const WORD = paragraph(run('Kim: one')) + paragraph(run('Lee: two 🙂')) + `<w:tbl><w:tr><w:tc>${paragraph(run('a'))}</w:tc><w:tc>${paragraph(run('b'))}</w:tc></w:tr></w:tbl><w:p><w:ins w:id="1">${run('in')}</w:ins><w:del w:id="2"><w:r><w:delText>out</w:delText></w:r></w:del></w:p>`;
const SHEET = textRow('TimeStamp', 'Turn', 'Speaker', 'Sentence', 'Tag') + '<row r="2"><c r="A2" s="1"><v>0.25</v></c><c r="B2"><v>1</v></c><c r="C2" t="s"><v>0</v></c><c r="D2" t="s"><v>1</v></c></row><row r="4"><c r="D4" t="b"><v>1</v></c><c r="E4" t="inlineStr"><is><t>1 - None</t></is></c></row>';
const BOOK = { sheets: [{ name: 'One', rows: SHEET, after: '<mergeCells><mergeCell ref="C2:C4"/></mergeCells>' }], strings: '<si><t>Kim</t></si><si><r><t>Good </t></r><r><t>day</t></r></si>', formats: [0, 21] };
const MEETING = '{"meeting_transcripts":[{"speaker":"Chair","content":"Hello ."},{"speaker":"A","content":"Yes ."}],"topic_list":[{"topic":"All","relevant_text_span":[["0","1"]]}]}';

const WHOLE: readonly BrokenFile[] = [
  { name: 'a.docx', bytes: wordFile({ body: WORD }) },
  { name: 'a.xlsx', bytes: workbookFile(BOOK) },
  { name: 'a.vtt', bytes: Buffer.from(CUES) },
  { name: 'a.csv', bytes: Buffer.from(TABLE) },
  { name: 'a.json', bytes: Buffer.from(MEETING) },
  { name: 'a.md', bytes: Buffer.from('# One\nKim: hello\n\n## Two\nLee: yes\nKim: no\nLee: so\n') },
];

/** Pieces that readers have stumbled over. */
const TRAPS = ['<', '>', '&', '&#0;', '&#xD800;', '&lol;', ']]>', '<!DOCTYPE a>', '<!--', '<w:p>', '</w:p>', '<w:del>', '</w:t>', '<c r="XFD1048576">', '<row r="-1">', '"', '""', ',', ';', '\t', '\r', '\n\n', '\u0000', '\uFEFF', '-->', '00:99:99.999', 'WEBVTT', '🙂', '\uD83D', '[', '{', '9999999999999999', 'NaN', '1e309', '_xD800_', 'Kim:', '@:', '[]', '**', '__proto__', 'constructor'];

/** The `number`th broken file: the same for the same dice, broken as a package, as XML or text inside one, or byte by byte. */
export function brokenFile(random: () => number): BrokenFile {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const { name, bytes } = pick(WHOLE);
  const isPackage = name.endsWith('x');
  if (!isPackage) return { name, bytes: random() < 0.5 ? brokenBytes(bytes, random) : Buffer.from(brokenText(Buffer.from(bytes).toString('utf8'), random)) };
  if (random() < 0.4) return { name, bytes: brokenBytes(bytes, random) };
  const source = name === 'a.docx' ? brokenText(WORD, random) : brokenText(SHEET, random);
  const repacked = name === 'a.docx' ? wordFile({ body: source }) : workbookFile({ ...BOOK, sheets: [{ ...BOOK.sheets[0]!, rows: source }] });
  if (random() < 0.7) return { name, bytes: repacked };
  // A package that is sound by itself, with a part that is not what it should be.
  const part = pick(['_rels/.rels', 'word/document.xml', 'xl/workbook.xml', 'xl/sharedStrings.xml', 'word/styles.xml', 'xl/styles.xml']);
  return { name, bytes: zipOf({ '_rels/.rels': '<Relationships/>', 'word/document.xml': '<w:document/>', [part]: { content: brokenText(pick([source, MEETING, '<a/>', '']), random), ...(random() < 0.3 ? { claims: Math.floor(random() * 1e9) } : {}) } }) };
}

function brokenText(text: string, random: () => number): string {
  let out = text;
  for (let times = 1 + Math.floor(random() * 3); times > 0; times--) {
    const [at, length] = [Math.floor(random() * (out.length + 1)), Math.floor(random() * 40)];
    const trap = TRAPS[Math.floor(random() * TRAPS.length)]!;
    const way = random();
    if (way < 0.45) out = out.slice(0, at) + trap + out.slice(at);
    else if (way < 0.7) out = out.slice(0, at) + out.slice(at + length);
    else if (way < 0.85) out = out.slice(0, at) + out.slice(at, at + length).repeat(1 + Math.floor(random() * 50)) + out.slice(at);
    else if (way < 0.95) out = out.slice(0, at) + trap.repeat(Math.floor(random() * 3000)) + out.slice(at);
    else out = out.slice(0, at);
  }
  return out;
}

function brokenBytes(bytes: Uint8Array, random: () => number): Uint8Array {
  const out = Buffer.from(bytes);
  for (let times = 1 + Math.floor(random() * 6); times > 0; times--) out[Math.floor(random() * out.length)] = Math.floor(random() * 256);
  const way = random();
  if (way < 0.2) return out.subarray(0, Math.floor(random() * out.length));
  return way < 0.3 ? Buffer.concat([out, deflateRawSync(out)]) : out;
}
