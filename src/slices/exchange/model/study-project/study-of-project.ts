import { codePointMap } from '../../../../kernel/code-points.ts';
import type { Code, Coder, Coding, Memo, Round } from '../../../coding/model/study/entities.ts';
import { CASE_KINDS, SOURCE_TYPES, type AttributeType, type CaseKind, type SourceType } from '../../../texts/model/study.ts';
import type { NamedValue, PackagedCase } from '../analysis-package/package-input.ts';
import type { Loss } from '../refi-qda/findings.ts';
import { guidKey } from '../refi-qda/guid.ts';
import type { Coding as CodingIn, Project, VariableType, VariableValue } from '../refi-qda/project.ts';
import { codesOfBook } from './codes-of-book.ts';
import { idsOfProject, type Ids, type IdsAsked } from './ids-of-project.ts';
import { lossesOfProject } from './losses-of-project.ts';
import { memosIn, memoTargets } from './memos-of-project.ts';
import { OWN_VARIABLES } from './project-of-study.ts';
import { isPlace, textsOfProject, type TextIn } from './texts-of-project.ts';
import { timeFrom } from './time-from.ts';

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
export interface StudyAsked extends IdsAsked {
  readonly by: string;
  readonly now: number;
  readonly type: SourceType;
  readonly datedOn: string;
}

/** What a project that does not name its program comes from. */
export const UNNAMED_ORIGIN = 'another program';

/** Reads a project as what a study can hold. The same project gives the same ids, so that taking it in again adds nothing. */
export function studyOfProject(project: Project, asked: StudyAsked): StudyIn {
  const ids = idsOfProject(asked);
  const origin = project.origin || UNNAMED_ORIGIN;
  const round = importedRound(ids.of('round', origin), origin, asked.now);
  const codes = codesOfBook(project.codes, ids, { by: asked.by, now: asked.now, origin });
  const codeIds = new Set(codes.map(({ codeId }) => codeId));
  const texts = textsOfProject(project);
  const nobody: Coder = { coderId: ids.of('coder', `nobody ${origin}`), name: origin, personId: null, kind: 'imported' };
  const coders = project.users.map(({ guid, name, id }): Coder => ({ coderId: ids.from(guid), name: name ?? id ?? origin, personId: null, kind: 'imported' }));
  const coderIds = new Set(coders.map(({ coderId }) => coderId));
  const codings = texts.flatMap((text) => codingsIn(text, { ids, round, nobody, coderIds, codeIds, now: asked.now }));
  const variables = new Map(project.variables.map((variable) => [guidKey(variable.guid), variable]));
  const valuesOf = (values: readonly VariableValue[]): NamedValue[] => values.flatMap((value) => namedValue(value, variables));
  const targets = memoTargets(project, texts, ids);
  const needsNobody = codings.some(({ coderId }) => coderId === nobody.coderId);
  return {
    coders: needsNobody ? [...coders, nobody] : coders,
    round,
    codes,
    cases: project.cases.map(({ guid, name, values }) => caseIn(ids.from(guid), name ?? 'Case', valuesOf(values))),
    sources: texts.map((text) => sourceIn(text, project, valuesOf(text.content.values), ids, asked)),
    codings,
    memos: memosIn(project.notes, targets, { ids, by: asked.by, now: asked.now, coders }),
    guids: ids.given,
    losses: lossesOfProject(project, { texts, codings: codings.length, targets: targets.size }),
  };
}

function importedRound(roundId: string, origin: string, now: number): Round {
  return { roundId, number: 0, name: `From ${origin}`, purpose: '', phase: 'frozen', blind: false, unblindedAt: null, coders: [], sources: null, within: null, families: null, done: {}, openedAt: now, frozenAt: now, publishedAt: null, book: null };
}

interface CodingContext {
  readonly ids: Ids;
  readonly round: Round;
  readonly nobody: Coder;
  readonly coderIds: ReadonlySet<string>;
  readonly codeIds: ReadonlySet<string>;
  readonly now: number;
}

function codingsIn({ guid, content }: TextIn, { ids, round, nobody, coderIds, codeIds, now }: CodingContext): Coding[] {
  const sourceId = ids.from(guid);
  const { length } = codePointMap(content.text ?? '');
  const one = ({ guid: codingGuid, code, creatingUser, creationDateTime }: CodingIn, start: number, end: number): Coding[] => {
    const [codeId, coderId] = [ids.from(code), creatingUser === undefined ? nobody.coderId : ids.from(creatingUser)];
    if (!codeIds.has(codeId) || !isPlace({ start, end }, length)) return [];
    return [{ codingId: ids.from(codingGuid), sourceId, codeId, start, end, coderId: coderIds.has(coderId) ? coderId : nobody.coderId, roundId: round.roundId, at: timeFrom(creationDateTime) ?? now, codeVersion: 1, valence: null }];
  };
  return [...content.selections.flatMap(({ start, end, codings }) => codings.flatMap((coding) => one(coding, start, end))), ...content.codings.flatMap((coding) => one(coding, 0, length))];
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

function sourceIn({ guid, sourceGuid, content, title }: TextIn, { cases }: Project, values: readonly NamedValue[], ids: Ids, asked: StudyAsked): SourceIn {
  const told = values.find((value) => value.name === OWN_VARIABLES.sourceType)?.value;
  const dated = values.find((value) => value.name === OWN_VARIABLES.sourceDate)?.value;
  // A case refers to the recording; what a study has of it is its transcript.
  const own = new Set([guid, sourceGuid].map(guidKey));
  return {
    sourceId: ids.from(guid),
    title,
    type: SOURCE_TYPES.find((one) => one === told) ?? asked.type,
    datedOn: typeof dated === 'string' && /^\d{4}-\d\d-\d\d$/.test(dated) ? dated : asked.datedOn,
    text: content.text ?? '',
    caseIds: cases.filter(({ sourceRefs }) => sourceRefs.some((one) => own.has(guidKey(one)))).map((one) => ids.from(one.guid)),
    attributes: values.filter(({ name }) => name !== OWN_VARIABLES.sourceType && name !== OWN_VARIABLES.sourceDate),
  };
}
