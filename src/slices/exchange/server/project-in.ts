import { must, ok, type Result } from '../../../kernel/result.ts';
import type { Transaction } from 'kysely';
import type { Actor } from '../../people/model/actor.ts';
import { appendAnyway, holdStudyIn, readStudyIn, type LiveStudies } from '../../coding/server/index.ts';
import { blocksOf } from '../../coding/model/study/coding-blocks.ts';
import type { Changed, Patch } from '../../coding/model/study/events.ts';
import type { StudyState } from '../../coding/model/study/state.ts';
import { keepForeign, reachStudy, sourceList, studyCases, type TextTables } from '../../texts/server/index.ts';
import type { SourceType } from '../../texts/model/study.ts';
import type { ProjectRead } from '../model/refi-qda/refi-qda.ts';
import { codePatches } from '../model/study-project/code-patches.ts';
import { studyOfProject, type StudyIn } from '../model/study-project/study-of-project.ts';
import type { ProjectIn } from '../model/wire.ts';
import { guidsOf, idsByGuid, keepGuids, takenElsewhere } from './guid-store.ts';

type Trx = Transaction<TextTables>;

/** A project on its way into a study. */
export interface ProjectToKeep {
  readonly actor: Actor;
  readonly studyId: string;
  readonly read: Omit<ProjectRead, 'files'>;
  readonly type: SourceType;
  readonly datedOn: string;
  /** The name of the file, which its sources remember. */
  readonly file: string;
}

/**
 * Takes a project into a study, all of it or nothing, or only tells what that would do. What the study has already stays as people
 * have made it; the same project a second time adds nothing.
 */
export async function takeProject(live: LiveStudies, asked: ProjectToKeep, keep: boolean): Promise<Result<ProjectIn>> {
  const { actor, studyId } = asked;
  return live.parts.db.inDistrict(actor.districtId, async (trx: Trx) => {
    const reached = await reachStudy(trx, { actor, studyId, action: 'study.code', lock: keep });
    if (!reached.ok) return reached;
    const folded = await readStudyIn(trx, studyId);
    if (!folded.ok) return folded;
    const found = await readInto(trx, asked, live.parts.clock.now());
    const here = await whatIsHere(trx, studyId, folded.value);
    const notes = keep ? await store(trx, live, asked, found) : [];
    return ok(told(asked, found, here, notes));
  });
}

/** The project with the ids that it has or would have here. */
async function readInto(trx: Trx, { actor, studyId, read, type, datedOn }: ProjectToKeep, now: number): Promise<StudyIn> {
  const known = idsByGuid(await guidsOf(trx, studyId));
  const into = { studyId, by: actor.personId, now, type, datedOn, known };
  const first = studyOfProject(read.project, { ...into, taken: new Set() });
  const taken = await takenElsewhere(trx, studyId, [...first.sources.map(({ sourceId }) => sourceId), ...first.cases.map(({ caseId }) => caseId)]);
  return taken.size === 0 ? first : studyOfProject(read.project, { ...into, taken });
}

interface Here {
  readonly sources: ReadonlySet<string>;
  readonly cases: ReadonlySet<string>;
  readonly state: StudyState;
  readonly codings: ReadonlySet<string>;
}

async function whatIsHere(trx: Trx, studyId: string, state: StudyState): Promise<Here> {
  return {
    sources: new Set((await sourceList(trx, studyId)).map(({ sourceId }) => sourceId)),
    cases: new Set((await studyCases(trx, studyId)).map(({ caseId }) => caseId)),
    state,
    codings: new Set([...state.codings.values()].flatMap((own) => [...own.keys()])),
  };
}

async function store(trx: Trx, { parts }: LiveStudies, { actor, studyId, read, file }: ProjectToKeep, found: StudyIn): Promise<readonly string[]> {
  const now = parts.clock.now();
  const into = { districtId: actor.districtId, studyId, by: actor.personId, now, newId: parts.newId };
  const kept = await keepForeign(trx, into, found.cases, found.sources.map((source) => ({ ...source, text: { text: source.text, turns: [], segments: [] }, folder: read.project.name.slice(0, 200), file })));
  await keepGuids(trx, actor.districtId, studyId, found.guids);
  // Held only now: storing the texts takes long, and coders go on meanwhile. It could be read a moment ago, in this transaction.
  const state = must(await holdStudyIn(trx, studyId));
  const changed = actOf(found, state, { by: actor.personId, now, act: parts.newId() });
  if (changed) await appendAnyway(trx, { districtId: actor.districtId, studyId, commandId: changed.act, by: actor.personId, at: now, events: [changed] });
  return kept.notes;
}

/** What is new of the project as one act; null when nothing is. */
function actOf(found: StudyIn, state: StudyState, { by, now, act }: { readonly by: string; readonly now: number; readonly act: string }): Changed | null {
  const codings = found.codings.filter(({ sourceId, codingId }) => !state.codings.get(sourceId)?.has(codingId));
  const codes = found.codes.filter(({ codeId }) => !state.codes.has(codeId));
  const memos = found.memos.filter(({ memoId }) => !state.memos.has(memoId));
  const coders = new Set([...codings.map(({ coderId }) => coderId), ...memos.map(({ by: writer }) => writer)]);
  const patches: Patch[] = [
    ...found.coders.filter(({ coderId }) => !state.coders.has(coderId) && coders.has(coderId)).map((coder): Patch => ({ of: 'coder', id: coder.coderId, before: null, after: coder })),
    ...(codings.length > 0 && !state.rounds.has(found.round.roundId) ? [{ of: 'round', id: found.round.roundId, before: null, after: found.round } satisfies Patch] : []),
    ...codePatches(codes, { act, by, now, book: state.book + 1 }),
    ...memos.map((memo): Patch => ({ of: 'memo', id: memo.memoId, before: null, after: memo })),
  ];
  return patches.length + codings.length === 0 ? null : { type: 'Changed', v: 1, act, kind: 'imported', how: 'do', by, at: now, patches, put: blocksOf(codings, () => false), gone: [] };
}

function told({ read }: ProjectToKeep, found: StudyIn, { sources, cases, state, codings }: Here, notes: readonly string[]): ProjectIn {
  const counted = <T>(all: readonly T[], isHere: (one: T) => boolean) => {
    const known = all.filter(isHere).length;
    return { fresh: all.length - known, known };
  };
  const { end, unit, lineEnd } = read.placing.convention;
  return {
    name: read.project.name,
    origin: read.origin,
    sources: counted(found.sources, ({ sourceId }) => sources.has(sourceId)),
    codes: counted(found.codes, ({ codeId }) => state.codes.has(codeId)),
    codings: counted(found.codings, ({ codingId }) => codings.has(codingId)),
    cases: counted(found.cases, ({ caseId }) => cases.has(caseId)),
    memos: counted(found.memos, ({ memoId }) => state.memos.has(memoId)),
    coders: found.coders.map(({ name }) => name),
    convention: `Places count ${unit === 'utf-16' ? 'UTF-16 units' : 'code points'}, ends are ${end === 'inclusive' ? 'the last character' : 'the place after the last character'}, a line end of two characters counts ${lineEnd}; ${read.placing.by === 'names' ? 'the names of the selections say so' : 'as this program usually does'}.`,
    mismatched: read.mismatched.slice(0, 200).map(({ source, name, text }) => ({ where: source, message: text === null ? `“${name}” lies outside of its text.` : `“${name}” is named otherwise than its text: “${text.slice(0, 120)}”.` })),
    problems: read.problems.map((problem) => ({ ...problem })),
    losses: [...read.losses, ...found.losses].map((loss) => ({ ...loss })),
    notes: [...notes],
  };
}

