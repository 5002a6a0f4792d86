import { codePointMap } from '../../../../kernel/code-points.ts';
import { guidKey } from '../refi-qda/guid.ts';
import type { Project, Source, TextDocument, TextSelection, Transcript } from '../refi-qda/project.ts';

/** A text of a project that a study can read: a text source, what a PDF or the description of a picture says, a transcript. */
export interface TextIn {
  /** The GUID that the text goes by here. */
  readonly guid: string;
  /** The source that it is, or lies in. */
  readonly sourceGuid: string;
  readonly title: string;
  readonly content: TextDocument;
}

/** Every text of a project that is there; those whose file is missing are not. Codings of a whole recording are those of its first transcript. */
export function textsOfProject(project: Project): TextIn[] {
  return project.sources.flatMap(textsOf).filter(({ content }) => content.text !== undefined && content.text !== '');
}

/** Whether a selection lies in a text of that length (code points) and is not empty; a file may say anything. */
export function isPlace({ start, end }: Pick<TextSelection, 'start' | 'end'>, length: number): boolean {
  return start >= 0 && start < end && end <= length;
}

function textsOf(source: Source): TextIn[] {
  const title = (source.name ?? '').trim() || '(no name)';
  if (source.kind === 'text') return [{ guid: source.guid, sourceGuid: source.guid, title, content: source }];
  if (source.kind === 'pdf') return source.representation ? [withCodingsOf(source, title, source.representation)] : [];
  if (source.kind === 'picture') return source.textDescription ? [withCodingsOf(source, title, source.textDescription)] : [];
  return source.transcripts.map((transcript, at) => {
    const own = transcript.name?.trim();
    return { guid: transcript.guid, sourceGuid: source.guid, title: own ? `${title}: ${own}` : title, content: { ...documentOf(transcript), codings: at === 0 ? source.codings : [], noteRefs: [...source.noteRefs, ...transcript.noteRefs], values: source.values } };
  });
}

/** Some programs give a text the GUID of the source that it lies in; codings of the whole source are those of its text. */
function withCodingsOf(source: Exclude<Source, { kind: 'text' }>, title: string, content: TextDocument): TextIn {
  return { guid: source.guid, sourceGuid: source.guid, title, content: { ...content, codings: [...source.codings, ...content.codings], values: [...source.values, ...content.values], noteRefs: [...source.noteRefs, ...content.noteRefs] } };
}

/** A transcript as a text: its selections lie between sync points, which know their places. */
function documentOf({ guid, syncPoints, selections, text, isInline }: Transcript): Pick<TextDocument, 'guid' | 'text' | 'isInline' | 'selections'> {
  const places = new Map(syncPoints.map((point) => [guidKey(point.guid), point.position]));
  const length = codePointMap(text ?? '').length;
  const placed = selections.flatMap((selection): TextSelection[] => {
    const start = selection.fromSyncPoint === undefined ? 0 : places.get(guidKey(selection.fromSyncPoint));
    const end = selection.toSyncPoint === undefined ? length : places.get(guidKey(selection.toSyncPoint));
    return start === undefined || end === undefined || !isPlace({ start, end }, length) ? [] : [{ ...selection, start, end }];
  });
  return { guid, text, isInline, selections: placed };
}
