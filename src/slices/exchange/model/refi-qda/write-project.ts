import type { ZipFile, DeflateRaw } from '../../../../kernel/archive/write-zip.ts';
import { writeZip } from '../../../../kernel/archive/write-zip.ts';
import { faultOfName } from '../../../../kernel/archive/zip-names.ts';
import { encodeUtf8 } from '../../../../kernel/decode-text.ts';
import { ok, refuse, type Result } from '../../../../kernel/result.ts';
import { OWN_ORIGIN } from './conventions.ts';
import { inDialect, mapTexts, type Dialect } from './dialects.ts';
import { newFindings, type Findings, type Loss } from './findings.ts';
import { guidKey, writableGuid } from './guid.ts';
import { fileFinder, type ProjectFile } from './package-files.ts';
import type { Codebook, KeptText, Project, Source } from './project.ts';
import { elementWriter } from './write-elements.ts';
import { writeCode, writeDocument, writeSet } from './write-document.ts';

/** How to write a project. */
export interface WriteOptions {
  readonly dialect?: Dialect;
  /** A faster way to pack, where there is one; it must give the same bytes for the same bytes. */
  readonly deflateRaw?: DeflateRaw;
}

/** A package and what did not come along in it. */
export interface ProjectWritten {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly losses: readonly Loss[];
}

const LARGEST = 2_147_483_647;

/**
 * Writes a project and its files as a REFI-QDA package (.qdpx). The document is valid against the schema whatever the project
 * holds, texts are UTF-8 without a mark, places are half-open code points, and the same project makes the same bytes.
 */
export function writeProject(project: Project, files: readonly ProjectFile[], options: WriteOptions = {}): Result<ProjectWritten> {
  const findings = newFindings();
  const spoken = inDialect(project, options.dialect ?? 'standard', findings);
  const packed = packFiles(spoken, files, findings);
  const document = writeDocument({ ...packed.project, origin: OWN_ORIGIN }, findings);
  const zip = writeZip([{ name: 'project.qde', bytes: encodeUtf8(document) }, ...packed.files.map(({ name, bytes }) => ({ name: `sources/${name}`, bytes }))], options.deflateRaw);
  return zip.ok ? ok({ bytes: zip.value, losses: findings.tell('', '').losses }) : zip;
}

/** Writes a codebook (.qdc) that is valid against the schema. One without codes is refused: the standard has none. */
export function writeCodebook(codebook: Codebook): Result<{ readonly text: string; readonly losses: readonly Loss[] }> {
  if (codebook.codes.length === 0) return refuse('invalid', 'no-codes', 'There is no code in the codebook, and the standard knows no empty one. Nothing was written.', { mend: 'Add a code first.' });
  const findings = newFindings();
  const out = elementWriter(findings);
  out.element('CodeBook', { xmlns: 'urn:QDA-XML:codebook:1.0', origin: OWN_ORIGIN }, () => {
    out.element('Codes', {}, () => codebook.codes.forEach((code) => writeCode(out, code, false)));
    out.container('Sets', codebook.sets, () => codebook.sets.forEach((set) => writeSet(out, set, 'guid')));
  });
  const notes = (codes: Codebook['codes']): number => codes.reduce((sum, code) => sum + code.noteRefs.length + notes(code.codes), 0);
  const lost = { notes: notes(codebook.codes), members: codebook.sets.reduce((sum, set) => sum + set.sources.length + set.notes.length, 0) };
  if (lost.notes > 0) findings.lose('notes of codes', 'A codebook on its own has no notes.', lost.notes);
  if (lost.members > 0) findings.lose('members of sets', 'The sets of a codebook hold codes only.', lost.members);
  return ok({ text: out.document(), losses: findings.tell('', '').losses });
}

/** The project with the paths that are written, and the files that lie there. */
function packFiles(project: Project, files: readonly ProjectFile[], findings: Findings): { readonly project: Project; readonly files: readonly ZipFile[] } {
  const texts = new Map<string, { readonly name: string; readonly text: string }>();
  const find = fileFinder(files);
  const names = new Set(files.map(({ name }) => name.toLowerCase()));
  const replaced = new Set<ProjectFile>();
  // A path to a file that is there gets the file's own name; any other stays as it is.
  const pathOf = (path: string | undefined): string | undefined => {
    const target = path === undefined ? null : find(path);
    return target?.kind === 'inside' ? `internal://${target.file.name}` : path;
  };
  const place = <T extends KeptText & { readonly guid: string }>(kept: T): T => {
    const richTextPath = pathOf(kept.richTextPath);
    if (kept.text === undefined || kept.isInline) return { ...kept, richTextPath };
    const target = kept.plainTextPath === undefined ? null : find(kept.plainTextPath);
    if (target?.kind === 'inside') replaced.add(target.file);
    const own = target?.kind === 'inside' ? target.file : null;
    const name = textName(kept, own, (free) => (texts.get(free) ?? { text: kept.text }).text === kept.text && (own?.name.toLowerCase() === free || !names.has(free)));
    texts.set(name.toLowerCase(), { name, text: kept.text });
    return { ...kept, richTextPath, plainTextPath: `internal://${name}` };
  };
  const placed = mapTexts(project, place);
  const sources = placed.sources.map((source): Source => (source.kind === 'text' ? source : { ...source, path: pathOf(source.path) }));
  const written: ZipFile[] = [...texts.values()].map(({ name, text }) => ({ name, bytes: textBytes(text, findings) }));
  const used = new Set(written.map(({ name }) => name));
  for (const file of files) {
    if (replaced.has(file)) continue;
    const bytes = bytesOf(file, findings);
    if (used.has(file.name)) findings.lose('files', 'Another file has the same name.');
    else if (bytes !== null) written.push({ name: file.name, bytes });
    used.add(file.name);
  }
  return { project: { ...placed, sources }, files: written };
}

/** A text as the bytes of a file: UTF-8 without a mark, unless the text itself begins with that character. */
function textBytes(text: string, findings: Findings): Uint8Array {
  if (/\p{Surrogate}/u.test(text)) findings.lose('halves of broken characters', 'Each stands as U+FFFD in its place, so that no position moves.');
  return encodeUtf8(text.startsWith('\ufeff') ? `\ufeff${text}` : text);
}

/** The name of a text's file: the one it came with, or its id; two texts in one file only if they are the same. */
function textName({ guid, plainTextPath }: KeptText & { readonly guid: string }, own: ProjectFile | null, isFree: (lowerCase: string) => boolean): string {
  const given = own?.name ?? plainTextPath?.replace(/^internal:\/*/i, '') ?? '';
  if (/^[\w{}-][\w{}.-]*\.\w+$/.test(given) && isFree(given.toLowerCase())) return given;
  const bare = guidKey(writableGuid(guid));
  let name = `${bare}.txt`;
  for (let number = 2; !isFree(name.toLowerCase()); number++) name = `${bare}-${number}.txt`;
  return name;
}

function bytesOf(file: ProjectFile, findings: Findings): Uint8Array | null {
  if (file.size > LARGEST) findings.lose('files', 'The standard allows files of up to 2,147,483,647 bytes.');
  else if (faultOfName(file.name) !== null) findings.lose('files', 'Their names cannot stand in a package.');
  else {
    const bytes = file.read();
    if (bytes.ok) return bytes.value;
    findings.lose('files', 'They are damaged and cannot be unpacked.');
  }
  return null;
}
