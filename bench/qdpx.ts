// Reading a REFI-QDA project: npm run bench -- qdpx [--rounds 5] [--large]
//
// From the bytes of a package in memory to a project whose selections are all placed, beside what nobody can do without (unpacking every
// entry with zlib), beside unpacking, decoding and one bare pass over the XML by saxes, and beside jszip with xml2js, which are no
// dependencies: name a folder that has them in JOINTWORK_BENCH_PEERS. Each runs in a process of its own, whose greatest memory is told
// beside that of a process that only holds the package. --large adds a study eight times as large.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SaxesParser } from 'saxes';
import { readZip, ZIP_LIMITS } from '../src/kernel/archive/read-zip.ts';
import { ZIP_TOOLS } from '../src/platform/server/files/zip-tools.ts';
import { must } from '../src/kernel/result.ts';
import { readXml } from '../src/kernel/xml/read-xml.ts';
import { certify, codedOf, readProject, writeProject } from '../src/slices/exchange/model/refi-qda/refi-qda.ts';
import { percentile } from './live-support/measuring.ts';
import { makePackage } from './qdpx-support/make-package.ts';
import { loadPeer } from './query-support/peers.ts';

const { values: asked } = parseArgs({ options: { rounds: { type: 'string', default: '5' }, large: { type: 'boolean' }, only: { type: 'string' }, file: { type: 'string' } } });

const NOTHING = (): void => undefined;

interface JsZip {
  readonly loadAsync: (bytes: Uint8Array) => Promise<{ readonly files: Readonly<Record<string, { readonly async: (kind: 'string') => Promise<string> }>> }>;
}
interface Xml2Js {
  readonly parseStringPromise: (xml: string) => Promise<unknown>;
}

function documentOf(bytes: Uint8Array): string {
  const entry = must(readZip(bytes, ZIP_LIMITS, ZIP_TOOLS)).entries.find(({ name }) => name.endsWith('.qde'))!;
  return new TextDecoder().decode(must(entry.read()));
}

/** Who takes part; each gives something that shows it did its work. */
const CONTESTANTS: Readonly<Record<string, (bytes: Uint8Array) => unknown>> = {
  product: (bytes) => must(readProject(bytes, { tools: ZIP_TOOLS })).placing.compared,
  'product without zlib': (bytes) => must(readProject(bytes)).placing.compared,
  'nothing but the package': (bytes) => bytes.length,
  'limit: inflate': (bytes) => must(readZip(bytes, ZIP_LIMITS, { ...ZIP_TOOLS, crc32: () => 0 })).entries.map((entry) => entry.read().ok).length,
  'inflate, decode, own bare XML pass': (bytes) => {
    let tags = 0;
    must(readXml(documentOf(bytes), { open: () => tags++, text: NOTHING, close: NOTHING }));
    return tags;
  },
  'inflate, decode, saxes': (bytes) => {
    let tags = 0;
    const parser = new SaxesParser({ xmlns: false });
    parser.on('opentag', () => tags++);
    parser.write(documentOf(bytes)).close();
    return tags;
  },
  'jszip and xml2js': async (bytes) => {
    const [zip, xml] = [await loadPeer<{ readonly default: JsZip }>('jszip'), await loadPeer<{ readonly default: Xml2Js }>('xml2js')];
    if (zip === null || xml === null) return null;
    const { files } = await zip.default.loadAsync(bytes);
    const texts = await Promise.all(Object.entries(files).filter(([name]) => name.endsWith('.txt')).map(([, file]) => file.async('string')));
    return [texts.length, await xml.default.parseStringPromise(await files['project.qde']!.async('string'))].length;
  },
  write: (bytes) => must(writeProject(...projectOf(bytes))).bytes.length,
  certify: (bytes) => {
    const [project, files] = projectOf(bytes);
    const certificate = must(certify({ project, files }, must(writeProject(project, files)).bytes, { tools: ZIP_TOOLS }));
    return certificate.ok && certificate.identical === [...codedOf(project)].filter(({ selection }) => selection).length;
  },
};

function projectOf(bytes: Uint8Array) {
  const { project, files } = must(readProject(bytes, { tools: ZIP_TOOLS }));
  return [project, files] as const;
}

interface Run {
  readonly ms: number;
  readonly cpuMs: number;
  readonly megabytes: number;
  readonly answer: unknown;
}

/** In the process of one contestant: one run in which memory is measured, then the rest for the time. */
async function runAlone(name: string, file: string, rounds: number): Promise<void> {
  const bytes = readFileSync(file);
  const run = CONTESTANTS[name]!;
  const [times, cpu]: [number[], number[]] = [[], []];
  const answer = await run(bytes);
  const megabytes = process.resourceUsage().maxRSS / 1024;
  for (let round = 0; round < rounds; round++) {
    const [from, before] = [performance.now(), process.cpuUsage()];
    await run(bytes);
    times.push(performance.now() - from);
    const { user, system } = process.cpuUsage(before);
    cpu.push((user + system) / 1000);
  }
  process.stdout.write(JSON.stringify({ ms: percentile(times, 0.5), cpuMs: percentile(cpu, 0.5), megabytes, answer } satisfies Run));
}

function measure(name: string, file: string, rounds: number): Run {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--max-old-space-size=8000', process.argv[1]!, '--only', name, '--file', file, '--rounds', String(rounds)], { encoding: 'utf8', maxBuffer: 1e8 });
  if (status !== 0) throw new Error(`${name}: ${stderr}`);
  return JSON.parse(stdout.slice(stdout.indexOf('{'))) as Run;
}

function race(size: string, sources: number, codingsEach: number, names: readonly string[], rounds: number, folder: string): void {
  const file = join(folder, `${size}.qdpx`);
  const bytes = makePackage(sources, codingsEach, 1);
  writeFileSync(file, bytes);
  console.log(JSON.stringify({ kernel: 'qdpx', size, sources, codings: sources * codingsEach, packedMb: digits(bytes.length / 1e6), xmlMb: digits(documentOf(bytes).length / 1e6) }));
  const runs = names.map((name) => [name, measure(name, file, name.startsWith('jszip') ? 1 : rounds)] as const).filter(([, { answer }]) => answer !== null);
  const product = runs[0]![1];
  const of = (tell: (run: Run) => number) => Object.fromEntries(runs.map(([name, run]) => [name, digits(tell(run))]));
  console.log(JSON.stringify({ kernel: 'qdpx', size, ms: of(({ ms }) => ms), cpuMs: of(({ cpuMs }) => cpuMs), timesProductCpu: of(({ cpuMs }) => cpuMs / product.cpuMs), greatestMb: of(({ megabytes }) => megabytes), ...(size === 'real' ? { goalMs: 450, goalMb: 300 } : {}) }));
}

function digits(number: number): number {
  return Number(number.toPrecision(3));
}

if (asked.only !== undefined) await runAlone(asked.only, asked.file!, Number(asked.rounds));
else {
  const folder = mkdtempSync(join(tmpdir(), 'jointwork-bench-'));
  try {
    const all = Object.keys(CONTESTANTS);
    race('small', 20, 200, all, Number(asked.rounds), folder);
    race('real', 500, 200, all, Number(asked.rounds), folder);
    // A document of 1,000,000 such codings would be longer than a string may be (and is refused with a sentence): eight times it is.
    if (asked.large) race('8x', 4000, 200, all.filter((name) => !name.startsWith('jszip') && name !== 'product without zlib' && name !== 'certify'), 1, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
