import { ok, refuse, type Result } from '../../../../kernel/result.ts';

/** One record and the line it begins on, counted from 1. */
export interface DelimitedRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * The records of a comma-, semicolon- or tab-separated text (RFC 4180, and what spreadsheets make of it): quotes, line breaks in
 * quotes, any line ending, a byte order mark, a first line `sep=;`. Empty lines are passed over. The separator is the one that
 * the first line has most of.
 */
export function readDelimited(given: string): Result<{ readonly separator: string; readonly records: readonly DelimitedRecord[] }> {
  const text = given.replace(/^\uFEFF/, '');
  const hint = /^sep=(.)(?:\r\n?|\n)/i.exec(text);
  const separator = hint?.[1] ?? separatorOf(text);
  const records: DelimitedRecord[] = [];
  let line = hint ? 2 : 1;
  let at = hint?.[0].length ?? 0;
  while (at < text.length) {
    const record = readRecord(text, at, separator);
    if (record === null) {
      return refuse('invalid', 'open-quote', `Line ${line} opens a quote that is never closed, so the table cannot be read.`, { mend: 'Close the quote, or double it where it belongs to the text, and try again.' });
    }
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
  let [cell, lines, wasQuoted, isClean] = ['', 1, false, true];
  let at = start;
  for (; at < text.length; at++) {
    const sign = text[at]!;
    if (sign === '"' && cell === '') {
      const quoted = readQuoted(text, at);
      if (quoted === null) return null;
      cell = quoted.text;
      wasQuoted = true;
      isClean &&= quoted.end >= text.length || [separator, '\n', '\r'].includes(text[quoted.end]!);
      lines += quoted.text.split(/\r\n?|\n/).length - 1;
      at = quoted.end - 1;
    } else if (sign === separator) {
      cells.push(cell);
      cell = '';
    } else if (sign === '\n' || sign === '\r') {
      const end = sign === '\r' && text[at + 1] === '\n' ? at + 2 : at + 1;
      return { cells: [...cells, cell], wasQuoted, isClean, lines, end };
    } else cell += sign;
  }
  return { cells: [...cells, cell], wasQuoted, isClean, lines, end: at };
}

/** The text between a quote and its partner, doubled quotes made single. */
function readQuoted(text: string, open: number): { readonly text: string; readonly end: number } | null {
  let close = text.indexOf('"', open + 1);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  return close < 0 ? null : { text: text.slice(open + 1, close).replaceAll('""', '"'), end: close + 1 };
}

/** The separator that cuts the first line into most cells, a quote in the middle of none of them. */
function separatorOf(text: string): string {
  const counts = [',', ';', '\t'].map((separator) => {
    const record = readRecord(text, 0, separator);
    return { separator, cells: record?.isClean ? record.cells.length : 0 };
  });
  return counts.reduce((best, next) => (next.cells > best.cells ? next : best)).separator;
}
