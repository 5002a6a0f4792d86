import { deflateRawSync } from 'node:zlib';
import { writeZip } from '../../src/kernel/archive/write-zip.ts';
import { must } from '../../src/kernel/result.ts';
import { seededRandom } from '../../src/kernel/seeded-random.ts';

const WORDS = 'the students said that a fraction is part of whole and Maria asked why they had drawn it on their number line again because nobody could see how big half should be before she left room'.split(' ');
const NAMES = ['Ana', 'Bo', 'Zoë', 'Mrs. Núñez'];

/** One study as a package: so many sources of 30,000 characters, coded so often; a bit over 480 bytes of XML for each coding, as other programs write them. */
export function makePackage(sources: number, codingsEach: number, seed: number): Uint8Array {
  const random = seededRandom(seed);
  let next = 0;
  const guid = (): string => `${(next++).toString(16).padStart(8, '0').toUpperCase()}-7C1A-4F02-9E6B-${Math.floor(random() * 2 ** 48).toString(16).padStart(12, '0').toUpperCase()}`;
  const users = [guid(), guid(), guid()];
  const codes = Array.from({ length: 120 }, guid);
  const files: { name: string; bytes: Uint8Array }[] = [];
  const parts = [
    `<?xml version="1.0" encoding="utf-8"?>\n<Project name="Bench" origin="Some Program 1.0" xmlns="urn:QDA-XML:project:1.0">\n<Users>${users.map((user, i) => `<User guid="${user}" name="Coder ${i}"/>`).join('')}</Users>\n<CodeBook><Codes>${codes.map((code, i) => `<Code guid="${code}" name="Code ${i}" isCodable="true" color="#A0B0C0"/>`).join('')}</Codes></CodeBook>\n<Sources>\n`,
  ];
  for (let number = 0; number < sources; number++) {
    const text = transcript(random);
    const id = guid();
    files.push({ name: `sources/${id}.txt`, bytes: Buffer.from(text) });
    parts.push(`<TextSource guid="${id}" name="Lesson ${number}" plainTextPath="internal://${id}.txt" creatingUser="${users[0]!}" creationDateTime="2026-03-04T10:00:00Z">\n`);
    for (let coding = 0; coding < codingsEach; coding++) parts.push(selection(text, random, guid, users[coding % 3]!, codes[Math.floor(random() * codes.length)]!));
    parts.push('</TextSource>\n');
  }
  parts.push('</Sources>\n</Project>\n');
  return must(writeZip([{ name: 'project.qde', bytes: Buffer.from(parts.join('')) }, ...files], (bytes) => deflateRawSync(bytes, { level: 6 })));
}

function transcript(random: () => number): string {
  const lines: string[] = [];
  for (let length = 0; length < 30_000; ) {
    const line = `${NAMES[Math.floor(random() * NAMES.length)]!}: ${Array.from({ length: 5 + Math.floor(random() * 30) }, () => WORDS[Math.floor(random() * WORDS.length)]!).join(' ')}.`;
    lines.push(line);
    length += line.length + 1;
  }
  return lines.join('\n');
}

function selection(text: string, random: () => number, guid: () => string, user: string, code: string): string {
  const start = Math.floor(random() * (text.length - 200));
  const end = start + 10 + Math.floor(random() * 80);
  const name = text.slice(start, end).replaceAll('\n', '&#10;').replaceAll('"', '&quot;');
  const who = `creatingUser="${user}" creationDateTime="2026-03-0${1 + (start % 9)}T10:0${end % 10}:00Z"`;
  return `  <PlainTextSelection guid="${guid()}" name="${name}" startPosition="${start}" endPosition="${end}" ${who} modifyingUser="${user}" modifiedDateTime="2026-03-10T10:00:00Z">\n    <Coding guid="${guid()}" ${who}>\n      <CodeRef targetGUID="${code}"/>\n    </Coding>\n  </PlainTextSelection>\n`;
}
