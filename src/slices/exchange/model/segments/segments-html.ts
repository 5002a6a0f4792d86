import { escapeXmlText } from '../../../../kernel/xml/write-xml.ts';
import { byCode, placeOf, type SegmentRow } from './segment-table.ts';

const STYLE = 'body{font:16px/1.5 Georgia,serif;max-width:70ch;margin:2rem auto;padding:0 1rem;color:#1e2925;background:#faf8f3}blockquote{margin:1rem 0;padding-left:1rem;border-left:3px solid #1f4d40;white-space:pre-wrap}.around{color:#55625c}footer{color:#55625c;font-size:.9em}';

/** The segments as one page that needs nothing else: under their codes, with what stands around them and where they stand. */
export function segmentsHtml(title: string, rows: readonly SegmentRow[]): string {
  const groups = [...byCode(rows)].map(([code, own]) => [code === '' ? '' : `<h2>${escapeXmlText(code)} <small>(${own.length})</small></h2>`, ...own.map(segment)].join('\n'));
  return `<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeXmlText(title)}</title><style>${STYLE}</style></head>\n<body>\n<h1>${escapeXmlText(title)}</h1>\n${groups.join('\n')}\n</body>\n</html>\n`;
}

function segment(row: SegmentRow): string {
  const around = (text: string): string => (text === '' ? '' : `<span class="around">${escapeXmlText(text)}</span>`);
  const who = [row.coder, row.round].filter((part) => part !== '').join(', ');
  return `<blockquote>${around(row.before)}<mark>${escapeXmlText(row.text)}</mark>${around(row.after)}<footer>${escapeXmlText(placeOf(row))}${who === '' ? '' : `<br>${escapeXmlText(who)}`}</footer></blockquote>`;
}
