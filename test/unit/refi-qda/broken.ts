// Packages broken by chance, at the level of the archive and of the document, always the same for the same seed.
import { writeZip } from '../../../src/kernel/archive/write-zip.ts';
import { must } from '../../../src/kernel/result.ts';
import { seededRandom } from '../../../src/kernel/seeded-random.ts';
import { certify, readProject, writeProject } from '../../../src/slices/exchange/model/refi-qda/refi-qda.ts';
import { foreignPackage } from './package-of.ts';
import { randomProject, type Random } from './random-project.ts';
import { documentOf } from './schema.ts';

const TOKENS = [
  '<', '>', '/>', '</', '"', "'", '=', '&', ';', '&#0;', '&#xD800;', '&lt;', '<!--', '-->', '<![CDATA[', ']]>', '<?', '?>', '<!DOCTYPE x [<!ENTITY a "aaaa">]>', '<Project', '</Project>', '<Coding>', '</Coding>', '<Code guid="x">', '<CodeRef targetGUID="', '<PlainTextContent>', '</Sources>',
  ' guid=""', ' startPosition="-1"', ' endPosition="99999999999999999999"', ' startPosition="1e9"', ' isCodable="maybe"', ' color="rgba(9,9,9)"', ' xmlns="urn:x"', ' xmlns:q="q"', 'q:', '\u0000', '\ud83d', '\ufffe', '😀', '\r\n', '\r', '9', '-', '{', '}', 'internal://', '../', 'A'.repeat(300),
];

/** What breaking is done to: projects of every kind of element, and one as another program writes it. */
export const WHOLE: readonly Uint8Array[] = [
  ...[3, 4, 11, 23].map((seed) => {
    const { project, files } = randomProject(seededRandom(seed));
    return must(writeProject(project, files)).bytes;
  }),
  foreignPackage([{ text: 'one 😀 two\r\nthree', spans: [{ from: 0, to: 3, name: 'one' }, { from: 7, to: 12, name: 'two\r\n' }] }], { end: 'inclusive', unit: 'utf-16', lineEnd: 'one' }, 'utf-16le').slice(),
];

function brokenBytes(whole: Uint8Array, random: Random): Uint8Array {
  let bytes = Uint8Array.from(whole);
  for (let times = 1 + Math.floor(random() * 4); times > 0; times--) {
    const at = Math.floor(random() * bytes.length);
    const kind = random();
    if (kind < 0.5) bytes[at] = Math.floor(random() * 256);
    else if (kind < 0.65) bytes.fill(random() < 0.5 ? 0xff : 0, at, at + 1 + Math.floor(random() * 8));
    else if (kind < 0.8) bytes = Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + Math.floor(random() * 20))]);
    else if (kind < 0.9) bytes = Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(Math.floor(random() * at), at), ...bytes.subarray(at)]);
    else bytes = bytes.slice(0, at);
  }
  return bytes;
}

function brokenDocument(document: string, random: Random): string {
  let text = document;
  for (let times = 1 + Math.floor(random() * 3); times > 0; times--) {
    const at = Math.floor(random() * text.length);
    const kind = random();
    const token = TOKENS[Math.floor(random() * TOKENS.length)]!;
    if (kind < 0.45) text = text.slice(0, at) + token + text.slice(at + Math.floor(random() * 3));
    else if (kind < 0.7) text = text.slice(0, at) + text.slice(at + Math.floor(random() * 40));
    else {
      // Values are where a document may be wrong and yet be read.
      const quote = text.indexOf('"', at);
      const end = text.indexOf('"', quote + 1);
      if (quote >= 0 && end >= 0) text = `${text.slice(0, quote + 1)}${token.replace(/["<&]/g, '')}${text.slice(end)}`;
    }
  }
  return text;
}

/** One broken package. */
export function broken(seed: number): Uint8Array {
  const random = seededRandom(seed);
  const whole = WHOLE[seed % WHOLE.length]!;
  if (random() < 0.4) return brokenBytes(whole, random);
  const document = brokenDocument(seed % WHOLE.length < 4 ? documentOf(whole) : DOCUMENT, random);
  const name = random() < 0.9 ? 'project.qde' : 'sources/PROJECT.QDE';
  return random() < 0.3 ? Buffer.from(document) : must(writeZip([{ name, bytes: Buffer.from(document) }, { name: 'sources/a.txt', bytes: brokenBytes(Buffer.from('text 😀 text'), random) }], (bytes) => bytes));
}

const DOCUMENT = `<Project xmlns="urn:QDA-XML:project:1.0" name="p"><CodeBook><Codes><Code guid="11111111-1111-4111-8111-111111111111" name="c" isCodable="true"/></Codes></CodeBook><Sources><TextSource guid="21111111-1111-4111-8111-111111111111" plainTextPath="internal://a.txt"><PlainTextSelection guid="31111111-1111-4111-8111-111111111111" name="text" startPosition="0" endPosition="4"><Coding guid="41111111-1111-4111-8111-111111111111"><CodeRef targetGUID="11111111-1111-4111-8111-111111111111"/></Coding></PlainTextSelection></TextSource></Sources></Project>`;

/** What becomes of a broken package: refused with a sentence, or read, written and certified. Throws where something breaks. */
export function fate(bytes: Uint8Array): 'read' | 'refused' {
  const read = readProject(bytes);
  if (!read.ok) {
    if (!/^[^]+\.$/.test(read.error.message)) throw new Error(`no sentence: ${read.error.message}`);
    return 'refused';
  }
  const written = must(writeProject(read.value.project, read.value.files));
  const certificate = must(certify(read.value, written.bytes));
  // What was read from outside holds no value that cannot be written; only what XML cannot carry becomes another character.
  const unexpected = certificate.different.find(({ before, after }) => !before.includes('\ufeff') && !after.includes('\ufffd') && !written.losses.some(({ what }) => what.startsWith('values') || what.startsWith('files')));
  if (unexpected) throw new Error(`not the same: ${JSON.stringify(unexpected)}`);
  return 'read';
}
