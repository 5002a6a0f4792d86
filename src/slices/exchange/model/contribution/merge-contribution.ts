import { codePointMap } from '../../../../kernel/code-points.ts';
import { ok, refuse, type Result } from '../../../../kernel/result.ts';
import type { Code, Coding, Memo, MemoTarget } from '../../../coding/model/study/entities.ts';
import type { CodingBlock, Patch } from '../../../coding/model/study/events.ts';
import { blocksOf } from '../../../coding/model/study/coding-blocks.ts';
import { isHidden } from '../../../coding/model/study/hidden.ts';
import { codePatches } from '../study-project/code-patches.ts';
import type { StudyState } from '../../../coding/model/study/state.ts';
import type { Contribution, ContributedCode, ContributedSource } from './contribution.ts';
import type { HashedText } from './make-contribution.ts';
import { placeOfQuote, quotedText, standsAt } from './place-quote.ts';

/** What would become of one source of a contribution. Counts only: in a blind round the merger must not read the coder's choices. */
export interface MergeLine {
  readonly sourceId: string;
  readonly title: string;
  /** `same`: coded on the very text that is here. `other`: the text differs, codings were placed by their words. `unknown`: not here. */
  readonly text: 'same' | 'other' | 'unknown';
  readonly fresh: number;
  /** Here already, exactly so: merging twice changes nothing. */
  readonly known: number;
  /** Of the other text: words that are gone or stand in several places. They stay out. */
  readonly unplaced: number;
}

/** What merging would do, and the facts that do it. */
export interface Merge {
  readonly lines: readonly MergeLine[];
  /** Codes that are not in the codebook yet and come along as inductive ones. */
  readonly newCodes: number;
  /** Codes whose definition was another when the coder used them. */
  readonly redefined: readonly { readonly codeId: string; readonly path: string; readonly theirs: number; readonly ours: number }[];
  readonly memos: number;
  readonly patches: readonly Patch[];
  readonly put: readonly CodingBlock[];
}

/** What is to be merged into: the unprojected study, its present texts, who merges and when. `take`: source ids, null for all. */
export interface MergeAsked {
  readonly texts: readonly HashedText[];
  readonly now: number;
  readonly take: readonly string[] | null;
  readonly memberIds: readonly string[];
}

/**
 * Sets a contribution beside the study: which codings are new, known or have no place here. Refused when it is another study's, its
 * round is not here, or the round is closed. Merging the same file again gives no facts.
 */
export function mergeContribution(state: StudyState, contribution: Contribution, asked: MergeAsked): Result<Merge> {
  const { study, round: told, coder } = contribution;
  if (study.studyId !== state.studyId) return refuse('conflict', 'another-study', `This file belongs to another study, “${study.title}”, so nothing was merged.`, { mend: 'Open that study and merge it there.' });
  const round = state.rounds.get(told.roundId);
  if (!round) return refuse('conflict', 'no-such-round', `The round “${told.name}” is not in this study, so nothing was merged.`, { mend: 'Ask the coder which round they worked in.' });
  if (round.phase !== 'open') return refuse('conflict', 'round-closed', `“${round.name}” is ${round.phase}, and its codings do not change any more, so nothing was merged.`, { mend: round.phase === 'frozen' ? 'Open the round again, merge, and freeze it again.' : 'Merge the file into a new round.' });
  const hidden = isHidden(round);
  const codes = codesOf(state, contribution, asked.now, hidden ? round.roundId : null);
  const sources = contribution.sources.filter(({ sourceId }) => asked.take === null || asked.take.includes(sourceId));
  const merged = sources.map((source) => mergeSource(state, contribution, source, asked));
  const codings = merged.flatMap((one) => one.codings);
  const used = new Set(codings.map(({ codeId }) => codeId));
  const placed = new Set([...codings, ...[...state.codings.values()].flatMap((known) => [...known.values()])].map(({ codingId }) => codingId));
  const memos = memosOf(state, contribution, { sources, placed, texts: new Map(asked.texts.map(({ sourceId, sha256, text }) => [sourceId, { sha256, length: codePointMap(text).length }])) }, hidden ? round.roundId : null);
  const known = state.coders.get(coder.coderId);
  const coderPatch: Patch[] = known || codings.length === 0 ? [] : [{ of: 'coder', id: coder.coderId, before: null, after: { coderId: coder.coderId, name: coder.name, personId: asked.memberIds.includes(coder.coderId) ? coder.coderId : null, kind: asked.memberIds.includes(coder.coderId) ? 'member' : 'imported' } }];
  const newCodes = codes.fresh.filter(({ codeId }) => used.has(codeId));
  const act = `${round.roundId} ${coder.coderId} ${contribution.madeAt}`;
  return ok({
    lines: merged.map(({ line }) => line),
    newCodes: newCodes.length,
    redefined: codes.redefined.filter(({ codeId }) => used.has(codeId)),
    memos: memos.length,
    patches: [...coderPatch, ...codePatches(newCodes, { act, by: coder.coderId, now: asked.now, book: state.book + 1 }), ...memos],
    put: blocksOf(codings, () => hidden),
  });
}

function mergeSource(state: StudyState, { book, round, coder }: Contribution, source: ContributedSource, { texts }: MergeAsked): { readonly line: MergeLine; readonly codings: readonly Coding[] } {
  const { sourceId, title } = source;
  const here = texts.find((text) => text.sourceId === sourceId);
  if (!here) return { line: { sourceId, title, text: 'unknown', fresh: 0, known: 0, unplaced: source.codings.length }, codings: [] };
  const isSame = here.sha256 === source.sha256;
  const text = quotedText(here.text);
  const present = state.codings.get(sourceId);
  let [known, unplaced] = [0, 0];
  const codings: Coding[] = [];
  for (const { codingId, code, start, end, valence, at, quote } of source.codings) {
    if (present?.has(codingId)) {
      known++;
      continue;
    }
    const place = isSame && standsAt(text, { start, end }, quote) ? { start, end } : isSame ? null : placeOfQuote(text, quote);
    if (!place) unplaced++;
    else codings.push({ codingId, sourceId, codeId: book.codes[code]!.codeId, ...place, coderId: coder.coderId, roundId: round.roundId, at, codeVersion: book.codes[code]!.version, valence });
  }
  return { line: { sourceId, title: here.title, text: isSame ? 'same' : 'other', fresh: codings.length, known, unplaced }, codings };
}

function codesOf(state: StudyState, { book, coder }: Contribution, now: number, draftOf: string | null): { readonly fresh: readonly Code[]; readonly redefined: Merge['redefined'] } {
  const fresh = book.codes.filter(({ codeId }) => !state.codes.has(codeId)).map((code) => codeFrom(state, code, coder.coderId, now, draftOf));
  const redefined = book.codes.flatMap(({ codeId, path, version }) => {
    const ours = state.codes.get(codeId)?.version;
    return ours === undefined || ours === version ? [] : [{ codeId, path, theirs: version, ours }];
  });
  return { fresh, redefined };
}

function codeFrom(state: StudyState, { codeId, parentId, name, definition, useWhen, notWhen, examples, inference, reason, colour, valence, version }: ContributedCode, madeBy: string, madeAt: number, draftOf: string | null): Code {
  return {
    codeId, name, definition, useWhen, notWhen, examples, inference, colour, valence, version, madeBy, madeAt, draftOf,
    parentId: parentId !== null && state.codes.has(parentId) ? parentId : null,
    // After the codes that everybody sees: counting drafts too would tell how many others have.
    order: [...state.codes.values()].filter((code) => code.draftOf === null).length,
    provenance: { kind: 'inductive', reason: reason === '' ? 'Made by a coder away from the server; the reason did not come along.' : reason, from: null },
    codable: true,
    retired: null,
  };
}

/** What memos can be about here. */
interface Places {
  readonly sources: readonly ContributedSource[];
  /** By source id; lengths in code points. */
  readonly texts: ReadonlyMap<string, { readonly sha256: string; readonly length: number }>;
  readonly placed: ReadonlySet<string>;
}

function memosOf(state: StudyState, { memos, round, coder }: Contribution, places: Places, draftOf: string | null): Patch[] {
  return memos.flatMap((memo): Patch[] => {
    const on = state.memos.has(memo.memoId) ? null : targetOf(memo, places);
    if (on === null) return [];
    const after: Memo = { memoId: memo.memoId, kind: memo.kind, on, text: memo.text, audience: 'team', roundId: round.roundId, draftOf, by: coder.coderId, at: memo.at, changedAt: memo.at };
    return [{ of: 'memo', id: memo.memoId, before: null, after }];
  });
}

/** What a memo is about here; null when its source did not come along. What has no place in another text is told of the source. */
function targetOf({ sourceId, codeId, codingId, start, end }: Contribution['memos'][number], { sources, texts, placed }: Places): MemoTarget | null {
  if (sourceId === null) return codeId === null ? { of: 'study' } : { of: 'code', id: codeId };
  const here = texts.get(sourceId);
  const source = sources.find((one) => one.sourceId === sourceId);
  if (!here || !source) return null;
  if (codingId !== null) return placed.has(codingId) ? { of: 'coding', id: codingId, sourceId } : { of: 'source', id: sourceId };
  return start !== null && end !== null && source.sha256 === here.sha256 && start < end && end <= here.length ? { of: 'text', sourceId, start, end } : { of: 'source', id: sourceId };
}
