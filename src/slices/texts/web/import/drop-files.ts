/** A file that was dropped or chosen, with its path inside what was dropped. */
export interface Found {
  readonly path: string;
  readonly file: File;
}

/** What lies in a drop: files, and folders that could not be opened. */
export interface FoundFiles {
  readonly files: readonly Found[];
  readonly unread: readonly string[];
}

/** An entry of the browser's file system, as far as it is used here. */
export interface Entry {
  readonly isFile: boolean;
  readonly isDirectory: boolean;
  readonly name: string;
  readonly file?: (done: (file: File) => void, failed: (error: unknown) => void) => void;
  readonly createReader?: () => { readonly readEntries: (done: (entries: readonly Entry[]) => void, failed: (error: unknown) => void) => void };
}

/** Every file in these entries, folder by folder in the order of their names. What cannot be opened is named and does not stop the rest. */
export async function walkEntries(entries: readonly Entry[], above = ''): Promise<FoundFiles> {
  const files: Found[] = [];
  const unread: string[] = [];
  for (const entry of inOrder(entries)) {
    const path = above === '' ? entry.name : `${above}/${entry.name}`;
    try {
      if (entry.isDirectory) {
        const inside = await walkEntries(await everyEntry(entry), path);
        files.push(...inside.files);
        unread.push(...inside.unread);
      } else {
        files.push({ path, file: await fileOf(entry) });
      }
    } catch {
      unread.push(path);
    }
  }
  return { files, unread };
}

/** A reader gives a folder's entries in portions (of 100 in Chromium) and an empty one at the end. */
async function everyEntry(entry: Entry): Promise<readonly Entry[]> {
  const reader = entry.createReader!();
  const all: Entry[] = [];
  for (;;) {
    const portion = await new Promise<readonly Entry[]>((done, failed) => reader.readEntries(done, failed));
    if (portion.length === 0) return all;
    all.push(...portion);
  }
}

function fileOf(entry: Entry): Promise<File> {
  return new Promise((done, failed) => entry.file!(done, failed));
}

function inOrder(entries: readonly Entry[]): readonly Entry[] {
  return [...entries].sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
}

/** What was dropped on the page. Must be called while the drop is handled: afterwards the browser forgets it. */
export function filesOfDrop(transfer: DataTransfer): Promise<FoundFiles> {
  const items = Array.from(transfer.items).filter((item) => item.kind === 'file');
  const entries = items.flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.length > 0) return walkEntries(entries);
  return Promise.resolve({ files: Array.from(transfer.files, (file) => ({ path: file.name, file })), unread: [] });
}

/** What was chosen with a button: single files, or a folder with everything below it. */
export function filesOfChoice(list: FileList): readonly Found[] {
  return Array.from(list, (file) => ({ path: file.webkitRelativePath || file.name, file })).sort((a, b) => a.path.localeCompare(b.path, undefined, { numeric: true }));
}

/** Files that systems and programs leave in folders for themselves: nobody means to bring these. */
export function isClutter(path: string): boolean {
  const parts = path.split('/');
  const name = parts.at(-1) ?? '';
  return parts.some((part) => part.startsWith('.') || part === '__MACOSX') || name.startsWith('~$') || /^(thumbs\.db|desktop\.ini)$/i.test(name);
}
