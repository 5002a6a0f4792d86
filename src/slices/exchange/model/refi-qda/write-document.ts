import type { Findings } from './findings.ts';
import type { AudioSource, Authored, Case, Code, Coding, Graph, Link, MemberSet, PdfSelection, PictureSelection, Project, Selection, Source, TextDocument, TimeSelection, Transcript, VariableValue, VideoSource } from './project.ts';
import { valueFor } from './values.ts';
import { elementWriter, type ElementWriter } from './write-elements.ts';

/** The project document (.qde) of a project whose texts and paths are already as they are to be written. */
export function writeDocument(project: Project, findings: Findings): string {
  const out = elementWriter(findings);
  const { name, origin, basePath } = project;
  out.element(
    'Project',
    {
      xmlns: 'urn:QDA-XML:project:1.0', name, origin, creatingUserGUID: out.optionalGuid(project.creatingUser), creationDateTime: out.dateTime(project.creationDateTime),
      modifyingUserGUID: out.optionalGuid(project.modifyingUser), modifiedDateTime: out.dateTime(project.modifiedDateTime), basePath,
    },
    () => {
      out.container('Users', project.users, () => project.users.forEach((user) => out.element('User', { guid: out.guid(user.guid), name: user.name, id: user.id })));
      out.container('CodeBook', project.codes, () => out.element('Codes', {}, () => project.codes.forEach((code) => writeCode(out, code, true))));
      out.container('Variables', project.variables, () =>
        project.variables.forEach((one) => out.element('Variable', { guid: out.guid(one.guid), name: one.name, typeOfVariable: one.type }, () => out.textElement('Description', one.description))),
      );
      out.container('Cases', project.cases, () => project.cases.forEach((one) => writeCase(out, one, findings)));
      out.container('Sources', project.sources, () => project.sources.forEach((source) => writeSource(out, source, findings)));
      out.container('Notes', project.notes, () => project.notes.forEach((note) => writeText(out, 'Note', note, findings)));
      out.container('Links', project.links, () => project.links.forEach((link) => writeLink(out, link)));
      out.container('Sets', project.sets, () => project.sets.forEach((set) => writeSet(out, set, 'targetGUID')));
      out.container('Graphs', project.graphs, () => project.graphs.forEach((graph) => writeGraph(out, graph)));
      out.textElement('Description', project.description);
      references(out, 'NoteRef', project.noteRefs);
    },
  );
  return out.document();
}

/** A code and all below it; a codebook on its own has no notes. */
export function writeCode(out: ElementWriter, code: Code, withNotes: boolean): void {
  out.element('Code', { guid: out.guid(code.guid), name: code.name, isCodable: code.isCodable, color: out.color(code.color) }, () => {
    out.textElement('Description', code.description);
    if (withNotes) references(out, 'NoteRef', code.noteRefs);
    for (const child of code.codes) writeCode(out, child, withNotes);
  });
}

/** A set; a codebook on its own names its members by `guid` and has codes only. */
export function writeSet(out: ElementWriter, set: MemberSet, by: 'targetGUID' | 'guid'): void {
  out.element('Set', { guid: out.guid(set.guid), name: set.name }, () => {
    out.textElement('Description', set.description);
    for (const code of set.codes) out.element('MemberCode', { [by]: out.guid(code) });
    if (by === 'guid') return;
    references(out, 'MemberSource', set.sources);
    references(out, 'MemberNote', set.notes);
  });
}

function references(out: ElementWriter, name: string, ids: readonly string[]): void {
  for (const id of ids) out.element(name, { targetGUID: out.guid(id) });
}

function authored(out: ElementWriter, one: Authored) {
  return { creatingUser: out.optionalGuid(one.creatingUser), creationDateTime: out.dateTime(one.creationDateTime), modifyingUser: out.optionalGuid(one.modifyingUser), modifiedDateTime: out.dateTime(one.modifiedDateTime) };
}

function writeCase(out: ElementWriter, one: Case, findings: Findings): void {
  out.element('Case', { guid: out.guid(one.guid), name: one.name }, () => {
    out.textElement('Description', one.description);
    references(out, 'CodeRef', one.codeRefs);
    writeValues(out, one.values, findings);
    references(out, 'SourceRef', one.sourceRefs);
    references(out, 'SelectionRef', one.selectionRefs);
  });
}

function writeValues(out: ElementWriter, values: readonly VariableValue[], findings: Findings): void {
  for (const { variable, type, value } of values) {
    out.element('VariableValue', {}, () => {
      references(out, 'VariableRef', [variable]);
      if (value === undefined) return;
      const [told, written] = [type ?? 'Text', valueFor(type ?? 'Text', value)];
      if (type === undefined) findings.lose('types of values', 'They say none; each is written as text.');
      if (written === null) findings.lose(`values of the type ${told}`, 'They are no such values; each is written as text.');
      out.textElement(written === null ? 'TextValue' : `${told}Value`, written ?? value);
    });
  }
}

function writeCodings(out: ElementWriter, codings: readonly Coding[]): void {
  for (const { guid, code, creatingUser, creationDateTime, noteRefs } of codings) {
    out.element('Coding', { guid: out.guid(guid), creatingUser: out.optionalGuid(creatingUser), creationDateTime: out.dateTime(creationDateTime) }, () => {
      references(out, 'CodeRef', [code]);
      references(out, 'NoteRef', noteRefs);
    });
  }
}

/** A selection of any kind; `inside` is what stands between its description and its codings. */
function writeSelection(out: ElementWriter, name: string, selection: Selection, place: Readonly<Record<string, number | string | undefined>>, inside?: () => void): void {
  out.element(name, { guid: out.guid(selection.guid), name: selection.name, ...place, ...authored(out, selection) }, () => {
    out.textElement('Description', selection.description);
    inside?.();
    writeCodings(out, selection.codings);
    references(out, 'NoteRef', selection.noteRefs);
  });
}

function writeText(out: ElementWriter, name: string, text: TextDocument, findings: Findings): void {
  out.element(name, { guid: out.guid(text.guid), name: text.name, richTextPath: text.richTextPath, plainTextPath: text.isInline ? undefined : text.plainTextPath, ...authored(out, text) }, () => {
    out.textElement('Description', text.description);
    if (text.isInline) out.textElement('PlainTextContent', text.text);
    for (const selection of text.selections) writeSelection(out, 'PlainTextSelection', selection, { startPosition: out.integer(selection.start), endPosition: out.integer(selection.end) });
    writeCodings(out, text.codings);
    references(out, 'NoteRef', text.noteRefs);
    writeValues(out, text.values, findings);
  });
}

const ELEMENTS = { picture: 'PictureSource', pdf: 'PDFSource', audio: 'AudioSource', video: 'VideoSource' } as const;

function writeSource(out: ElementWriter, source: Source, findings: Findings): void {
  if (source.kind === 'text') return writeText(out, 'TextSource', source, findings);
  out.element(ELEMENTS[source.kind], { guid: out.guid(source.guid), name: source.name, path: source.path, currentPath: source.currentPath, ...authored(out, source) }, () => {
    out.textElement('Description', source.description);
    if (source.kind === 'picture') {
      if (source.textDescription) writeText(out, 'TextDescription', source.textDescription, findings);
      for (const selection of source.selections) writeSelection(out, 'PictureSelection', selection, rectangle(out, selection));
    } else if (source.kind === 'pdf') {
      for (const selection of source.selections) writePdfSelection(out, selection, findings);
      if (source.representation) writeText(out, 'Representation', source.representation, findings);
    } else writeRecording(out, source);
    writeCodings(out, source.codings);
    references(out, 'NoteRef', source.noteRefs);
    writeValues(out, source.values, findings);
  });
}

function rectangle(out: ElementWriter, { firstX, firstY, secondX, secondY }: PictureSelection) {
  return { firstX: out.integer(firstX), firstY: out.integer(firstY), secondX: out.integer(secondX), secondY: out.integer(secondY) };
}

function writePdfSelection(out: ElementWriter, selection: PdfSelection, findings: Findings): void {
  writeSelection(out, 'PDFSelection', selection, { page: out.integer(selection.page), ...rectangle(out, selection) }, () => {
    if (selection.representation) writeText(out, 'Representation', selection.representation, findings);
  });
}

function writeRecording(out: ElementWriter, source: AudioSource | VideoSource): void {
  for (const transcript of source.transcripts) writeTranscript(out, transcript);
  const name = source.kind === 'audio' ? 'AudioSelection' : 'VideoSelection';
  source.selections.forEach((selection: TimeSelection) => writeSelection(out, name, selection, { begin: out.integer(selection.begin), end: out.integer(selection.end) }));
}

function writeTranscript(out: ElementWriter, one: Transcript): void {
  out.element('Transcript', { guid: out.guid(one.guid), name: one.name, richTextPath: one.richTextPath, plainTextPath: one.isInline ? undefined : one.plainTextPath, ...authored(out, one) }, () => {
    out.textElement('Description', one.description);
    if (one.isInline) out.textElement('PlainTextContent', one.text);
    const whole = (number: number | undefined) => (number === undefined ? undefined : out.integer(number));
    for (const { guid, timeStamp, position } of one.syncPoints) out.element('SyncPoint', { guid: out.guid(guid), timeStamp: whole(timeStamp), position: whole(position) });
    for (const selection of one.selections) writeSelection(out, 'TranscriptSelection', selection, { fromSyncPoint: out.optionalGuid(selection.fromSyncPoint), toSyncPoint: out.optionalGuid(selection.toSyncPoint) });
    references(out, 'NoteRef', one.noteRefs);
  });
}

function writeLink(out: ElementWriter, { guid, name, direction, color, origin, target, noteRefs }: Link): void {
  out.element('Link', { guid: out.guid(guid), name, direction, color: out.color(color), originGUID: out.optionalGuid(origin), targetGUID: out.optionalGuid(target) }, () => references(out, 'NoteRef', noteRefs));
}

function writeGraph(out: ElementWriter, { guid, name, vertices, edges }: Graph): void {
  const whole = (number: number | undefined) => (number === undefined ? undefined : out.integer(number));
  out.element('Graph', { guid: out.guid(guid), name }, () => {
    for (const one of vertices) {
      out.element('Vertex', {
        guid: out.guid(one.guid), representedGUID: out.optionalGuid(one.represented), name: one.name, firstX: out.integer(one.firstX), firstY: out.integer(one.firstY),
        secondX: whole(one.secondX), secondY: whole(one.secondY), shape: one.shape, color: out.color(one.color),
      });
    }
    for (const one of edges) {
      out.element('Edge', {
        guid: out.guid(one.guid), representedGUID: out.optionalGuid(one.represented), name: one.name, sourceVertex: out.guid(one.sourceVertex), targetVertex: out.guid(one.targetVertex),
        color: out.color(one.color), direction: one.direction, lineStyle: one.lineStyle,
      });
    }
  });
}
