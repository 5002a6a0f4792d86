import { codePointMap } from '../../../../kernel/code-points.ts';
import { CONVENTIONS, conventionOf, countIn, differingConventions, OWN_ORIGIN, spanIn, splitsCharacter, STANDARD_CONVENTION, type Convention, type CountedText } from './conventions.ts';
import type { Findings } from './findings.ts';
import type { KeptText, Project, SyncPoint, TextSelection } from './project.ts';
import { agrees, isExactly } from './quotes.ts';
import { shortened } from './read-attributes.ts';
import { textsOf } from './walk.ts';

/** How many selections agree with their names when places are counted in one convention. */
export interface Evidence {
  readonly convention: Convention;
  readonly agreeing: number;
  /** How many of them agree letter for letter. */
  readonly exactly: number;
}

/** In which convention the places of a project were read, and why. */
export interface Placing {
  readonly convention: Convention;
  /** What decided: the names of the selections, or (no name telling more for one than for another) what the program is known to do. */
  readonly by: 'names' | 'origin';
  /** Selections whose name could tell something. */
  readonly compared: number;
  readonly evidence: readonly Evidence[];
}

/** A selection whose text is not what its name says. It may be misplaced, or a person may have named it. */
export interface Mismatch {
  readonly source: string;
  readonly selection: string;
  readonly name: string;
  /** The text at its place; null when the place is outside the text. */
  readonly text: string | null;
}

/** How much of a text that disagrees is shown, in UTF-16 units. */
const SHOWN = 300;

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/**
 * Finds out how the places of a project were counted and makes them half-open code points of the texts, in place. A selection
 * that lies outside its text keeps the positions of the file and is told; nothing is cut to fit.
 */
export function placeSelections(project: Project, origin: string, findings: Findings): { readonly placing: Placing; readonly mismatched: readonly Mismatch[] } {
  const texts = textsOf(project);
  const placing: Placing = origin === OWN_ORIGIN ? { convention: STANDARD_CONVENTION, by: 'origin', compared: 0, evidence: [] } : choose(texts.map(({ text }) => text), conventionOf(origin));
  const mismatched: Mismatch[] = [];
  for (const { text, source } of texts) {
    if (text.text === undefined) {
      for (const selection of text.selections) if ('start' in selection) movedEnd(selection, placing.convention);
      continue;
    }
    const counted = countIn(text.text, placing.convention);
    const toPoints = codePointMap(text.text).toCodePoints;
    for (const selection of text.selections) if ('start' in selection) place(selection, source, counted, toPoints, placing.convention, mismatched, findings);
    if ('syncPoints' in text) for (const point of text.syncPoints) placePoint(point, source, counted, toPoints, findings);
  }
  return { placing, mismatched };
}

/** Without the text only the end can be made half-open. */
function movedEnd(selection: Writable<TextSelection>, { end }: Convention): void {
  if (end === 'inclusive') selection.end++;
}

type Scores = ReadonlyMap<Convention, { agreeing: number; exactly: number }>;
type Named = TextSelection & { readonly name: string };

function choose(texts: readonly (KeptText & { readonly selections: readonly object[] })[], usual: Convention): Placing {
  const scores: Scores = new Map(CONVENTIONS.map((convention) => [convention, { agreeing: 0, exactly: 0 }]));
  let compared = 0;
  for (const { text, selections } of texts) {
    const named = selections.filter((one): one is Named => 'start' in one && 'name' in one && typeof one.name === 'string' && one.name !== '');
    compared += named.length;
    if (named.length > 0 && text === undefined) scoreLengths(named, scores);
    else if (named.length > 0 && text !== undefined) scoreText(text, named, scores);
  }
  const evidence = [...scores].map(([convention, score]) => ({ convention, ...score }));
  const best = Math.max(...evidence.map(({ agreeing, exactly }) => agreeing + exactly));
  const leading = evidence.filter(({ agreeing, exactly }) => agreeing + exactly === best).map(({ convention }) => convention);
  // Among equals the one nearest to what the program usually does.
  const distance = (one: Convention) => Number(one.end !== usual.end) * 4 + Number(one.unit !== usual.unit) * 2 + Number(one.lineEnd !== usual.lineEnd);
  const convention = leading.reduce((nearest, next) => (distance(next) < distance(nearest) ? next : nearest));
  return { convention, by: leading.length < CONVENTIONS.length ? 'names' : 'origin', compared, evidence };
}

function scoreText(text: string, named: readonly Named[], scores: Scores): void {
  const differing = differingConventions(text);
  const counts = differing.map((convention) => ({ convention, counted: countIn(text, convention), agreeing: 0, exactly: 0 }));
  for (const { start, end, name } of named) {
    const spans = counts.map(({ counted, convention }) => spanIn(counted, convention, start, end));
    const exact = spans.map((span) => span !== null && isExactly(text, span.from, span.to, name));
    // A name that says one span letter for letter says no other.
    const isSaid = exact.includes(true);
    counts.forEach((count, i) => {
      const span = spans[i]!;
      if (exact[i]) count.exactly++;
      if (exact[i] || (!isSaid && span !== null && agrees(text, span.from, span.to, name))) count.agreeing++;
    });
  }
  for (const { convention, agreeing, exactly } of counts) {
    // What counts this text alike is as right about it.
    for (const other of CONVENTIONS) {
      if (other !== convention && (differing.includes(other) || !alike(other, convention, differing))) continue;
      const score = scores.get(other)!;
      score.agreeing += agreeing;
      score.exactly += exactly;
    }
  }
}

/** Whether a convention that is not among the differing ones counts as this one does. */
function alike(other: Convention, one: Convention, differing: readonly Convention[]): boolean {
  const [hasUnits, hasLines] = [differing.some(({ unit }) => unit === 'utf-16'), differing.some(({ lineEnd }) => lineEnd === 'one')];
  return other.end === one.end && (!hasUnits || other.unit === one.unit) && (!hasLines || other.lineEnd === one.lineEnd);
}

/** Where the text is missing, the length of a whole name still tells how the end is counted. */
function scoreLengths(named: readonly Named[], scores: Scores): void {
  for (const { start, end, name } of named) {
    const length = codePointMap(name).length;
    for (const [convention, score] of scores) if (end - start + Number(convention.end === 'inclusive') === length) score.agreeing++;
  }
}

function place(selection: Writable<TextSelection>, source: string, counted: CountedText, toPoints: (unit: number) => number, convention: Convention, mismatched: Mismatch[], findings: Findings): void {
  const span = spanIn(counted, convention, selection.start, selection.end);
  const splits = span !== null && (splitsCharacter(counted.text, span.from) || splitsCharacter(counted.text, span.to));
  if (span === null || splits) {
    const where = `${source}, selection ${selection.guid}`;
    const what = splits ? 'begins or ends inside one character' : selection.end < selection.start ? 'ends before it begins' : 'lies outside the text';
    findings.problem(`place ${what}`, where, `It ${what} (${selection.start} to ${selection.end}; the text has ${counted.map.length} characters).`, 'Its positions are kept as they stand in the file. Look at it in the program that it came from.');
    mismatched.push({ source, selection: selection.guid, name: shortened(selection.name ?? ''), text: null });
    movedEnd(selection, convention);
    return;
  }
  selection.start = toPoints(span.from);
  selection.end = toPoints(span.to);
  if (selection.name !== undefined && selection.name !== '' && !agrees(counted.text, span.from, span.to, selection.name)) {
    mismatched.push({ source, selection: selection.guid, name: selection.name.slice(0, SHOWN), text: counted.text.slice(span.from, Math.min(span.to, span.from + SHOWN)) });
  }
}

function placePoint(point: Writable<SyncPoint>, source: string, counted: CountedText, toPoints: (unit: number) => number, findings: Findings): void {
  if (point.position === undefined) return;
  if (point.position >= 0 && point.position <= counted.map.length) point.position = toPoints(counted.map.toUnits(point.position));
  else findings.problem('sync point', `${source}, sync point ${point.guid}`, `Its position ${point.position} lies outside the transcript.`, 'It is kept as it stands in the file.');
}
