import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { whyUnreadable } from './read-file.ts';

/** A file that was asked for. */
export interface FoundFile {
  readonly at: string;
  /** The folder inside the path that was named; for files directly in it the path's own name. */
  readonly folder: string;
  readonly name: string;
  /** Whether the file itself was named, and not a folder that it lies in. */
  readonly named: boolean;
}

const READABLE = /\.(?:txt|text|md|markdown|docx|pdf|vtt|srt|csv|tsv|tab|xlsx|json)$/i;

/**
 * The files behind the paths: files as they were named, folders with everything readable in them, in the order of their names.
 * Hidden files, links to folders and kinds that hold no texts are passed over. A sentence where a path leads nowhere.
 */
export async function findFiles(paths: readonly string[]): Promise<readonly FoundFile[] | string> {
  const found = new Map<string, FoundFile>();
  for (const path of paths) {
    const files = await filesAt(path).catch((cause: unknown) => `${path} could not be read: ${whyUnreadable(cause)}.`);
    if (typeof files === 'string') return files;
    for (const file of files) if (!found.has(file.at)) found.set(file.at, file);
  }
  return [...found.values()];
}

async function filesAt(path: string): Promise<FoundFile[]> {
  const at = resolve(path);
  if ((await stat(at)).isDirectory()) return filesUnder(at, basename(at), '');
  return [{ at, folder: basename(resolve(at, '..')), name: basename(at), named: true }];
}

async function filesUnder(at: string, top: string, inside: string): Promise<FoundFile[]> {
  const entries = (await readdir(at, { withFileTypes: true })).filter((entry) => !entry.name.startsWith('.')).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const found: FoundFile[] = [];
  for (const entry of entries) {
    const path = join(at, entry.name);
    if (entry.isDirectory()) found.push(...(await filesUnder(path, top, inside === '' ? entry.name : `${inside}/${entry.name}`)));
    else if (READABLE.test(entry.name) && (entry.isFile() || (await stat(path).catch(() => null))?.isFile())) found.push({ at: path, folder: inside === '' ? top : inside, name: entry.name, named: false });
  }
  return found;
}
