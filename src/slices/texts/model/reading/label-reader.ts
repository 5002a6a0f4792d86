import { speakerLabel, type SpeakerLabel } from './speaker-label.ts';

/** How far into a line the colon of a label can stand, with a time before it and bold marks. */
const FURTHEST_COLON = 100;

const PLAIN_NAME = /^[\p{L}. ]+$/u;
const [SPACE, TAB, BRACKET] = [0x20, 0x09, 0x5b] as const;

/** Reads the label of a line that goes from `start` to `end`, has its first sign that is no blank at `first` and its first colon (or any later place) at `colon`. */
export type LabelReader = (text: string, start: number, first: number, end: number, colon: number) => SpeakerLabel | null;

/**
 * A reader for the lines of one file: it reads as {@link speakerLabel} does, looking only at lines that can have a label; names that come
 * back before a colon, with nothing else about them, are looked up instead of read again.
 */
export function labelReader(): LabelReader {
  const names = new Map<string, SpeakerLabel | null>();
  return (text, start, first, end, colon) => {
    if (text.charCodeAt(first) !== BRACKET && (colon >= end || colon - first > FURTHEST_COLON)) return null;
    const after = colon + 2 < end ? text.charCodeAt(colon + 2) : 0;
    const isPlain = first === start && colon + 1 < end && text.charCodeAt(colon + 1) === SPACE && after !== SPACE && after !== TAB;
    if (!isPlain) return speakerLabel(text.slice(start, end));
    const name = text.slice(start, colon);
    const known = names.get(name);
    if (known !== undefined) return known;
    if (!PLAIN_NAME.test(name)) return speakerLabel(text.slice(start, end));
    const label = speakerLabel(`${name}: x`);
    names.set(name, label);
    return label;
  };
}
