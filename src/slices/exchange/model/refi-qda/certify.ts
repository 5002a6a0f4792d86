import type { ZipTools } from '../../../../kernel/archive/read-zip.ts';
import { codePointMap } from '../../../../kernel/code-points.ts';
import { ok, type Result } from '../../../../kernel/result.ts';
import { inDialect, type Dialect } from './dialects.ts';
import { newFindings, type Loss, type Problem } from './findings.ts';
import { guidKey, writableGuid } from './guid.ts';
import { fileFinder, type ProjectFile } from './package-files.ts';
import type { Project, Selection, TextDocument, TextSelection, Transcript } from './project.ts';
import { readProject } from './read-project.ts';
import { codedOf, textsOf } from './walk.ts';

/** One thing that is not the same in the package as it was before. */
export interface CertifiedDifference {
  readonly where: string;
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

/** What reading a written package back has proved. */
export interface Certificate {
  /** Whether nothing differs. */
  readonly ok: boolean;
  readonly sources: number;
  readonly selections: number;
  /** Selections that are the same: `byText` of them by their quoted text, `byPlace` by position and name, having no text to quote. */
  readonly identical: number;
  readonly byText: number;
  readonly byPlace: number;
  readonly codings: number;
  /** The first differences, at most a hundred; `differences` counts all. */
  readonly different: readonly CertifiedDifference[];
  readonly differences: number;
  readonly problems: readonly Problem[];
  readonly losses: readonly Loss[];
  /** Of the package, where a hash was given. */
  readonly sha256?: string;
}

/** How to certify. */
export interface CertifyOptions {
  /** The dialect it was written in; line ends, names and levels may then differ as the dialect says. */
  readonly dialect?: Dialect;
  readonly tools?: ZipTools;
  /** SHA-256 of bytes as hexadecimal digits, from wherever the surroundings have it. */
  readonly sha256?: (bytes: Uint8Array) => string;
}

interface WithFiles {
  readonly project: Project;
  readonly files: readonly ProjectFile[];
}

interface Comparing {
  readonly different: CertifiedDifference[];
  differences: number;
}

const TOLD = 100;
const IDS = new Set(['guid', 'code', 'creatingUser', 'modifyingUser', 'noteRefs', 'codeRefs', 'sourceRefs', 'selectionRefs', 'variable', 'fromSyncPoint', 'toSyncPoint', 'target', 'represented', 'sourceVertex', 'targetVertex', 'sources', 'notes', 'codes']);
/** Files get names of their own when they are written; what lies in them is compared. */
const PATHS = new Set(['path', 'plainTextPath', 'richTextPath']);

/**
 * Reads a written package and compares it with the project it was made of: every element, every file, and for each selection the
 * text that it quotes. Refused only when the package cannot be read at all.
 */
export function certify(before: WithFiles, bytes: Uint8Array, options: CertifyOptions = {}): Result<Certificate> {
  const read = readProject(bytes, { ...(options.tools && { tools: options.tools }) });
  if (!read.ok) return read;
  const after = read.value;
  const findings = newFindings();
  const comparing: Comparing = { different: [], differences: 0 };
  const expected = inDialect(before.project, options.dialect ?? 'standard', findings);
  compare(comparing, 'project', '', { ...expected, origin: undefined }, { ...after.project, origin: undefined });
  compareFiles(comparing, { project: expected, files: before.files }, after);
  const quotes = compareQuotes(comparing, before.project, expected, after.project, (options.dialect ?? 'standard') === 'standard');
  const coded = [...codedOf(before.project)];
  return ok({
    ok: comparing.differences === 0,
    sources: before.project.sources.length,
    selections: coded.filter(({ selection }) => selection !== undefined).length,
    ...quotes,
    codings: coded.reduce((sum, { codings }) => sum + codings.length, 0),
    different: comparing.different,
    differences: comparing.differences,
    problems: after.problems,
    losses: [...findings.tell('', '').losses, ...after.losses],
    ...(options.sha256 && { sha256: options.sha256(bytes) }),
  });
}

function tell(comparing: Comparing, where: string, what: string, before: unknown, after: unknown): void {
  const shown = (value: unknown): string => (value === undefined || value === null ? 'nothing' : (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 200));
  if (++comparing.differences <= TOLD) comparing.different.push({ where, what, before: shown(before), after: shown(after) });
}

type Fields = Readonly<Record<string, unknown>> & { readonly guid?: string };

/** Compares plain data field by field; ids as ids. Texts and places are compared by what they quote, too. */
function compare(comparing: Comparing, where: string, field: string, before: unknown, after: unknown): void {
  if (before === after || PATHS.has(field)) return;
  if (Array.isArray(before) && Array.isArray(after)) {
    if (before.length !== after.length) tell(comparing, where, `number of ${field}`, before.length, after.length);
    else for (let i = 0; i < before.length; i++) compare(comparing, where, field, before[i], after[i]);
  } else if (typeof before === 'object' && typeof after === 'object' && before !== null && after !== null) {
    const [one, other] = [before as Fields, after as Fields];
    const inner = one.guid === undefined ? where : `${field} ${one.guid}`;
    for (const key in one) compare(comparing, inner, key, one[key], other[key]);
    for (const key in other) if (!(key in one) && other[key] !== undefined && !PATHS.has(key)) tell(comparing, inner, key, undefined, other[key]);
  } else if (typeof before === 'string' && typeof after === 'string' && (IDS.has(field) || field === 'origin') && isSameId(before, after)) return;
  else tell(comparing, where, field, before, after);
}

function isSameId(before: string, after: string): boolean {
  return guidKey(writableGuid(before)) === guidKey(after);
}

/** Whether every path leads to the same bytes as before, or out of the package to the same place, and files that nothing leads to are there too. */
function compareFiles(comparing: Comparing, before: WithFiles, after: WithFiles): void {
  const [old, now] = [fileFinder(before.files), fileFinder(after.files)];
  const [was, is] = [pathsOf(before.project), pathsOf(after.project)];
  const compared = new Map<ProjectFile, ProjectFile | undefined>();
  was.forEach((path, i) => {
    const target = path === undefined ? null : old(path);
    if (target?.kind !== 'inside') {
      if (path !== is[i]) tell(comparing, path ?? is[i]!, 'path', path, is[i]);
      return;
    }
    const found = is[i] === undefined ? null : now(is[i]);
    const other = found?.kind === 'inside' ? found.file : undefined;
    if (!compared.has(target.file) || compared.get(target.file) !== other) compareBytes(comparing, path!, target.file, other);
    compared.set(target.file, other);
  });
  // What a text came from is written anew, in UTF-8; the text itself has been compared.
  for (const { text } of textsOf(before.project)) {
    const target = text.text === undefined || text.isInline || text.plainTextPath === undefined ? null : old(text.plainTextPath);
    if (target?.kind === 'inside') compared.set(target.file, undefined);
  }
  const byName = new Map(after.files.map((file) => [file.name, file]));
  for (const file of before.files) if (!compared.has(file)) compareBytes(comparing, file.name, file, byName.get(file.name));
}

/** The paths of sources and of formatted texts, in the order of the project. */
function pathsOf(project: Project): readonly (string | undefined)[] {
  return [...project.sources.map((source) => (source.kind === 'text' ? undefined : source.path)), ...textsOf(project).map(({ text }) => text.richTextPath)];
}

/** A file that was damaged before was left out and told. */
function compareBytes(comparing: Comparing, where: string, before: ProjectFile, after: ProjectFile | undefined): void {
  const [old, now] = [before.read(), after?.read()];
  if (old.ok && !(now?.ok === true && isSameBytes(old.value, now.value))) tell(comparing, where, 'file', `${before.size} bytes`, now?.ok === true ? `${now.value.length} other bytes` : undefined);
}

function isSameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, i) => byte === other[i]);
}

function compareQuotes(comparing: Comparing, before: Project, expected: Project, after: Project, isExact: boolean): { readonly identical: number; readonly byText: number; readonly byPlace: number } {
  let [byText, byPlace] = [0, 0];
  const now = textsOf(after);
  textsOf(before).forEach(({ text, source }, i) => {
    const other = now[i]?.text;
    const [quoteBefore, quoteAfter] = [quoterOf(text), quoterOf(other)];
    text.selections.forEach((selection, j) => {
      const written = other?.selections[j];
      const [old, fresh] = [quoteBefore(selection), written === undefined ? null : quoteAfter(written)];
      if (written === undefined || !isSameId(selection.guid, written.guid)) tell(comparing, `${source}, selection ${selection.guid}`, 'selection', selection.name ?? selection.guid, written?.name ?? written?.guid);
      else if (old === null && fresh === null) byPlace += Number(isAlike(selection, written));
      else if (old !== null && fresh !== null && (isExact ? old === fresh : lineEndsAlike(old) === lineEndsAlike(fresh))) byText++;
      else tell(comparing, `${source}, selection ${selection.guid}`, 'quoted text', old, fresh);
    });
  });
  expected.sources.forEach((source, i) => {
    const written = after.sources[i]?.selections ?? [];
    if (source.kind !== 'text') byPlace += source.selections.filter((selection, j) => isAlike(selection, written[j])).length;
  });
  return { identical: byText + byPlace, byText, byPlace };
}

/** Whether two selections are the same in all their fields. What differs has been told with the whole project. */
function isAlike(selection: Selection, written: Selection | undefined): boolean {
  const own: Comparing = { different: [], differences: 0 };
  compare(own, '', 'selection', selection, written);
  return own.differences === 0;
}

function lineEndsAlike(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

/** The quoted text of each selection of a text; null where there is none. */
function quoterOf(document: TextDocument | Transcript | undefined): (selection: Selection) => string | null {
  const text = document?.text;
  if (text === undefined) return () => null;
  const map = codePointMap(text);
  return (selection) => {
    if (!('start' in selection)) return null;
    const { start, end } = selection as TextSelection;
    return start >= 0 && start <= end && end <= map.length ? text.slice(map.toUnits(start), map.toUnits(end)) : null;
  };
}

/** The text that a selection quotes; null where the text is missing or the selection lies outside it. */
export function quoteOf(document: TextDocument, selection: TextSelection): string | null {
  return quoterOf(document)(selection);
}
