import { codingsIn } from '../../model/study/coding-blocks.ts';
import { emptyStudy } from '../../model/study/empty-study.ts';
import type { Coding } from '../../model/study/entities.ts';
import type { StudyEvent } from '../../model/study/events.ts';
import { emptyMap, withChanges } from '../../model/study/persistent-map.ts';
import type { StudyState } from '../../model/study/state.ts';
import type { SourceCodingsAnswer, StudySnapshot } from '../../model/wire.ts';

/** The study that a snapshot tells: everything but codings, which come source by source. What was known of this person's acts stays. */
export function stateFrom(snapshot: StudySnapshot, before: StudyState | null): StudyState {
  return {
    ...emptyStudy(snapshot.studyId),
    codes: new Map(snapshot.codes.map((code) => [code.codeId, code])),
    lineage: new Map(snapshot.lineage.map((step) => [step.lineageId, step])),
    rounds: new Map(snapshot.rounds.map((round) => [round.roundId, round])),
    coders: new Map(snapshot.coders.map((coder) => [coder.coderId, coder])),
    memos: new Map(snapshot.memos.map((memo) => [memo.memoId, memo])),
    decisions: new Map(snapshot.decisions.map((decision) => [decision.decisionId, decision])),
    queries: new Map(snapshot.queries.map((query) => [query.queryId, query])),
    book: snapshot.book,
    histories: before?.histories ?? new Map(),
  };
}

/** The study with the codings of one source as the server has just told them, in place of what was known. */
export function withSource(state: StudyState, answer: SourceCodingsAnswer): StudyState {
  const codings = answer.blocks.flatMap((block) => codingsIn(block, state)).map((coding): [string, Coding] => [coding.codingId, coding]);
  const ofSource = withChanges(emptyMap<Coding>(), codings);
  return {
    ...state,
    codings: withChanges(state.codings, [[answer.sourceId, ofSource]]),
    textVersions: new Map(state.textVersions).set(answer.sourceId, answer.version),
  };
}

/** Whether an event has not been counted yet in the text of its source: a correction may have come with the codings already. */
export function isNews(state: StudyState, event: StudyEvent): boolean {
  if (event.type !== 'TextRevised') return true;
  const known = state.textVersions.get(event.sourceId);
  return known === undefined || known === event.fromVersion;
}
