import { decodeText } from '../../../../kernel/decode-text.ts';
import type { Segment } from '../source-text.ts';
import { plainDraft, type Draft } from './draft.ts';
import { titleOf } from './file-name.ts';
import type { SourceFile } from './read-file.ts';
import { takeSpeakers } from './take-speakers.ts';

/**
 * A plain text exactly as its bytes decode: line breaks stay as they stand (CRLF counts two characters), and only a byte order mark
 * is left off. Speakers are looked for unless the file says not to.
 */
export function readPlain(file: SourceFile): Draft {
  const { text, notes } = decoded(file.bytes);
  return spokenDraft(file, plainDraft(titleOf(file.name), text, notes));
}

/** Markdown, its marks kept as they stand; headings become segments that reach to the next heading of the same height or above. */
export function readMarkdown(file: SourceFile): Draft {
  const { text, notes } = decoded(file.bytes);
  return spokenDraft(file, { ...plainDraft(titleOf(file.name), text, notes), segments: headingSegments(markdownHeadings(text), text.length) });
}

/** The draft with its speakers, unless the file says that there are none. */
export function spokenDraft(file: SourceFile, draft: Draft): Draft {
  return file.speakers === 'none' ? draft : takeSpeakers(draft);
}

/** The text of bytes of unknown origin, and a note where a guess was needed. */
export function decoded(bytes: Uint8Array): { readonly text: string; readonly notes: readonly string[] } {
  const { text, encoding } = decodeText(bytes);
  return { text, notes: encoding === 'windows-1252' ? ['The text is not UTF-8; it was read as windows-1252, as older programs write it.'] : [] };
}

/** A heading: where it begins, how high it stands (1 is the highest), what it says. */
export interface Heading {
  readonly at: number;
  readonly level: number;
  readonly title: string;
}

/** Segments of headings: each holds its heading and all below it, up to the next heading of its height or above. */
export function headingSegments(headings: readonly Heading[], end: number): Segment[] {
  const segments: Segment[] = [];
  const open: { readonly heading: Heading; readonly index: number }[] = [];
  const ends: number[] = headings.map(() => end);
  headings.forEach((heading, index) => {
    while (open.length > 0 && open.at(-1)!.heading.level >= heading.level) ends[open.pop()!.index] = heading.at;
    open.push({ heading, index });
  });
  headings.forEach(({ at, title }, index) => segments.push({ start: at, end: ends[index]!, kind: 'heading', title }));
  return segments;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;

function markdownHeadings(text: string): Heading[] {
  const headings: Heading[] = [];
  let fence: string | null = null;
  const lines = /[^\r\n]*(?:\r\n|\r|\n|$)/g;
  for (let match = lines.exec(text); match !== null && match[0] !== ''; match = lines.exec(text)) {
    const line = match[0].replace(/[\r\n]+$/, '');
    const mark = FENCE.exec(line)?.[1];
    if (mark !== undefined) fence = fence === null ? mark[0]! : mark[0] === fence ? null : fence;
    const heading = fence === null ? /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/.exec(line) : null;
    if (heading) headings.push({ at: match.index, level: heading[1]!.length, title: (heading[2] ?? '').replace(/[ \t]+#+[ \t]*$/, '').trim() });
  }
  return headings;
}
