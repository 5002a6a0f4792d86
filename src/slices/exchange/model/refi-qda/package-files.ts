import { readZip, ZIP_LIMITS, type ZipEntry, type ZipLimits, type ZipTools } from '../../../../kernel/archive/read-zip.ts';
import { decodeText } from '../../../../kernel/decode-text.ts';
import { ok, refuse, type Result } from '../../../../kernel/result.ts';
import type { Findings } from './findings.ts';

/** A file that a project carries: its name in the folder of sources, and its bytes when they are asked for. */
export interface ProjectFile {
  readonly name: string;
  readonly size: number;
  readonly read: () => Result<Uint8Array>;
}

/** A file that is at hand already. */
export function projectFile(name: string, bytes: Uint8Array): ProjectFile {
  return { name, size: bytes.length, read: () => ok(bytes) };
}

/** The project document of a package as text, and the files beside it. */
export interface Package {
  readonly name: string;
  readonly text: string;
  readonly files: readonly ProjectFile[];
}

/** Opens a package (.qdpx) or a bare project document (.qde). */
export function openPackage(bytes: Uint8Array, limits: ZipLimits = ZIP_LIMITS, tools: ZipTools = {}, findings: Findings): Result<Package> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) {
    if (bytes.length > limits.entryBytes) return refuse('too-large', 'too-large', `The file has ${bytes.length} bytes; ${limits.entryBytes} is the most.`, { mend: 'Bring the study in several smaller projects.' });
    return ok({ name: 'the file', text: documentText(bytes, 'the file', findings), files: [] });
  }
  const zip = readZip(bytes, limits, tools);
  if (!zip.ok) return zip;
  const documents = zip.value.entries.filter(({ name }) => /\.qde$/i.test(name));
  // What a Mac adds beside every file is no second project.
  const own = documents.filter(({ name }) => !/(?:^|\/)(?:__MACOSX\/|\._)/.test(name));
  const document = own.find(({ name }) => /^project\.qde$/i.test(name)) ?? own[0];
  if (document === undefined) return refuse('invalid', 'no-project', 'The package has no project document (project.qde), so it is no REFI-QDA project.', { mend: 'Export it from the program as a REFI-QDA project (.qdpx).' });
  if (own.length > 1) findings.problem('several projects', document.name, `The package has ${own.length} project documents; this one is read.`, 'Export each project by itself.', 'warning');
  const content = document.read();
  if (!content.ok) return content;
  return ok({ name: document.name, text: documentText(content.value, document.name, findings), files: zip.value.entries.filter((entry) => isSource(entry)).map(({ name, size, read }) => ({ name: name.replace(/^sources\//i, ''), size, read })) });
}

/** Folders, and the empty entry by which one program makes the folder, are no files. */
function isSource({ name, size }: ZipEntry): boolean {
  return !/\.qde$/i.test(name) && !name.endsWith('/') && !(size === 0 && /(?:^|\/)\.[^/]*$/.test(name));
}

function documentText(bytes: Uint8Array, name: string, findings: Findings): string {
  const { text, encoding } = decodeText(bytes);
  if (encoding === 'windows-1252' && !/^[^>]*encoding\s*=\s*["'](?:windows-1252|cp1252|iso-8859-1|latin-?1)["']/i.test(text.slice(0, 200))) {
    findings.problem('encoding of the document', name, 'The document is not in UTF-8, so it was read as windows-1252.', 'Look at letters with accents; written again, it is in UTF-8.');
  }
  return text;
}

/** Where a path of the standard leads: to a file of the package, or out of it. */
export type PathTarget = { readonly kind: 'inside'; readonly file: ProjectFile } | { readonly kind: 'missing' } | { readonly kind: 'outside' };

/** Finds files by the paths of a project, whatever their capitals and whether or not they begin with `internal://`. */
export function fileFinder(files: readonly ProjectFile[]): (path: string) => PathTarget {
  const byName = new Map<string, ProjectFile>();
  for (const file of files) if (!byName.has(file.name.toLowerCase())) byName.set(file.name.toLowerCase(), file);
  return (path) => {
    const name = path.replace(/^[a-z]+:\/*/i, '').replace(/^sources\//i, '').toLowerCase();
    const isOutside = /^(?:relative|absolute|file|https?):|^[a-z]:[\\/]|^[\\/]/i.test(path);
    const file = byName.get(name) ?? (isOutside ? undefined : byName.get(name.split(/[\\/]/).at(-1)!));
    if (file !== undefined) return { kind: 'inside', file };
    return { kind: isOutside ? 'outside' : 'missing' };
  };
}
