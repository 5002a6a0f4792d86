// Reading transcripts: npm run bench -- import-transcripts [--rounds 5] [--only docx|vtt|xlsx] [--without 10x]
//
// From the bytes of files to text, turns, segments and tags, beside what no reader can do without: unpacking (zlib, with its checksum)
// and one pass over the XML by the product's strict reader or by saxes; and beside mammoth and node-webvtt, which are no dependencies
// for this: name a folder that has them in JOINTWORK_BENCH_PEERS. The workbooks are lessons of others (JOINTWORK_SHARED_DATA); without
// them their rows are left out. Reading only: nothing is stored.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { SaxesParser } from 'saxes';
import { readZip, ZIP_LIMITS } from '../src/kernel/archive/read-zip.ts';
import { must } from '../src/kernel/result.ts';
import { readXml } from '../src/kernel/xml/read-xml.ts';
import { readSourceFile } from '../src/slices/texts/model/reading/read-source-file.ts';
import { ZIP_TOOLS } from '../src/platform/server/files/zip-tools.ts';
import { cueFiles, wordFiles, type GivenFile } from './import-support/transcripts.ts';
import { loadPeer } from './query-support/peers.ts';
import { race, type Contestant } from './query-support/race.ts';

const { values: asked } = parseArgs({ options: { rounds: { type: 'string', default: '5' }, only: { type: 'string' }, without: { type: 'string' } } });
const ROUNDS = Number(asked.rounds);
const SHARED = process.env['JOINTWORK_SHARED_DATA'] ?? resolve(process.cwd(), '../shared/data');

interface Mammoth {
  readonly extractRawText: (input: { readonly buffer: Buffer }) => Promise<{ readonly value: string }>;
}
interface WebVtt {
  readonly parse: (text: string, options: { readonly strict: boolean }) => { readonly cues: readonly unknown[] };
}
const mammoth = await loadPeer<Mammoth & { readonly default?: Mammoth }>('mammoth');
const webvtt = await loadPeer<WebVtt & { readonly default?: WebVtt }>('node-webvtt');

/** Characters, turns and tags of all files: what a race without them would not have read. */
function read(files: readonly GivenFile[]): { characters: number; rows: number; tags: number } {
  const sum = { characters: 0, rows: 0, tags: 0 };
  for (const file of files) {
    for (const { text, rows, tags } of must(readSourceFile({ ...file, zipTools: ZIP_TOOLS }))) {
      sum.characters += text.text.length;
      sum.rows += rows;
      sum.tags += tags.length;
    }
  }
  return sum;
}

/** The XML parts of all packages, unpacked and checked. */
function unpacked(files: readonly GivenFile[], each: (bytes: Uint8Array) => unknown): void {
  for (const { bytes } of files) {
    for (const entry of must(readZip(bytes, ZIP_LIMITS, ZIP_TOOLS)).entries) if (/document\.xml$|worksheets\/|sharedStrings/.test(entry.name)) each(must(entry.read()));
  }
}

const NOTHING = (): void => undefined;
const decoder = new TextDecoder();

function packed(files: readonly GivenFile[]): Contestant[] {
  return [
    { name: 'product', run: () => read(files) },
    { name: 'limit: inflate and checksum', run: () => unpacked(files, NOTHING) },
    { name: 'limit: inflate, decode, bare strict XML pass', run: () => unpacked(files, (bytes) => must(readXml(decoder.decode(bytes), { open: NOTHING, text: NOTHING, close: NOTHING }))) },
    { name: 'inflate, decode, saxes', rounds: 1, run: () => unpacked(files, (bytes) => new SaxesParser({ xmlns: true }).write(decoder.decode(bytes)).close()) },
  ];
}

async function raceDocuments(size: string, files: readonly GivenFile[], goal: number | null): Promise<void> {
  const extract = (mammoth?.default ?? mammoth)?.extractRawText;
  const part = files.slice(0, 20);
  const peers: Contestant[] = extract ? [{ name: `mammoth, text only, ${part.length} of ${files.length} files`, rounds: 1, run: async () => { for (const { bytes } of part) await extract({ buffer: Buffer.from(bytes) }); } }] : [];
  console.log(JSON.stringify({ kernel: 'docx', size, files: files.length, packedMb: megabytes(files), ...read(files) }));
  await race('docx', size, size === '10x' ? 1 : ROUNDS, [...packed(files).slice(0, size === '10x' ? 3 : 4), ...(size === '10x' ? [] : peers)], goal);
}

function megabytes(files: readonly GivenFile[]): number {
  return Number((files.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1e6).toPrecision(3));
}

/** The first twenty of the files, all of them, and all of them ten times over; none where the bench was asked for others only. */
function sizesOf(kernel: string, make: () => readonly GivenFile[]): (readonly [string, readonly GivenFile[]])[] {
  if (asked.only !== undefined && asked.only !== kernel) return [];
  const all = make();
  return ([['small', all.slice(0, 20)], ['real', all], ['10x', Array.from({ length: 10 }, () => all).flat()]] as const).filter(([size]) => size !== asked.without);
}

for (const [size, files] of sizesOf('docx', () => wordFiles(500, 50_000, 1))) await raceDocuments(size, files, size === 'real' ? 250 : null);

for (const [size, files] of sizesOf('vtt', () => cueFiles(500, 634, 2))) {
  const parse = (webvtt?.default ?? webvtt)?.parse;
  console.log(JSON.stringify({ kernel: 'vtt', size, files: files.length, megabytes: megabytes(files), ...read(files) }));
  await race('vtt', size, size === '10x' ? 1 : ROUNDS, [
    { name: 'product', run: () => read(files) },
    { name: 'limit: decode', run: () => files.map(({ bytes }) => decoder.decode(bytes).length) },
    ...(parse && size !== '10x' ? [{ name: 'node-webvtt', run: () => files.map(({ bytes }) => parse(decoder.decode(bytes), { strict: false }).cues.length) }] : []),
  ], null);
}

const lessons = join(SHARED, 'talkmoves');
if (existsSync(lessons)) {
  const load = (): GivenFile[] => ['subset-1', 'subset-2'].flatMap((subset) => readdirSync(join(lessons, subset)).map((name) => ({ name, bytes: readFileSync(join(lessons, subset, name)) })));
  for (const [size, files] of sizesOf('xlsx', load)) {
    console.log(JSON.stringify({ kernel: 'xlsx', size, files: files.length, packedMb: megabytes(files), ...read(files) }));
    await race('xlsx', size, size === '10x' ? 1 : ROUNDS, packed(files).slice(0, size === '10x' ? 3 : 4), null);
  }
} else console.log(`The workbooks of lessons are not in ${SHARED}: their rows are left out (name the folder in JOINTWORK_SHARED_DATA).`);
