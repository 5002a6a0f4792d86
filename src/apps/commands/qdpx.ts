import { createHash, randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { decodeText } from '../../kernel/decode-text.ts';
import { deflateRaw, ZIP_TOOLS } from '../../platform/server/files/zip-tools.ts';
import {
  certify, codedOf, codesOf, guidKey, readCodebook, readProject, writableGuid, writeCodebook, writeProject,
  type Certificate, type CodebookRead, type Dialect, type ProjectRead,
} from '../../slices/exchange/model/refi-qda/refi-qda.ts';
import { bytesOf } from './read-file.ts';
import { inSentence, type Say } from './say.ts';

export const QDPX_HELP = `  qdpx check FILE.qdpx|FILE.qde|FILE.qdc [--json]
      Reads a REFI-QDA project or codebook of any program and tells what is in it, what is wrong with it and how that is mended.
  qdpx roundtrip IN OUT [--for standard|maxqda|nvivo|atlas] [--json]
      Writes it anew as the standard wants it (or as a program takes it best), reads that back, and certifies that all is the same.
`;

const DIALECTS: readonly string[] = ['standard', 'maxqda', 'nvivo', 'atlas'] satisfies Dialect[];

/** Checks REFI-QDA files and writes them anew with a certificate. */
export async function qdpx(args: readonly string[], say: Say): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { for: { type: 'string' }, json: { type: 'boolean' } } });
  const [act, file, out, ...more] = positionals;
  const dialect = values.for ?? 'standard';
  if (act === 'check' && file !== undefined && out === undefined && values.for === undefined) return check(file, values.json === true, say);
  if (act === 'check') return say.misunderstood('Say which file to check, and only one.');
  if (act !== 'roundtrip') return say.misunderstood('Say what to do: qdpx check or qdpx roundtrip.');
  if (file === undefined || out === undefined || more.length > 0) return say.misunderstood('Say which file to read and which to write.');
  if (!DIALECTS.includes(dialect)) return say.misunderstood(`--for is one of ${DIALECTS.join(', ')}; “${dialect}” is not.`);
  return roundtrip(file, out, dialect as Dialect, values.json === true, say);
}

/** What a file held; a sentence where it could not be read. */
async function open(file: string): Promise<{ readonly project: ProjectRead } | { readonly codebook: CodebookRead } | string> {
  const bytes = await bytesOf(file);
  if (typeof bytes === 'string') return bytes;
  const isPacked = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const text = isPacked ? '' : decodeText(bytes).text;
  const first = /<(?:[\w.-]+:)?(\w+)[\s/>]/.exec(text.slice(0, 10_000).replace(/<!--[^]*?-->/g, ''))?.[1];
  if (!isPacked && (first === 'CodeBook' || (first !== 'Project' && /\.qdc$/i.test(file)))) {
    const codebook = readCodebook(text);
    return codebook.ok ? { codebook: codebook.value } : `${file}: ${inSentence(codebook.error)}`;
  }
  const project = readProject(bytes, { tools: ZIP_TOOLS });
  return project.ok ? { project: project.value } : `${file}: ${inSentence(project.error)}`;
}

async function check(file: string, asJson: boolean, { show, complain }: Say): Promise<number> {
  const opened = await open(file);
  if (typeof opened === 'string') return complain(opened);
  const report = 'project' in opened ? projectReport(opened.project) : codebookReport(opened.codebook);
  return show(asJson ? `${JSON.stringify(report, null, 2)}\n` : inWords(report));
}

function projectReport({ project, origin, problems, losses, placing, mismatched }: ProjectRead) {
  const coded = [...codedOf(project)];
  return {
    ok: problems.every(({ severity }) => severity !== 'error'),
    origin,
    sources: project.sources.length,
    codes: [...codesOf(project.codes)].length,
    selections: coded.filter(({ selection }) => selection !== undefined).length,
    codings: coded.reduce((sum, { codings }) => sum + codings.length, 0),
    cases: project.cases.length,
    users: project.users.length,
    notes: project.notes.length,
    problems,
    mismatched,
    losses,
    placing,
  };
}

function codebookReport({ codebook, origin, problems, losses }: CodebookRead) {
  const codes = [...codesOf(codebook.codes)].length;
  return { ok: problems.every(({ severity }) => severity !== 'error'), origin, sources: 0, codes, selections: 0, codings: 0, cases: 0, sets: codebook.sets.length, problems, mismatched: [], losses };
}

type Report = ReturnType<typeof projectReport> | ReturnType<typeof codebookReport>;

function inWords(report: Report): string {
  const { problems, mismatched, losses } = report;
  const counted = [`${report.sources} sources`, `${report.codes} codes`, `${report.selections} selections`, `${report.codings} codings`, `${report.cases} cases`].join(', ');
  const placed = 'placing' in report ? [`Places: ${conventionInWords(report)}.`] : [];
  return `${[
    `${report.origin === '' ? 'The file does not say which program wrote it.' : `Written by ${report.origin}.`} ${counted}.`,
    ...placed,
    problems.length === 0 ? 'No problems.' : `${problems.length} problems:`,
    ...problems.map(({ where, message, mend }) => `  ${where}: ${message} ${mend}`),
    ...(mismatched.length === 0 ? [] : [`${mismatched.length} selections whose text is not what their name says:`]),
    ...mismatched.map(({ source, name, text }) => `  ${source}: named “${name}”, ${text === null ? 'outside the text' : `at “${text}”`}`),
    ...losses.map(({ what, count, why }) => `Not read: ${what} (${count}). ${why}`),
  ].join('\n')}\n`;
}

function conventionInWords({ placing }: ReturnType<typeof projectReport>): string {
  const { end, unit, lineEnd } = placing.convention;
  const best = placing.evidence.find(({ convention }) => convention === placing.convention)?.agreeing ?? 0;
  const why = placing.by === 'names' ? `${best} of ${placing.compared} names agree` : 'the habit of the program, the names tell nothing';
  return `${unit === 'code-point' ? 'characters (code points)' : 'UTF-16 units'}, end ${end}, a line end of two characters counts as ${lineEnd}; ${why}`;
}

async function roundtrip(file: string, out: string, dialect: Dialect, asJson: boolean, say: Say): Promise<number> {
  const opened = await open(file);
  if (typeof opened === 'string') return say.complain(opened);
  if ('codebook' in opened) return roundtripCodebook(opened.codebook, file, out, asJson, say);
  const before = opened.project;
  const written = writeProject(before.project, before.files, { dialect, deflateRaw });
  if (!written.ok) return say.complain(`${file}: ${inSentence(written.error)}`);
  const certificate = certify(before, written.value.bytes, { dialect, tools: ZIP_TOOLS, sha256: (bytes) => createHash('sha256').update(bytes).digest('hex') });
  if (!certificate.ok) return say.complain(`${out}: ${inSentence(certificate.error)}`);
  const fault = await writeWhole(out, written.value.bytes);
  if (fault !== null) return say.complain(fault);
  const whole = { ...certificate.value, losses: [...before.losses, ...written.value.losses] };
  say.show(asJson ? `${JSON.stringify(whole, null, 2)}\n` : certificateInWords(out, whole));
  return whole.ok ? 0 : say.complain(`${out} is not the same as ${file} in ${whole.differences} places; the certificate names them.`);
}

async function roundtripCodebook({ codebook, losses }: CodebookRead, file: string, out: string, asJson: boolean, say: Say): Promise<number> {
  const written = writeCodebook(codebook);
  if (!written.ok) return say.complain(`${file}: ${inSentence(written.error)}`);
  const again = readCodebook(written.value.text);
  if (!again.ok) return say.complain(`${out}: ${inSentence(again.error)}`);
  const fault = await writeWhole(out, Buffer.from(written.value.text));
  if (fault !== null) return say.complain(fault);
  const codes = [...codesOf(codebook.codes)];
  const rewritten = [...codesOf(again.value.codebook.codes)];
  const different = codes.filter(({ code, depth }, i) => rewritten[i]?.depth !== depth || guidKey(writableGuid(code.guid)) !== guidKey(rewritten[i].code.guid) || code.name !== rewritten[i].code.name || code.description !== rewritten[i].code.description);
  const certificate = { ok: different.length === 0, codes: codes.length, sets: codebook.sets.length, different: different.map(({ code }) => code.name), losses: [...losses, ...written.value.losses], sha256: createHash('sha256').update(written.value.text).digest('hex') };
  say.show(asJson ? `${JSON.stringify(certificate, null, 2)}\n` : `${out} has the ${codes.length} codes of ${file}.\n`);
  return certificate.ok ? 0 : say.complain(`${out} is not the same as ${file}; ${different.length} codes differ.`);
}

/** Writes a file whole or not at all: beside its place first. Gives what went wrong, or null. */
async function writeWhole(out: string, bytes: Uint8Array): Promise<string | null> {
  const beside = `${out}.${randomUUID()}.part`;
  try {
    await writeFile(beside, bytes, { flag: 'wx' });
    await rename(beside, out);
    return null;
  } catch (cause) {
    await rm(beside, { force: true });
    return `${out} could not be written: ${cause instanceof Error ? cause.message : String(cause)}. What stood there before stands there still.`;
  }
}

function certificateInWords(out: string, certificate: Certificate): string {
  const { selections, identical, byText, byPlace, codings, sources, different, differences, losses, problems, sha256 } = certificate;
  return `${[
    `${out} was read back: ${identical} of ${selections} selections are the same (${byText} by their quoted text, ${byPlace} by place, having no text to quote), with ${codings} codings in ${sources} sources.`,
    differences === 0 ? 'Every element is the same.' : `${differences} differences:`,
    ...different.map(({ where, what, before, after }) => `  ${where}, ${what}: “${before}” became “${after}”`),
    ...losses.map(({ what, count, why }) => `Not carried: ${what} (${count}). ${why}`),
    ...problems.map(({ where, message, mend }) => `  ${where}: ${message} ${mend}`),
    ...(sha256 === undefined ? [] : [`SHA-256 ${sha256}`]),
  ].join('\n')}\n`;
}
