// Ways through a project that several parts of the library go.
import type { Code, Coding, Project, Selection, TextDocument, Transcript } from './project.ts';

/** A text of a project, with a name that a person recognises it by. */
export interface FoundText {
  readonly text: TextDocument | Transcript;
  readonly source: string;
}

/** Every text with its selections: of sources, of PDF files and their selections, of pictures, of recordings, of notes. */
export function textsOf(project: Project): readonly FoundText[] {
  const found: FoundText[] = [];
  for (const source of project.sources) {
    const name = source.name ?? source.guid;
    if (source.kind === 'text') found.push({ text: source, source: name });
    else if (source.kind === 'picture') {
      if (source.textDescription) found.push({ text: source.textDescription, source: name });
    } else if (source.kind === 'pdf') {
      if (source.representation) found.push({ text: source.representation, source: name });
      for (const { representation } of source.selections) if (representation) found.push({ text: representation, source: name });
    } else for (const transcript of source.transcripts) found.push({ text: transcript, source: transcript.name ?? name });
  }
  for (const note of project.notes) found.push({ text: note, source: note.name ?? note.guid });
  return found;
}

/** Something that can be coded, with what it belongs to. */
export interface Coded {
  readonly guid: string;
  readonly codings: readonly Coding[];
  /** Undefined for codings of a whole source. */
  readonly selection?: Selection | undefined;
}

/** Every selection and every source or note as a whole, coded or not. */
export function* codedOf(project: Project): Generator<Coded> {
  for (const { text } of textsOf(project)) {
    if ('codings' in text) yield text;
    for (const selection of text.selections) yield { guid: selection.guid, codings: selection.codings, selection };
  }
  for (const source of project.sources) {
    if (source.kind === 'text') continue;
    yield source;
    for (const selection of source.selections) yield { guid: selection.guid, codings: selection.codings, selection };
  }
}

/** Every code of a tree, each before the codes below it, with how deep it is (1 for the outermost). */
export function* codesOf(codes: readonly Code[], depth = 1): Generator<{ readonly code: Code; readonly depth: number }> {
  for (const code of codes) {
    yield { code, depth };
    yield* codesOf(code.codes, depth + 1);
  }
}
