import { readZip, type Zip, type ZipLimits } from '../../../../kernel/archive/read-zip.ts';
import { err, ok, refuse, type Refusal, type Result } from '../../../../kernel/result.ts';
import { readDocument } from './document/read-document.ts';
import { finish, type Draft } from './draft.ts';
import { fileKind, PACKED_EXTENSIONS } from './file-kind.ts';
import { baseName, extensionOf, refuseFile } from './file-name.ts';
import { mainPart, partsOf } from './office-parts.ts';
import { readCues } from './read-cues.ts';
import type { ReadFile, SourceFile } from './read-file.ts';
import { readMeeting } from './read-meeting.ts';
import { readMarkdown, readPlain } from './read-plain.ts';
import { columnsOf, delimitedSheets, tableDrafts, type SheetColumns } from './read-table.ts';
import { readWorkbook } from './workbook/read-workbook.ts';

/** The largest file that is read, in bytes: thousands of hours of talk. */
export const MOST_BYTES = 200_000_000;

/** Room for any document that people write, none for one that swells without end. */
const OFFICE_LIMITS: ZipLimits = { entries: 10_000, totalBytes: 500_000_000, entryBytes: 268_000_000, ratio: 300 };

/**
 * Reads a file of another tool into the sources that it holds (one, or several for a workbook or a table with titles): whole or
 * not at all. What the file is, its contents say first and its name second; a PDF is refused here and read by the server's door.
 */
export function readSourceFile(file: SourceFile): Result<ReadFile[]> {
  const drafts = readDrafts(file);
  return drafts.ok ? ok(drafts.value.map(finish)) : drafts;
}

/** How the columns of a table are guessed, sheet by sheet, to be shown and confirmed; an empty list for what is no table. */
export function previewColumns(file: SourceFile): Result<readonly SheetColumns[]> {
  const kind = fileKind(file.name, file.bytes);
  if (kind === 'table') {
    const table = delimitedSheets(file);
    return table.ok ? ok(columnsOf(table.value.sheets)) : table;
  }
  if (kind !== 'zip') return ok([]);
  const office = openOffice(file);
  if (!office.ok) return office;
  if (office.value.kind !== 'workbook') return ok([]);
  const sheets = readWorkbook(office.value.zip);
  return sheets.ok ? ok(columnsOf(sheets.value)) : named(file, sheets.error);
}

function readDrafts(file: SourceFile): Result<readonly Draft[]> {
  if (file.bytes.length === 0) return refuseFile(file.name, 'empty', 'is empty.', 'Look whether the right file was chosen.');
  if (file.bytes.length > MOST_BYTES) return refuse('too-large', 'file-too-large', `“${baseName(file.name)}” has ${file.bytes.length} bytes; ${MOST_BYTES} is the most. Nothing of it was kept.`, { mend: 'Cut it into several files.' });
  const kind = fileKind(file.name, file.bytes);
  switch (kind) {
    case 'zip':
      return readOffice(file);
    case 'vtt':
    case 'srt':
      return single(readCues(file, kind));
    case 'json':
      return single(readMeeting(file));
    case 'table': {
      const table = delimitedSheets(file);
      if (!table.ok) return table;
      const drafts = tableDrafts(file, table.value.sheets, false);
      return drafts.ok ? ok(drafts.value.map((draft) => ({ ...draft, notes: [...table.value.notes, ...draft.notes] }))) : drafts;
    }
    case 'markdown':
    case 'plain':
      return PACKED_EXTENSIONS.has(extensionOf(file.name)) ? notWhatItSays(file) : ok([kind === 'plain' ? readPlain(file) : readMarkdown(file)]);
    default:
      return refuseKind(file, kind);
  }
}

function single(draft: Result<Draft>): Result<readonly Draft[]> {
  return draft.ok ? ok([draft.value]) : draft;
}

function notWhatItSays(file: SourceFile) {
  return refuseFile(file.name, 'not-what-it-says', `is named “.${extensionOf(file.name)}”, but holds plain text from its first byte on.`, 'Give it the ending .txt (or .csv for a table) if it is a text, or export it again.');
}

function refuseKind(file: SourceFile, kind: 'pdf' | 'old-office' | 'rtf' | 'html' | 'binary') {
  const words = {
    pdf: ['is a PDF, which is read on the server only.', 'Bring it there, or save it as text.'],
    'old-office': ['begins like a file of Office before 2007, or one that is locked with a password.', 'Open it, save it without a password as .docx or .xlsx, and bring that.'],
    rtf: ['begins like Rich Text (RTF), which is not read.', 'Open it in a word processor, save it as .docx, and bring that.'],
    html: ['begins like a web page or XML, which is not read.', 'Open it, save it as .docx or plain text, and bring that.'],
    binary: ['holds no text: there are zero bytes near its beginning.', 'Look whether the right file was chosen; texts, tables, subtitles, Word and PDF files are read.'],
  } as const;
  return refuseFile(file.name, kind === 'pdf' ? 'pdf-on-server' : 'not-readable', words[kind][0], words[kind][1]);
}

interface Office {
  readonly kind: 'document' | 'workbook';
  readonly zip: Zip;
}

/** A refusal from inside a package, with the name of the file before it. */
function named(file: SourceFile, error: Refusal) {
  return err({ ...error, message: `“${baseName(file.name)}” cannot be read: ${error.message}${error.message.includes('kept') ? '' : ' Nothing of it was kept.'}` });
}

function openOffice(file: SourceFile): Result<Office> {
  const zip = readZip(file.bytes, OFFICE_LIMITS, file.zipTools);
  if (!zip.ok) return named(file, zip.error);
  const parts = partsOf(zip.value);
  const main = mainPart(parts, '');
  if (!main.ok) return named(file, main.error);
  if (/(?:^|\/)word\//.test(main.value) || parts.has('word/document.xml')) return ok({ kind: 'document', zip: zip.value });
  if (/(?:^|\/)xl\//.test(main.value) || parts.has('xl/workbook.xml')) return ok({ kind: 'workbook', zip: zip.value });
  return refuseFile(file.name, 'not-readable', 'is a package, but neither a Word document nor a workbook lies in it.', 'Save what is in it as .docx, .xlsx, or text; a package of several files has to be unpacked first.');
}

function readOffice(file: SourceFile): Result<readonly Draft[]> {
  const office = openOffice(file);
  if (!office.ok) return office;
  if (office.value.kind === 'document') {
    const draft = readDocument(file, office.value.zip);
    return draft.ok ? ok([draft.value]) : named(file, draft.error);
  }
  const sheets = readWorkbook(office.value.zip);
  if (!sheets.ok) return named(file, sheets.error);
  return tableDrafts(file, sheets.value, true);
}
