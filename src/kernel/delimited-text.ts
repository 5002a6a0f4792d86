import { ok, refuse, type Result } from './result.ts';

/** One record and the line it begins on, counted from 1. */
export interface DelimitedRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** More cells than this are no table that people made. */
const MOST_CELLS = 10_000_000;

/**
 * The records of a comma-, semicolon- or tab-separated text (RFC 4180, and what spreadsheets make of it): quotes, line breaks in
 * quotes, any line ending, a byte order mark, a first line `sep=;`. Empty lines are passed over. The separator is the one that
 * the first line with any of them has most of.
 */
export function readDelimited(given: string): Result<{ readonly separator: string; readonly records: readonly DelimitedRecord[] }> {
  const text = given.replace(/^\uFEFF/, '');
  const hint = /^sep=(.)(?:\r\n?|\n)/i.exec(text);
  const separator = hint?.[1] ?? separatorOf(text);
  const records: DelimitedRecord[] = [];
  let line = hint ? 2 : 1;
  let at = hint?.[0].length ?? 0;
  let cells = 0;
  while (at < text.length) {
    const record = readRecord(text, at, separator);
    if (record === null) {
      return refuse('invalid', 'open-quote', `Line ${line} opens a quote that is never closed, so the table cannot be read.`, { mend: 'Close the quote, or double it where it belongs to the text, and try again.' });
    }
    cells += record.cells.length;
    if (cells > MOST_CELLS) return refuse('too-large', 'too-many-cells', `The table has more than ${MOST_CELLS} cells.`, { mend: 'Cut it into several files.' });
    if (record.cells.length > 1 || record.cells[0] !== '' || record.wasQuoted) records.push({ line, cells: record.cells });
    line += record.lines;
    at = record.end;
  }
  return ok({ separator, records });
}

interface ReadRecord {
  readonly cells: string[];
  readonly wasQuoted: boolean;
  /** Whether every quoted cell ended with its quote. */
  readonly isClean: boolean;
  readonly lines: number;
  readonly end: number;
}

function readRecord(text: string, start: number, separator: string): ReadRecord | null {
  const cells: string[] = [];
  const sign = separator.charCodeAt(0);
  let [lines, wasQuoted, isClean] = [1, false, true];
  let at = start;
  for (;;) {
    let quoted = '';
    if (text.charCodeAt(at) === QUOTE) {
      const read = readQuoted(text, at);
      if (read === null) return null;
      wasQuoted = true;
      isClean &&= read.end >= text.length || [separator, '\n', '\r'].includes(text[read.end]!);
      lines += breaksIn(read.text);
      [quoted, at] = [read.text, read.end];
    }
    const end = endOfCell(text, at, sign);
    cells.push(end === at ? quoted : quoted + text.slice(at, end));
    if (text.charCodeAt(end) !== sign) return { cells, wasQuoted, isClean, lines, end: text.startsWith('\r\n', end) ? end + 2 : Math.min(end + 1, text.length) };
    at = end + 1;
  }
}

const QUOTE = 34;

function endOfCell(text: string, from: number, separator: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === separator || unit === 10 || unit === 13) break;
  }
  return at;
}

function breaksIn(text: string): number {
  return text.includes('\n') || text.includes('\r') ? text.split(/\r\n?|\n/).length - 1 : 0;
}

/** The text between a quote and its partner, doubled quotes made single. */
function readQuoted(text: string, open: number): { readonly text: string; readonly end: number } | null {
  let close = text.indexOf('"', open + 1);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  return close < 0 ? null : { text: text.slice(open + 1, close).replaceAll('""', '"'), end: close + 1 };
}

/** Cuts no record: what is asked with it is where the record ends. */
const NO_SEPARATOR = '\u0000';

/** How many records at the beginning are looked at for a separator: titles and blank lines may stand above the table. */
const LOOKED_AT = 20;

/** The separator that cuts the first record with any into most cells, a quote in the middle of none of them. */
function separatorOf(text: string): string {
  let at = 0;
  for (let look = 0; look < LOOKED_AT && at < text.length; look++) {
    const counts = [',', ';', '\t'].map((separator) => {
      const record = readRecord(text, at, separator);
      return { separator, cells: record?.isClean ? record.cells.length : 0 };
    });
    const best = counts.reduce((most, next) => (next.cells > most.cells ? next : most));
    if (best.cells > 1) return best.separator;
    at = Math.max(at + 1, readRecord(text, at, NO_SEPARATOR)?.end ?? text.length);
  }
  return ',';
}
