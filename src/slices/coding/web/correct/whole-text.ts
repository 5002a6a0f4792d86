import type { Stretch } from '../../model/agreement/coded-text.ts';
import type { TextPage } from '../../model/marking/text-page.ts';

/** The whole text with one part of it put in anew; everything around stays to the character. */
export function withPart(page: Pick<TextPage, 'slice' | 'length'>, part: Stretch, corrected: string): string {
  return page.slice(0, part.start) + corrected + page.slice(part.end, page.length);
}

/** What a text field gives back of a text: the line ends that the text had where the field knows only one kind. */
export function withLineEnds(typed: string, before: string): string {
  const isWindows = before.includes('\r\n') && !/(?<!\r)\n/u.test(before);
  return isWindows ? typed.replace(/\r?\n/gu, '\r\n') : typed;
}
