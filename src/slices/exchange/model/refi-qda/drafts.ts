// Elements while they are read: made from their attributes in the order of the grammar, then given their children.
import type { Authored, Code, TextDocument } from './project.ts';

/** Any element as it is being filled; every list is shared and empty until something comes. */
export interface Draft {
  [field: string]: unknown;
}

/** The checked values of attributes: text, number, boolean or undefined, by their place in the grammar. */
export type Values = readonly (string | number | boolean | undefined)[];

/** The one empty list. A project has many, and none of them is ever written to. */
export const NONE: readonly never[] = Object.freeze([]);

function authored(values: Values, from: number): Authored {
  const [creatingUser, creationDateTime, modifyingUser, modifiedDateTime] = values.slice(from, from + 4) as (string | undefined)[];
  return { creatingUser, creationDateTime, modifyingUser, modifiedDateTime };
}

function textDocument(values: Values): Draft {
  const [guid, name, richTextPath, plainTextPath] = values as string[];
  return { guid, name, ...authored(values, 4), text: undefined, isInline: false, plainTextPath, richTextPath, description: undefined, selections: NONE, codings: NONE, noteRefs: NONE, values: NONE };
}

function media(kind: string) {
  return (values: Values): Draft => {
    const [guid, name, path, currentPath] = values as string[];
    const own: Draft = { kind, guid, name, path, currentPath, ...authored(values, 4), description: undefined, selections: NONE, codings: NONE, noteRefs: NONE, values: NONE };
    return kind === 'audio' || kind === 'video' ? { ...own, transcripts: NONE } : own;
  };
}

function selection(values: Values, own: Draft): Draft {
  return { guid: values[0], name: values[1], ...own, ...authored(values, 2), description: undefined, codings: NONE, noteRefs: NONE };
}

function rectangle(values: Values): Draft {
  const [firstX, firstY, secondX, secondY] = values.slice(6) as number[];
  return { firstX, firstY, secondX, secondY };
}

/** Makes the draft of an element from its attributes; elements that are not here hold no data of their own. */
export const DRAFTS: Readonly<Record<string, (values: Values) => Draft>> = {
  User: ([guid, name, id]) => ({ guid, name, id }),
  Code: ([guid, name, isCodable, color]) => ({ guid, name: name ?? '', isCodable: isCodable ?? true, color, description: undefined, noteRefs: NONE, codes: NONE }) satisfies Record<keyof Code, unknown>,
  Variable: ([guid, name, type]) => ({ guid, name: name ?? '', type: type ?? 'Text', description: undefined }),
  VariableValue: () => ({ variable: undefined, type: undefined, value: undefined }),
  Case: ([guid, name]) => ({ guid, name, description: undefined, codeRefs: NONE, values: NONE, sourceRefs: NONE, selectionRefs: NONE }),
  TextSource: (values) => ({ kind: 'text', ...textDocument(values) }) satisfies Partial<Record<keyof TextDocument | 'kind', unknown>>,
  Note: textDocument,
  Representation: textDocument,
  TextDescription: textDocument,
  // The one that a project has a hundred thousand of, so it is made in one go.
  PlainTextSelection: (values) => ({
    guid: values[0], name: values[1], start: values[6], end: values[7], creatingUser: values[2], creationDateTime: values[3], modifyingUser: values[4], modifiedDateTime: values[5],
    description: undefined, codings: NONE, noteRefs: NONE,
  }),
  PictureSource: media('picture'),
  PDFSource: media('pdf'),
  AudioSource: media('audio'),
  VideoSource: media('video'),
  PictureSelection: (values) => selection(values, rectangle(values)),
  PDFSelection: (values) => selection(values, { ...rectangle(values), page: values[10], representation: undefined }),
  AudioSelection: (values) => selection(values, { begin: values[6], end: values[7] }),
  VideoSelection: (values) => selection(values, { begin: values[6], end: values[7] }),
  Transcript: (values) => {
    const [guid, name, richTextPath, plainTextPath] = values as string[];
    return { guid, name, ...authored(values, 4), text: undefined, isInline: false, plainTextPath, richTextPath, description: undefined, syncPoints: NONE, selections: NONE, noteRefs: NONE };
  },
  TranscriptSelection: (values) => selection(values, { fromSyncPoint: values[6], toSyncPoint: values[7] }),
  SyncPoint: ([guid, timeStamp, position]) => ({ guid, timeStamp, position }),
  Coding: ([guid, creatingUser, creationDateTime]) => ({ guid, code: undefined, creatingUser, creationDateTime, noteRefs: NONE }),
  Link: ([guid, name, direction, color, origin, target]) => ({ guid, name, direction, color, origin, target, noteRefs: NONE }),
  Set: ([guid, name]) => ({ guid, name: name ?? '', description: undefined, codes: NONE, sources: NONE, notes: NONE }),
  Graph: ([guid, name]) => ({ guid, name, vertices: NONE, edges: NONE }),
  Vertex: ([guid, represented, name, firstX, firstY, secondX, secondY, shape, color]) => ({ guid, represented, name, firstX, firstY, secondX, secondY, shape, color }),
  Edge: ([guid, represented, name, sourceVertex, targetVertex, color, direction, lineStyle]) => ({ guid, represented, name, sourceVertex, targetVertex, color, direction, lineStyle }),
};

/** The list of the element around it that a child joins. */
export const LISTS: Readonly<Record<string, string>> = {
  User: 'users', Variable: 'variables', Case: 'cases', Note: 'notes', Link: 'links', Set: 'sets', Graph: 'graphs', Vertex: 'vertices', Edge: 'edges', Code: 'codes',
  TextSource: 'sources', PictureSource: 'sources', PDFSource: 'sources', AudioSource: 'sources', VideoSource: 'sources', VariableValue: 'values', Coding: 'codings', Transcript: 'transcripts', SyncPoint: 'syncPoints',
  PlainTextSelection: 'selections', PictureSelection: 'selections', PDFSelection: 'selections', AudioSelection: 'selections', VideoSelection: 'selections', TranscriptSelection: 'selections',
};

/** The list of the element around it that a reference joins with the id it names. */
export const REFERENCES: Readonly<Record<string, string>> = { NoteRef: 'noteRefs', SourceRef: 'sourceRefs', SelectionRef: 'selectionRefs', MemberCode: 'codes', MemberSource: 'sources', MemberNote: 'notes' };

/** The field of the element around it that a child fills alone: a second one has no place. */
export const FIELDS: Readonly<Record<string, string>> = {
  Description: 'description', PlainTextContent: 'text', Representation: 'representation', TextDescription: 'textDescription', VariableRef: 'variable',
  TextValue: 'value', BooleanValue: 'value', IntegerValue: 'value', FloatValue: 'value', DateValue: 'value', DateTimeValue: 'value',
};

/** Adds to a list that may still be the shared empty one. */
export function addTo(draft: Draft, list: string, item: unknown): void {
  const existing = draft[list] as unknown[] | undefined;
  if (existing === undefined || existing.length === 0) draft[list] = [item];
  else existing.push(item);
}
