import { deflateRawSync } from 'node:zlib';
import { writeZip } from '../../src/kernel/archive/write-zip.ts';
import { must } from '../../src/kernel/result.ts';
import { seededRandom } from '../../src/kernel/seeded-random.ts';

/** A file as it lies on a disk. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const WORDS = 'the teacher asks why two fractions compare and a student says because they share one whole so we look again at evidence from the room and listen'.split(' ');
const PEOPLE = ['Interviewer', 'Ms Rivera', 'Principal', 'Dr. Okafor'];

function sentence(random: () => number, words: number): string {
  return `${Array.from({ length: words }, () => WORDS[Math.floor(random() * WORDS.length)]!).join(' ')}.`;
}

/** Paragraphs as Word writes them, of about so many characters, most of them begun by a speaker; every 200th has a letter beyond ASCII. */
function wordBody(random: () => number, characters: number): string {
  let [body, length, number] = ['', 0, 0];
  while (length < characters) {
    const words = sentence(random, 20 + Math.floor(random() * 30));
    const speaker = random() < 0.8 ? `${PEOPLE[Math.floor(random() * PEOPLE.length)]!}: ` : '';
    const rsid = `00${(0xa00000 + Math.floor(random() * 0xfffff)).toString(16).toUpperCase()}`;
    body += `<w:p w14:paraId="${rsid}" w14:textId="77777777" w:rsidR="${rsid}" w:rsidRDefault="${rsid}"><w:pPr><w:pStyle w:val="BodyText"/><w:spacing w:after="120"/></w:pPr>${speaker === '' ? '' : `<w:r><w:rPr><w:b/><w:bCs/></w:rPr><w:t xml:space="preserve">${speaker}</w:t></w:r>`}<w:r w:rsidR="${rsid}"><w:t>${words}${++number % 200 === 0 ? ' déjà vu' : ''}</w:t></w:r></w:p>`;
    length += words.length + speaker.length;
  }
  return body;
}

const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Word documents of about so many characters, each different. */
export function wordFiles(count: number, characters: number, seed: number): GivenFile[] {
  const random = seededRandom(seed);
  const encode = (text: string): Uint8Array => new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${text}`);
  return Array.from({ length: count }, (_, at) => {
    const parts = [
      ['[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'],
      ['_rels/.rels', `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`],
      ['word/document.xml', `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:body>${wordBody(random, characters)}<w:sectPr/></w:body></w:document>`],
    ] as const;
    return { name: `interview-${at}.docx`, bytes: must(writeZip(parts.map(([name, text]) => ({ name, bytes: encode(text) })), (bytes) => deflateRawSync(bytes))) };
  });
}

/** Subtitle files with a name before the words of most cues. */
export function cueFiles(count: number, cues: number, seed: number): GivenFile[] {
  const random = seededRandom(seed);
  const time = (ms: number): string => new Date(ms).toISOString().slice(11, 23);
  return Array.from({ length: count }, (_, at) => {
    const blocks = Array.from({ length: cues }, (__, cue) => `${cue + 1}\n${time(cue * 2500)} --> ${time(cue * 2500 + 2300)}\n${random() < 0.7 ? `${PEOPLE[Math.floor(random() * PEOPLE.length)]!}: ` : ''}${sentence(random, 6 + Math.floor(random() * 8))}`);
    return { name: `meeting-${at}.vtt`, bytes: new TextEncoder().encode(`WEBVTT\n\n${blocks.join('\n\n')}\n`) };
  });
}

