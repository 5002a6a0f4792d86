import type { ColumnMap } from '../../model/reading/column-map.ts';
import type { SheetColumns } from '../../model/reading/read-table.ts';
import type { LookAt } from './table-worker.ts';

/** Tables with the same heading: their columns are said once for all of them. */
export interface Heading {
  readonly signature: string;
  readonly sheet: SheetColumns;
  /** The ids of the files that have it. */
  readonly files: readonly number[];
  /** What the columns are taken for: said here, remembered by the study, or guessed. */
  readonly map: ColumnMap;
  readonly from: 'guess' | 'remembered' | 'said';
}

/** Those files whose names promise a table. */
export function tablesAmong<Named extends { readonly path: string }>(files: readonly Named[]): readonly Named[] {
  return files.filter(({ path }) => /\.(csv|tsv|tab|xlsx|xlsm)$/i.test(path));
}

/** The sheet of a file that holds the talk: one whose heading says so, else the longest. */
function mainSheet(sheets: readonly SheetColumns[]): SheetColumns | null {
  const sure = sheets.filter(({ guess }) => guess.sure);
  return [...(sure.length > 0 ? sure : sheets)].sort((a, b) => b.rows - a.rows)[0] ?? null;
}

/** Adds what a file's tables look like to the headings seen so far; the order is that in which they came. */
export function withTable(headings: readonly Heading[], file: number, sheets: readonly SheetColumns[], remembered: ReadonlyMap<string, ColumnMap>): readonly Heading[] {
  const sheet = mainSheet(sheets);
  if (sheet === null) return headings;
  if (headings.some(({ signature }) => signature === sheet.signature)) {
    return headings.map((heading) => (heading.signature === sheet.signature ? { ...heading, files: [...heading.files, file] } : heading));
  }
  const known = remembered.get(sheet.signature);
  return [...headings, { signature: sheet.signature, sheet, files: [file], map: known ?? sheet.guess, from: known ? 'remembered' : 'guess' }];
}

/** The headings of columns whose cells are codes; they are asked for by name, so one without a name, or with a comma in it, cannot be. */
export function codedHeadings({ sheet, map }: Heading): readonly string[] {
  return map.tags.map((column) => (sheet.header[column] ?? '').trim()).filter((heading) => heading !== '' && !heading.includes(','));
}

/** Looks at tables one after the other, beside the page; `onTable` hears of each. Stops when `signal` says so. */
export async function lookAtTables(files: readonly LookAt[], onTable: (id: number, sheets: readonly SheetColumns[]) => void, signal: AbortSignal): Promise<void> {
  const worker = new Worker(new URL('./table-worker.ts', import.meta.url), { type: 'module' });
  try {
    for (const file of files) {
      if (signal.aborted) return;
      const sheets = await new Promise<readonly SheetColumns[]>((resolve) => {
        worker.addEventListener('message', ({ data }: MessageEvent<{ readonly sheets: readonly SheetColumns[] }>) => resolve(data.sheets), { once: true });
        worker.addEventListener('error', () => resolve([]), { once: true });
        signal.addEventListener('abort', () => resolve([]), { once: true });
        worker.postMessage(file);
      });
      if (!signal.aborted) onTable(file.id, sheets);
    }
  } finally {
    worker.terminate();
  }
}
