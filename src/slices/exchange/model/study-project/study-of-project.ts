import { deriveId } from '../../../coding/model/study/derive-id.ts';
import type { Code, Coder, Coding, Memo, MemoKind, MemoTarget, Round } from '../../../coding/model/study/entities.ts';
import { MEMO_KINDS } from '../../../coding/model/study/entities.ts';
import type { AttributeType } from '../../../texts/model/study.ts';
import { CASE_KINDS, SOURCE_TYPES, type CaseKind, type SourceType } from '../../../texts/model/study.ts';
import type { NamedValue, PackagedCase } from '../analysis-package/package-input.ts';
import type { Loss } from '../refi-qda/findings.ts';
import { guidKey } from '../refi-qda/guid.ts';
import type { Code as CodeIn, Coding as CodingIn, Project, TextDocument, VariableType, VariableValue } from '../refi-qda/project.ts';
import { wordsFrom } from './code-words.ts';
import { OWN_VARIABLES } from './project-of-study.ts';
import { textsOfProject, type TextIn } from './texts-of-project.ts';

/** What a study takes in of a project of another program; `guids` says what was called otherwise there than here. */
export interface StudyIn {
  readonly coders: readonly Coder[];
  readonly round: Round;
  readonly codes: readonly Code[];
  readonly cases: readonly PackagedCase[];
  readonly sources: readonly SourceIn[];
  readonly codings: readonly Coding[];
  readonly memos: readonly Memo[];
  readonly guids: ReadonlyMap<string, string>;
  readonly losses: readonly Loss[];
}

/** A text that comes in. Type and date are those of the file where it says them, else what the person said for all. */
export interface SourceIn {
  readonly sourceId: string;
  readonly title: string;
  readonly type: SourceType;
  readonly datedOn: string;
  readonly text: string;
  readonly caseIds: readonly string[];
  readonly attributes: readonly NamedValue[];
}

/** Into which study, who brings it in, when, and what holds for sources that do not say it themselves. */
export interface StudyAsked {
  readonly studyId: string;
  readonly by: string;
  readonly now: number;
  readonly type: SourceType;
  readonly datedOn: string;
  /** Ids of this study by the key of the GUID that they have elsewhere, where the two differ. */
  readonly known: ReadonlyMap<string, string>;
  /** Ids that other studies have given to their sources and cases: the same project may be in two studies. */
  readonly taken: ReadonlySet<string>;
}

/** Reads a project as what a study can hold. The same project gives the same ids, so that taking it in again adds nothing. */
export function studyOfProject(project: Project, asked: StudyAsked): StudyIn {
  const ids = idMaker(asked);
  const origin = project.origin ?? 'another program';
  const round = importedRound(ids.of('round', origin), origin, asked.now);
  const codes = codesIn(project.codes, null, { ids, asked, origin });
  const codable = new Set(codes.map(({ codeId }) => codeId));
  const texts = textsOfProject(project);
  const nobody: Coder = { coderId: ids.of('coder', `nobody ${origin}`), name: origin, personId: null, kind: 'imported' };
  const coders = project.users.map(({ guid, name, id }): Coder => ({ coderId: ids.from(guid), name: name ?? id ?? origin, personId: null, kind: 'imported' }));
  const codings = texts.flatMap((text) => codingsIn(text, { ids, round, nobody, known: new Set(coders.map(({ coderId }) => coderId)), codable, now: asked.now }));
  const variables = new Map(project.variables.map((variable) => [guidKey(variable.guid), variable]));
  const valuesOf = (values: readonly VariableValue[]): NamedValue[] => values.flatMap((value) => namedValue(value, variables));
  const needsNobody = codings.some(({ coderId }) => coderId === nobody.coderId);
  return {
    coders: needsNobody ? [...coders, nobody] : coders,
    round,
    codes,
    cases: project.cases.map(({ guid, name, values }) => caseIn(ids.from(guid), name ?? 'Case', valuesOf(values))),
    sources: texts.map((text) => sourceIn(text, project, valuesOf(text.content.values), ids, asked)),
    codings,
    memos: memosIn(project, texts, { ids, asked, coders }),
    guids: ids.given,
    losses: lossesIn(project, texts, codings.length),
  };
}

interface Ids {
  /** The id here for a GUID there. */
  readonly from: (guid: string) => string;
  /** The id for something that has no GUID there. */
  readonly of: (kind: string, name: string) => string;
  readonly given: Map<string, string>;
}

/** What may be an id here: a UUID of RFC 9562. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A GUID is its own id here, unless it is none by RFC 9562 or another study has it; then the id is derived, always the same. */
function idMaker({ studyId, known, taken }: StudyAsked): Ids {
  const given = new Map<string, string>();
  return {
    given,
    from(guid) {
      const key = guidKey(guid);
      const own = key.toLowerCase();
      const id = known.get(key) ?? (UUID.test(own) && !taken.has(own) ? own : deriveId(studyId, `refi ${key}`));
      if (id !== own) given.set(id, guid);
      return id;
    },
    of: (kind, name) => deriveId(studyId, `refi ${kind} ${name}`),
  };
}

function importedRound(roundId: string, origin: string, now: number): Round {
  return { roundId, number: 0, name: `From ${origin}`, purpose: '', phase: 'frozen', blind: false, unblindedAt: null, coders: [], sources: null, within: null, families: null, done: {}, openedAt: now, frozenAt: now, publishedAt: null, book: null };
}

const NO_COLOUR = '#55625C';

function codesIn(codes: readonly CodeIn[], parentId: string | null, context: { readonly ids: Ids; readonly asked: StudyAsked; readonly origin: string }): Code[] {
  const { ids, asked, origin } = context;
  return codes.flatMap((code, at) => {
    const codeId = ids.from(code.guid);
    const here: Code = {
      codeId, parentId, order: at + 1, name: code.name.trim().slice(0, 200) || '(no name)', ...wordsFrom(code.description ?? ''),
      inference: 'low', provenance: { kind: 'imported', origin }, colour: /^#[0-9a-f]{6}$/i.test(code.color ?? '') ? code.color! : NO_COLOUR,
      valence: null, codable: code.isCodable, madeBy: asked.by, madeAt: asked.now, version: 1, retired: null, draftOf: null,
    };
    return [here, ...codesIn(code.codes, codeId, context)];
  });
}

interface CodingContext {
  readonly ids: Ids;
  readonly round: Round;
  readonly nobody: Coder;
  readonly known: ReadonlySet<string>;
  readonly codable: ReadonlySet<string>;
  readonly now: number;
}

function codingsIn({ guid, content }: TextIn, { ids, round, nobody, known, codable, now }: CodingContext): Coding[] {
  const sourceId = ids.from(guid);
  const length = lengthOf(content);
  const one = ({ guid: codingGuid, code, creatingUser, creationDateTime }: CodingIn, start: number, end: number): Coding[] => {
    const [codeId, coderId] = [ids.from(code), creatingUser === undefined ? nobody.coderId : ids.from(creatingUser)];
    if (!codable.has(codeId) || start >= end || end > length) return [];
    return [{ codingId: ids.from(codingGuid), sourceId, codeId, start, end, coderId: known.has(coderId) ? coderId : nobody.coderId, roundId: round.roundId, at: timeFrom(creationDateTime) ?? now, codeVersion: 1, valence: null }];
  };
  return [...content.selections.flatMap(({ start, end, codings }) => codings.flatMap((coding) => one(coding, start, end))), ...content.codings.flatMap((coding) => one(coding, 0, length))];
}

function lengthOf({ text = '' }: TextDocument): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

function timeFrom(told: string | undefined): number | null {
  const at = told === undefined ? NaN : Date.parse(/(?:Z|[+-]\d\d:\d\d)$/.test(told) ? told : `${told}Z`);
  return Number.isNaN(at) ? null : at;
}

const TYPES: Readonly<Record<VariableType, AttributeType>> = { Text: 'text', Boolean: 'boolean', Integer: 'integer', Float: 'float', Date: 'date', DateTime: 'datetime' };

function namedValue({ variable, value }: VariableValue, variables: ReadonlyMap<string, Project['variables'][number]>): NamedValue[] {
  const known = variables.get(guidKey(variable));
  if (!known || value === undefined) return [];
  const type = TYPES[known.type];
  return [{ name: known.name, type, value: type === 'boolean' ? value === 'true' || value === '1' : value }];
}

function caseIn(caseId: string, name: string, values: readonly NamedValue[]): PackagedCase {
  const told = values.find((value) => value.name === OWN_VARIABLES.caseKind)?.value;
  const kind: CaseKind = CASE_KINDS.find((one) => one === told) ?? 'other';
  return { caseId, kind, name, attributes: values.filter((value) => value.name !== OWN_VARIABLES.caseKind) };
}

function sourceIn({ guid, content, title }: TextIn, { cases }: Project, values: readonly NamedValue[], ids: Ids, asked: StudyAsked): SourceIn {
  const told = values.find((value) => value.name === OWN_VARIABLES.sourceType)?.value;
  const dated = values.find((value) => value.name === OWN_VARIABLES.sourceDate)?.value;
  const own: readonly string[] = [OWN_VARIABLES.sourceType, OWN_VARIABLES.sourceDate];
  return {
    sourceId: ids.from(guid),
    title,
    type: SOURCE_TYPES.find((one) => one === told) ?? asked.type,
    datedOn: typeof dated === 'string' && /^\d{4}-\d\d-\d\d$/.test(dated) ? dated : asked.datedOn,
    text: content.text ?? '',
    caseIds: cases.filter(({ sourceRefs }) => sourceRefs.some((one) => guidKey(one) === guidKey(guid))).map((one) => ids.from(one.guid)),
    attributes: values.filter(({ name }) => !own.includes(name)),
  };
}

interface MemoContext {
  readonly ids: Ids;
  readonly asked: StudyAsked;
  readonly coders: readonly Coder[];
}

/** Notes become memos on what refers to them; a note that nothing refers to is about the whole study. */
function memosIn(project: Project, texts: readonly TextIn[], { ids, asked, coders }: MemoContext): Memo[] {
  const targets = memoTargets(project, texts, ids);
  return project.notes.flatMap((note): Memo[] => {
    if (note.text === undefined || note.text.trim() === '') return [];
    const by = note.creatingUser === undefined ? undefined : ids.from(note.creatingUser);
    const at = timeFrom(note.creationDateTime) ?? asked.now;
    const kind: MemoKind = MEMO_KINDS.find((one) => one === note.name?.toLowerCase()) ?? 'analytic';
    return [{ memoId: ids.from(note.guid), kind, on: targets.get(guidKey(note.guid)) ?? { of: 'study' }, text: note.text, audience: 'team', roundId: null, draftOf: null, by: by !== undefined && coders.some(({ coderId }) => coderId === by) ? by : asked.by, at, changedAt: timeFrom(note.modifiedDateTime) ?? at }];
  });
}

function memoTargets(project: Project, texts: readonly TextIn[], ids: Ids): ReadonlyMap<string, MemoTarget> {
  const targets = new Map<string, MemoTarget>();
  const say = (notes: readonly string[], on: MemoTarget): void => notes.forEach((note) => targets.set(guidKey(note), on));
  const codes = (all: readonly CodeIn[]): void => all.forEach((code) => {
    say(code.noteRefs, { of: 'code', id: ids.from(code.guid) });
    codes(code.codes);
  });
  codes(project.codes);
  for (const { guid, content } of texts) {
    const sourceId = ids.from(guid);
    say(content.noteRefs, { of: 'source', id: sourceId });
    for (const { start, end, noteRefs, codings } of content.selections) {
      say(noteRefs, { of: 'text', sourceId, start, end });
      for (const coding of codings) say(coding.noteRefs, { of: 'coding', id: ids.from(coding.guid), sourceId });
    }
  }
  return targets;
}

/** What of a project a study has no place for. */
function lossesIn(project: Project, texts: readonly TextIn[], placed: number): Loss[] {
  const notText = (kind: 'picture' | 'pdf' | 'audio' | 'video'): number => project.sources.reduce((sum, source) => sum + (source.kind === kind ? source.selections.length : 0), 0);
  const withText = new Set(texts.map(({ sourceGuid }) => sourceGuid));
  const coded = texts.reduce((sum, { content }) => sum + content.codings.length + content.selections.reduce((all, { codings }) => all + codings.length, 0), 0);
  const losses: readonly Loss[] = [
    { what: 'codings without a place', count: coded - placed, why: 'they lie outside of their text, are empty, or have a code that the project does not have' },
    { what: 'sources without text', count: project.sources.filter(({ guid }) => !withText.has(guid)).length, why: 'a study reads texts; pictures, sound and film without a transcript, and texts whose file is missing, stay behind' },
    { what: 'selections in pictures', count: notText('picture'), why: 'a study has no pictures' },
    { what: 'rectangles on pages', count: notText('pdf'), why: 'of a PDF its text is kept, with the codings of the text' },
    { what: 'stretches of sound and film', count: notText('audio') + notText('video'), why: 'of recordings their transcripts are kept' },
    { what: 'links', count: project.links.length, why: 'a study has no links between things' },
    { what: 'sets', count: project.sets.length, why: 'use families of codes, cases and attributes instead' },
    { what: 'graphs', count: project.graphs.length, why: 'a study has no drawn maps' },
    { what: 'codes and selections of cases', count: project.cases.reduce((sum, { codeRefs, selectionRefs }) => sum + codeRefs.length + selectionRefs.length, 0), why: 'whole sources belong to cases' },
    { what: 'codings and selections within notes', count: project.notes.reduce((sum, { selections, codings }) => sum + selections.length + codings.length, 0), why: 'memos are not coded' },
    { what: 'empty notes', count: project.notes.filter(({ text }) => text === undefined || text.trim() === '').length, why: 'there is nothing in them, or their file is missing' },
  ];
  return losses.filter(({ count }) => count > 0);
}
