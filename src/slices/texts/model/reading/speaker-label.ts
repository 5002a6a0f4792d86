import { clockMs } from './clock-time.ts';

/** What stands before a person's words and may say who speaks. */
export interface SpeakerLabel {
  readonly name: string;
  /** Of a time that stands with the name; null without one. */
  readonly startMs: number | null;
  /** How much of the line it takes, blanks after it included. */
  readonly length: number;
  /** Written in a way that is hardly anything else: with a time, or `@Name:`. */
  readonly isMarked: boolean;
}

const TIME = String.raw`[([]?(?:\d{1,2}:)?\d{1,3}:\d{2}(?:[.,]\d{1,3})?[)\]]?`;
const BOLD = String.raw`(?:\*\*|__)?`;
const BEFORE = new RegExp(String.raw`^[ \t]*(?:(${TIME})[ \t]+(?:-[ \t]+)?)?${BOLD}`);
/** `Name:` `@Name:` `**Name:**` `NAME (00:12:31):` */
const COLON = new RegExp(String.raw`^(@?)([^:@[\]\r\n*<>]{1,60}?)[ \t]*${BOLD}(?:[ \t]*(${TIME}))?[ \t]*:${BOLD}(?=[ \t]|$)[ \t]*`);
/** `[Name]` `[Name]:` */
const BRACKETS = /^\[([^[\]\r\n]{1,60})\][ \t]*:?(?=[ \t]|$)[ \t]*/;
/** `Name  0:03` alone on its line, as meeting programs write it. */
const ALONE = new RegExp(String.raw`^([^:@[\]\r\n*<>]{1,60}?)[ \t]+(${TIME})[ \t]*$`);

const PARTICLES = /^(?:and|al|bin|da|de|del|den|der|di|du|el|et|la|le|of|the|van|von|y|zu)$/;
const NAME_WORD = /^[("'‘“]?(?:[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}\p{N}.'’\-&/#_]*|#?\p{N}{1,3}[\p{L}]?|[&/+–-])[)"'’”]?,?$/u;

/** Words before a colon that head a note, a form or a letter. They are never taken for a person. */
const NO_NAMES = new Set(
  `action actions agenda answer answers attendees absent author because cc challenges chapter comment comments context conclusion copyright data
  date decision decisions description duration email evidence example examples feedback figure from goal goals grade hint how http https important
  introduction item items link location method minute minutes next nb norms note notes noticing noticings objective objectives outcome outcomes page
  part participants phase place present problem ps question questions re reflection reflections remember result results round school section source
  step steps strengths subject subjects summary table task tasks theory time tip title to topic topics transcript version warning what when where
  who why wondering wonderings`.split(/\s+/),
);

/** What the beginning of a line says of who speaks: `Name:`, `@Name:`, `[Name]`, `NAME (00:12:31):`, each with a time before it or without. */
export function speakerLabel(line: string): SpeakerLabel | null {
  const before = BEFORE.exec(line)!;
  const rest = line.slice(before[0].length, before[0].length + 160);
  const found = withColon(rest) ?? inBrackets(rest) ?? alone(rest, line.length - before[0].length);
  if (found === null || !isName(found.name)) return null;
  const startMs = msOf(before[1] ?? found.time);
  return { name: found.name, startMs, length: before[0].length + found.length, isMarked: startMs !== null || found.isMarked };
}

interface Found {
  readonly name: string;
  readonly time: string | undefined;
  readonly length: number;
  readonly isMarked: boolean;
}

function withColon(rest: string): Found | null {
  const match = COLON.exec(rest);
  return match && { name: match[2]!.trim(), time: match[3], length: match[0].length, isMarked: match[1] === '@' };
}

function inBrackets(rest: string): Found | null {
  const match = BRACKETS.exec(rest);
  return match && { name: match[1]!.trim(), time: undefined, length: match[0].length, isMarked: false };
}

function alone(rest: string, length: number): Found | null {
  const match = rest.length === length ? ALONE.exec(rest) : null;
  return match && { name: match[1]!.trim(), time: match[2], length, isMarked: true };
}

function msOf(time: string | undefined): number | null {
  return time === undefined ? null : clockMs(time.replace(/[()[\]]/g, ''));
}

/** Up to five words, each written as names are; a clock time (`17:30`) has no letters, a sentence has words in small letters. */
function isName(name: string): boolean {
  if (!/\p{L}/u.test(name) || name.length > 40) return false;
  const words = name.split(/\s+/);
  if (words.length > 5 || NO_NAMES.has(words[0]!.toLowerCase().replace(/\P{L}/gu, ''))) return false;
  return NAME_WORD.test(words[0]!) && words.every((word) => NAME_WORD.test(word) || PARTICLES.test(word));
}
