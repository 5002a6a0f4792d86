import type { Stretch } from '../../model/agreement/coded-text.ts';
import type { TextPage } from '../../model/marking/text-page.ts';

/** A stretch of text short enough to be named in a sentence: its beginning and, when it is long, its end. */
export function shortQuote(page: Pick<TextPage, 'slice'>, { start, end }: Stretch, most = 90): string {
  const text = page.slice(start, Math.min(end, start + 4 * most)).replace(/\s+/gu, ' ').trim();
  if (end - start <= most && text.length <= most) return text;
  const half = Math.floor(most / 2);
  const head = page.slice(start, start + half).replace(/\s+\S*$/u, '');
  const tail = page.slice(end - half, end).replace(/^\S*\s+/u, '');
  return `${head.replace(/\s+/gu, ' ').trim()} … ${tail.replace(/\s+/gu, ' ').trim()}`;
}
