import { codePointMap, type CodePointMap } from '../../../../kernel/code-points.ts';
import { deriveId } from '../../../coding/model/study/derive-id.ts';
import { inOrder, treeOf, type CodeNode } from '../../../coding/model/study/code-tree.ts';
import type { Coding, Memo } from '../../../coding/model/study/entities.ts';
import type { AttributeType } from '../../../texts/model/study.ts';
import type { NamedValue, PackagedSource, PackageInput } from '../analysis-package/package-input.ts';
import { OWN_ORIGIN } from '../refi-qda/conventions.ts';
import type { Loss } from '../refi-qda/findings.ts';
import type { Case, Code, Project, TextDocument, TextSelection, TextSource, Variable, VariableType, VariableValue } from '../refi-qda/project.ts';
import { descriptionOf } from './code-words.ts';

/** The names of the variables in which a source's type and date and a case's kind travel. */
export const OWN_VARIABLES = { sourceType: 'Source type', sourceDate: 'Source date', caseKind: 'Case kind' } as const;

/** Selections are named by their words, cut to so many code points: programs show the name, readers check the place with it. */
const NAME_LENGTH = 60;

/** When the study was begun and how ids are told: GUIDs that came from another program go out as they came. */
export interface ProjectAsked {
  /** Unix ms. It stands in the file for when the project was made, so that the same study gives the same file at any time. */
  readonly begunAt: number;
  readonly guidOf: (id: string) => string;
}

/** A study as a REFI-QDA project, and what the standard has no place for. */
export interface ProjectOut {
  readonly project: Project;
  readonly losses: readonly Loss[];
}

/** Tells a study as a REFI-QDA project. Ids become GUIDs as they are, so that the same study gives the same file. */
export function projectOfStudy(study: PackageInput, { begunAt, guidOf }: ProjectAsked): ProjectOut {
  const variables = variablesOf(study, guidOf);
  const byTarget = notesByTarget(study.memos, guidOf);
  const used = new Set(study.codings.map(({ codeId }) => codeId));
  const codes = treeOf(study.codes.filter((code) => code.retired === null || used.has(code.codeId)));
  const project: Project = {
    name: study.title,
    origin: OWN_ORIGIN,
    creationDateTime: timeOf(begunAt),
    users: study.coders.map(({ coderId, name }) => ({ guid: guidOf(coderId), name })),
    codes: codes.map((node) => codeOut(node, byTarget, guidOf)),
    variables: [...variables.values()],
    cases: study.cases.map((one) => caseOut(one, study, variables, guidOf)),
    sources: study.sources.map((source) => sourceOut(source, study, variables, byTarget, guidOf)),
    notes: study.memos.map((memo) => noteOut(memo, guidOf)),
    links: [],
    sets: [],
    graphs: [],
    description: study.question === '' ? undefined : study.question,
    noteRefs: byTarget.get('study') ?? [],
  };
  return { project, losses: lossesOf(study) };
}

/** A time as xsd:dateTime in UTC. */
function timeOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

const TYPES: Readonly<Record<AttributeType, VariableType>> = { text: 'Text', boolean: 'Boolean', integer: 'Integer', float: 'Float', date: 'Date', datetime: 'DateTime' };

/** The variables by name and type: those of attributes, and the three in which Jointwork's own facts travel. */
function variablesOf(study: PackageInput, guidOf: ProjectAsked['guidOf']): ReadonlyMap<string, Variable> {
  const named: readonly Pick<NamedValue, 'name' | 'type'>[] = [
    { name: OWN_VARIABLES.sourceType, type: 'text' },
    { name: OWN_VARIABLES.sourceDate, type: 'date' },
    { name: OWN_VARIABLES.caseKind, type: 'text' },
    ...[...study.sources, ...study.cases].flatMap(({ attributes }) => attributes),
  ];
  return new Map(named.map(({ name, type }) => [`${type} ${name}`, { guid: guidOf(deriveId(study.title, `variable ${type} ${name}`)), name, type: TYPES[type] }]));
}

function valueOut(variables: ReadonlyMap<string, Variable>, { name, type, value }: NamedValue): VariableValue {
  return { variable: variables.get(`${type} ${name}`)!.guid, type: TYPES[type], value: String(value) };
}

function codeOut({ code, children }: CodeNode, notes: ReadonlyMap<string, readonly string[]>, guidOf: ProjectAsked['guidOf']): Code {
  const description = descriptionOf(code);
  return {
    guid: guidOf(code.codeId),
    name: code.name,
    isCodable: code.codable,
    color: code.colour,
    description: description === '' ? undefined : description,
    noteRefs: notes.get(code.codeId) ?? [],
    codes: [...children].sort((a, b) => inOrder(a.code, b.code)).map((child) => codeOut(child, notes, guidOf)),
  };
}

function caseOut({ caseId, kind, name, attributes }: PackageInput['cases'][number], { sources }: PackageInput, variables: ReadonlyMap<string, Variable>, guidOf: ProjectAsked['guidOf']): Case {
  const own: NamedValue = { name: OWN_VARIABLES.caseKind, type: 'text', value: kind };
  return {
    guid: guidOf(caseId),
    name,
    codeRefs: [],
    values: [own, ...attributes].map((value) => valueOut(variables, value)),
    sourceRefs: sources.filter(({ caseIds }) => caseIds.includes(caseId)).map(({ sourceId }) => guidOf(sourceId)),
    selectionRefs: [],
  };
}

function sourceOut(source: PackagedSource, study: PackageInput, variables: ReadonlyMap<string, Variable>, notes: ReadonlyMap<string, readonly string[]>, guidOf: ProjectAsked['guidOf']): TextSource {
  const own: readonly NamedValue[] = [{ name: OWN_VARIABLES.sourceType, type: 'text', value: source.type }, { name: OWN_VARIABLES.sourceDate, type: 'date', value: source.datedOn }];
  const guid = guidOf(source.sourceId);
  return {
    kind: 'text',
    guid,
    name: source.title,
    text: source.text,
    isInline: false,
    plainTextPath: `internal://${guid.replace(/[{}]/g, '')}.txt`,
    selections: selectionsOut(source, study, notes, guidOf),
    codings: [],
    noteRefs: notes.get(source.sourceId) ?? [],
    values: [...own, ...source.attributes].map((value) => valueOut(variables, value)),
  };
}

/** One selection for each stretch that carries codings or a memo; the codings of several coders stand side by side in it. */
function selectionsOut({ sourceId, text }: PackagedSource, { codings, memos }: PackageInput, notes: ReadonlyMap<string, readonly string[]>, guidOf: ProjectAsked['guidOf']): TextSelection[] {
  const places = codePointMap(text);
  const stretches = new Map<string, { start: number; end: number; codings: Coding[]; memos: Memo[] }>();
  const stretch = (start: number, end: number) => {
    const key = `${start} ${end}`;
    const known = stretches.get(key) ?? { start, end, codings: [], memos: [] };
    stretches.set(key, known);
    return known;
  };
  for (const coding of codings) if (coding.sourceId === sourceId) stretch(coding.start, coding.end).codings.push(coding);
  for (const memo of memos) if (memo.on.of === 'text' && memo.on.sourceId === sourceId) stretch(memo.on.start, memo.on.end).memos.push(memo);
  return [...stretches.values()]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .map(({ start, end, codings: here, memos: told }) => ({
      guid: guidOf(deriveId(sourceId, `selection ${start} ${end}`)),
      name: nameOf(text, places, start, end),
      start,
      end,
      creatingUser: here[0] ? guidOf(here[0].coderId) : undefined,
      creationDateTime: here[0] ? timeOf(here[0].at) : undefined,
      codings: here.map(({ codingId, codeId, coderId, at }) => ({ guid: guidOf(codingId), code: guidOf(codeId), creatingUser: guidOf(coderId), creationDateTime: timeOf(at), noteRefs: notes.get(codingId) ?? [] })),
      noteRefs: told.map(({ memoId }) => guidOf(memoId)),
    }));
}

/** The first line of the words, cut with an ellipsis where there is more. */
function nameOf(text: string, places: CodePointMap, start: number, end: number): string {
  const until = Math.min(end, start + NAME_LENGTH);
  const words = text.slice(places.toUnits(start), places.toUnits(until));
  const [line] = words.split(/[\r\n]/);
  return line!.length < words.length || until < end ? `${line}…` : words;
}

function notesByTarget(memos: readonly Memo[], guidOf: ProjectAsked['guidOf']): ReadonlyMap<string, readonly string[]> {
  const byTarget = new Map<string, string[]>();
  for (const { memoId, on } of memos) {
    const target = on.of === 'study' ? 'study' : on.of === 'text' || on.of === 'round' || on.of === 'case' ? null : on.id;
    if (target !== null) byTarget.set(target, [...(byTarget.get(target) ?? []), guidOf(memoId)]);
  }
  return byTarget;
}

function noteOut({ memoId, kind, text, by, at, changedAt }: Memo, guidOf: ProjectAsked['guidOf']): TextDocument {
  return { guid: guidOf(memoId), name: kind[0]!.toUpperCase() + kind.slice(1), text, isInline: true, selections: [], codings: [], noteRefs: [], values: [], creatingUser: guidOf(by), creationDateTime: timeOf(at), modifyingUser: guidOf(by), modifiedDateTime: timeOf(changedAt) };
}

function lossesOf({ rounds, lineage, sources, codings, codes, coders, memos, behind }: PackageInput): Loss[] {
  const known = new Set(coders.map(({ coderId }) => coderId));
  const counted: readonly Loss[] = [
    { what: 'rounds of coding', count: rounds.length, why: 'REFI-QDA knows coders and dates of codings, but no rounds' },
    { what: 'decisions on differences', count: behind.decisions, why: 'REFI-QDA knows codings, but not how they were agreed on' },
    { what: 'saved questions', count: behind.questions, why: 'REFI-QDA has no questions to codings' },
    { what: 'steps in the history of the codebook', count: lineage.length, why: 'REFI-QDA codes have neither authors nor dates' },
    { what: 'retired codes', count: codes.filter(({ retired }) => retired !== null).length, why: 'REFI-QDA codes cannot be retired; those that text is coded with are in the file as codes like the others' },
    { what: 'levels of inference, origins and marks of codes', count: codes.length, why: 'REFI-QDA codes have a name, a colour and one description' },
    { what: 'speaker turns and segments', count: sources.reduce((sum, { turns, segments }) => sum + turns.length + segments.length, 0), why: 'REFI-QDA texts have no structure; the text itself is whole' },
    { what: 'folders, files, respondents and meetings of sources', count: sources.filter(({ folder, file, respondentId, handoutOf }) => folder !== '' || file !== '' || respondentId !== null || handoutOf !== null).length, why: 'REFI-QDA texts have a name and values' },
    { what: 'marks of positive or negative examples', count: codings.filter(({ valence }) => valence !== null).length, why: 'REFI-QDA codings have no mark of that kind' },
    { what: 'memos on rounds and cases', count: memos.filter(({ on }) => on.of === 'round' || on.of === 'case').length, why: 'REFI-QDA has no place for a note on them; the notes themselves are in the file' },
    { what: 'names of those who wrote memos and coded nothing', count: new Set(memos.map(({ by }) => by).filter((by) => !known.has(by))).size, why: 'the users of the file are the coders' },
    { what: 'private memos', count: behind.privateMemos, why: 'what only its writer reads never leaves' },
  ];
  return counted.filter(({ count }) => count > 0);
}
