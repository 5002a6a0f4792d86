import type { Loss } from '../refi-qda/findings.ts';
import { guidKey } from '../refi-qda/guid.ts';
import type { Project, Source, TextDocument, Transcript } from '../refi-qda/project.ts';
import { codedOf, codesOf, textsOf } from '../refi-qda/walk.ts';
import { LONGEST_NAME } from './codes-of-book.ts';
import { kindOf, saysSomething } from './memos-of-project.ts';
import type { TextIn } from './texts-of-project.ts';

/** What of a project has found its place in a study. */
export interface Taken {
  readonly texts: readonly TextIn[];
  readonly codings: number;
  /** Notes that something refers to. */
  readonly targets: number;
}

/** What of a project a study has no place for, counted: whatever the standard has and a study does not take is one of these. */
export function lossesOfProject(project: Project, taken: Taken): Loss[] {
  const losses = [...ofSources(project, taken), ...ofSelections(project), ...ofVariables(project), ...ofNotes(project, taken), ...ofTheRest(project)];
  return losses.filter(({ count }) => count > 0);
}

function ofSources({ sources }: Project, { texts, codings }: Taken): Loss[] {
  const [withText, taken] = [new Set(texts.map(({ sourceGuid }) => sourceGuid)), new Set(texts.map(({ content }) => content.guid))];
  const transcripts = sources.flatMap(transcriptsOf);
  return [
    { what: 'codings without a place', count: sum(sources, codingsOfText) - codings, why: 'they lie outside of their text, are empty, have no text, or have a code that the project does not have' },
    { what: 'sources without text', count: sources.filter(({ guid }) => !withText.has(guid)).length, why: 'a study reads texts; pictures, sound and film without a transcript, and texts whose file is missing, stay behind' },
    { what: 'transcripts without text', count: sources.filter(({ guid }) => withText.has(guid)).flatMap(transcriptsOf).filter(({ guid }) => !taken.has(guid)).length, why: 'there is nothing in them, or their file is missing' },
    { what: 'times in transcripts', count: sum(transcripts, ({ syncPoints }) => syncPoints.filter(({ timeStamp }) => timeStamp !== undefined).length), why: 'of recordings the words are kept' },
    { what: 'authors and dates of sources', count: sources.filter((one) => one.creatingUser !== undefined || one.creationDateTime !== undefined).length, why: 'a study knows who brought a source in, and the day that it speaks of' },
    { what: 'files of pictures, pages, sound and film, and formatted texts', count: sources.filter((source) => source.kind !== 'text' && source.path !== undefined).length + sources.flatMap(textsIn).filter(({ richTextPath }) => richTextPath !== undefined).length, why: 'a study keeps the plain text of a source' },
  ];
}

function ofSelections({ sources, cases }: Project): Loss[] {
  const within = (kind: Source['kind']): number => sum(sources, (source) => (source.kind === kind ? source.selections.length : 0));
  const inTexts = sources.flatMap(textsIn).flatMap(({ selections }) => [...selections]);
  return [
    { what: 'selections in pictures', count: within('picture'), why: 'a study has no pictures' },
    { what: 'rectangles on pages', count: within('pdf'), why: 'of a PDF its text is kept, with the codings of the text' },
    { what: 'stretches of sound and film', count: within('audio') + within('video'), why: 'of recordings their transcripts are kept' },
    { what: 'selections without a code or a note', count: inTexts.filter(({ codings, noteRefs }) => codings.length + noteRefs.length === 0).length, why: 'a study marks text by codings and memos' },
    { what: 'descriptions of sources, selections and cases', count: [...new Set([...sources, ...sources.flatMap(textsIn), ...inTexts, ...cases])].filter(({ description }) => isText(description)).length, why: 'codes alone have descriptions; memos say more of the others' },
  ];
}

function ofVariables({ variables, cases, sources, notes }: Project): Loss[] {
  const known = new Set(variables.map(({ guid }) => guidKey(guid)));
  const values = [...new Set([...cases, ...sources, ...sources.flatMap(textsIn)])].flatMap((one) => ('values' in one ? one.values : []));
  const used = new Set(values.filter(({ value }) => value !== undefined).map(({ variable }) => guidKey(variable)));
  return [
    { what: 'values without a variable', count: values.filter(({ variable, value }) => value !== undefined && !known.has(guidKey(variable))).length, why: 'the project does not say what they are values of' },
    { what: 'variables without a value', count: [...known].filter((variable) => !used.has(variable)).length, why: 'an attribute comes with its first value' },
    { what: 'descriptions of variables', count: variables.filter(({ description }) => isText(description)).length, why: 'an attribute has a name and a type' },
    { what: 'values of notes', count: sum(notes, (note) => note.values.length), why: 'sources and cases alone have attributes' },
  ];
}

function ofNotes(project: Project, { targets }: Taken): Loss[] {
  const { notes } = project;
  return [
    { what: 'codings and selections within notes', count: sum(notes, ({ selections, codings }) => selections.length + codings.length), why: 'memos are not coded' },
    { what: 'empty notes', count: notes.filter((note) => !saysSomething(note)).length, why: 'there is nothing in them, or their file is missing' },
    { what: 'titles of notes', count: notes.filter((note) => saysSomething(note) && isText(note.name) && kindOf(note) === null).length, why: 'a memo has a kind in the place of a title' },
    { what: 'places of notes', count: referencesToNotes(project) - targets, why: 'a memo is about one thing, and that is text, a source, a code or a coding; the notes themselves come along' },
  ];
}

function ofTheRest({ codes, cases, links, sets, graphs, description }: Project): Loss[] {
  return [
    { what: 'ends of long names of codes', count: [...codesOf(codes)].filter(({ code }) => code.name.trim().length > LONGEST_NAME).length, why: `a name has ${LONGEST_NAME} characters at the most` },
    { what: 'codes and selections of cases', count: sum(cases, ({ codeRefs, selectionRefs }) => codeRefs.length + selectionRefs.length), why: 'whole sources belong to cases' },
    { what: 'links', count: links.length, why: 'a study has no links between things' },
    { what: 'sets', count: sets.length, why: 'use families of codes, cases and attributes instead' },
    { what: 'graphs', count: graphs.length, why: 'a study has no drawn maps' },
    { what: 'description of the project', count: isText(description) ? 1 : 0, why: 'the study has a question of its own' },
  ];
}

function transcriptsOf(source: Source): readonly Transcript[] {
  return 'transcripts' in source ? source.transcripts : [];
}

/** The texts of a source that a study could read. */
function textsIn(source: Source): readonly (TextDocument | Transcript)[] {
  if (source.kind === 'text') return [source];
  if (source.kind === 'pdf') return source.representation ? [source.representation] : [];
  if (source.kind === 'picture') return source.textDescription ? [source.textDescription] : [];
  return source.transcripts;
}

/** How many codings a source has on its text, or as a whole. */
function codingsOfText(source: Source): number {
  const own = source.kind === 'text' ? 0 : source.codings.length;
  return own + sum(textsIn(source), (text) => ('codings' in text ? text.codings.length : 0) + sum<{ readonly codings: readonly unknown[] }>(text.selections, ({ codings }) => codings.length));
}

/** How often anything in a project refers to a note. */
function referencesToNotes(project: Project): number {
  const count = ({ noteRefs }: { readonly noteRefs: readonly string[] }): number => noteRefs.length;
  const media = project.sources.filter(({ kind }) => kind !== 'text');
  const coded = sum(codedOf(project), ({ codings, selection }) => sum(codings, count) + (selection ? count(selection) : 0));
  return count(project) + sum(codesOf(project.codes), ({ code }) => count(code)) + sum(media, count) + sum(textsOf(project), ({ text }) => count(text)) + coded + sum(project.links, count);
}

function isText(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== '';
}

function sum<T>(all: Iterable<T>, count: (one: T) => number): number {
  let total = 0;
  for (const one of all) total += count(one);
  return total;
}
