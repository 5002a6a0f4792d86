import { codePointMap } from '../../../../kernel/code-points.ts';
import { ok, refuse, type Result } from '../../../../kernel/result.ts';
import { pathName } from '../../../coding/model/study/code-tree.ts';
import type { Code, Coding, Memo } from '../../../coding/model/study/entities.ts';
import type { StudyState } from '../../../coding/model/study/state.ts';
import type { Contribution, ContributedCode, ContributedSource } from './contribution.ts';

/** A text that codings count in, with its hash (SHA-256 of UTF-8, lower-case hex). */
export interface HashedText {
  readonly sourceId: string;
  readonly title: string;
  readonly version: number;
  readonly sha256: string;
  readonly text: string;
}

/** What a contribution is made of. */
export interface ContributionAsked {
  readonly studyTitle: string;
  readonly roundId: string;
  readonly coderId: string;
  readonly now: number;
  readonly texts: readonly HashedText[];
  readonly sha256: (text: string) => string;
}

/** One coder's work in one round as a file to send; refused when the round or the coder is not there. */
export function makeContribution(state: StudyState, asked: ContributionAsked): Result<Contribution> {
  const round = state.rounds.get(asked.roundId);
  if (!round) return refuse('not-found', 'no-such-round', 'This round is not in the study, so there is nothing to save.', { mend: 'Choose one of its rounds.' });
  const coder = state.coders.get(asked.coderId);
  const own = [...state.codings.values()].flatMap((codings) => [...codings.values()]).filter((coding) => coding.coderId === asked.coderId && coding.roundId === asked.roundId);
  if (!coder || own.length === 0) return refuse('invalid', 'nothing-coded', 'You have coded nothing in this round yet, so there is nothing to save.', { mend: 'Code something in it first.' });
  const codes = [...new Set(own.map(({ codeId }) => codeId))].sort().map((codeId) => contributedCode(state, state.codes.get(codeId)!));
  const placeOf = new Map(codes.map(({ codeId }, at) => [codeId, at]));
  const memos = [...state.memos.values()].filter(({ by, roundId, audience }) => by === asked.coderId && roundId === asked.roundId && audience === 'team').map(contributedMemo);
  const noted = new Set(memos.map(({ sourceId }) => sourceId));
  return ok({
    format: 'jointwork-contribution',
    v: 1,
    madeAt: asked.now,
    study: { studyId: state.studyId, title: asked.studyTitle },
    round: { roundId: round.roundId, number: round.number, name: round.name },
    coder: { coderId: coder.coderId, name: coder.name },
    book: { version: state.book, sha256: asked.sha256(JSON.stringify(codes)), codes },
    sources: asked.texts.map((text) => contributedSource(text, own, placeOf)).filter(({ sourceId, codings }) => codings.length > 0 || noted.has(sourceId)),
    memos,
  });
}

function contributedCode(state: StudyState, code: Code): ContributedCode {
  const { codeId, parentId, name, definition, useWhen, notWhen, examples, inference, provenance, colour, valence, version } = code;
  return { codeId, parentId, name, path: pathName(state.codes, codeId), definition, useWhen, notWhen, examples: [...examples], inference, reason: provenance.kind === 'inductive' ? provenance.reason : '', colour, valence, version };
}

function contributedSource({ sourceId, title, version, sha256, text }: HashedText, all: readonly Coding[], placeOf: ReadonlyMap<string, number>): ContributedSource {
  const places = codePointMap(text);
  const codings = all
    .filter((coding) => coding.sourceId === sourceId)
    .map(({ codingId, codeId, start, end, valence, at }) => ({ codingId, code: placeOf.get(codeId)!, start, end, valence, at, quote: text.slice(places.toUnits(start), places.toUnits(end)) }))
    .toSorted((a, b) => a.start - b.start || a.end - b.end || (a.codingId < b.codingId ? -1 : 1));
  return { sourceId, title, version, sha256, length: places.length, codings };
}

function contributedMemo({ memoId, kind, on, text, at }: Memo): Contribution['memos'][number] {
  const about = { sourceId: null, codeId: null, codingId: null, start: null, end: null };
  const place = on.of === 'text' ? { sourceId: on.sourceId, start: on.start, end: on.end } : on.of === 'coding' ? { sourceId: on.sourceId, codingId: on.id } : on.of === 'source' ? { sourceId: on.id } : on.of === 'code' ? { codeId: on.id } : {};
  return { memoId, kind, ...about, ...place, text, at };
}
