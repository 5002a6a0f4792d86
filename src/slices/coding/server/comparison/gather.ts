import { ok, refuse, type Result } from '../../../../kernel/result.ts';
import { readSourceText } from '../../../texts/server/index.ts';
import { paragraphs } from '../../../texts/model/search/paragraphs.ts';
import type { Stretch } from '../../model/agreement/coded-text.ts';
import type { ComparedCode, ComparedCoding, ComparedText, RoundToCompare } from '../../model/comparison/round-to-compare.ts';
import type { ComparisonQuery } from '../../model/comparison/wire.ts';
import { pathName } from '../../model/study/code-tree.ts';
import type { Round } from '../../model/study/entities.ts';
import { mapForward } from '../../model/study/forward.ts';
import { codedIn } from '../../model/study/guards.ts';
import { isHidden } from '../../model/study/hidden.ts';
import type { StudyState } from '../../model/study/state.ts';
import type { TextTrx } from '../access.ts';

/** What the asking person narrows a comparison to. */
export type Narrowed = Pick<ComparisonQuery, 'sourceIds' | 'coderIds'> & Partial<Pick<ComparisonQuery, 'codes'>>;

const NO_ROUND = refuse('not-found', 'no-such-round', 'There is no such round in this study.', { mend: 'Go back to the rounds and choose one.' });

/**
 * The round that may be compared now, or why not: while a blind round is not unblinded a comparison would show its asker what the
 * others chose.
 */
export function roundToCompare(visible: StudyState, roundId: string): Result<Round> {
  const round = visible.rounds.get(roundId);
  if (!round) return NO_ROUND;
  if (isHidden(round)) return refuse('not-allowed', 'round-is-blind', `“${round.name}” is blind: until it is unblinded nobody can compare the codings.`, { mend: 'Freeze the round once everyone is done, and unblind it.' });
  return ok(round);
}

/** Everything a comparison of the round rests on, as this member may see it. Reads the texts of the sources that were coded. */
export async function gatherRound(trx: TextTrx, visible: StudyState, round: Round, narrowed: Narrowed): Promise<RoundToCompare> {
  const inRound = codingsOf(visible, round, narrowed);
  const wanted = idsIn(narrowed.sourceIds) ?? round.sources ?? [...inRound.keys()];
  const texts: ComparedText[] = [];
  for (const sourceId of wanted) {
    const source = await readSourceText(trx, sourceId);
    if (!source || source.studyId !== visible.studyId) continue;
    const { title, text, length, turns } = source;
    texts.push({ sourceId, title, text, length, rows: turns.length > 0 ? turns : paragraphs(text), within: withinOf(visible, round, sourceId), codings: inRound.get(sourceId) ?? [] });
  }
  const coderIds = [...new Set([...inRound.values()].flat().map(({ coderId }) => coderId))].sort();
  const codeIds = [...new Set([...inRound.values()].flat().map(({ codeId }) => codeId))];
  return {
    roundId: round.roundId,
    round: round.name,
    codebookVersion: String(round.book ?? visible.book),
    coders: coderIds.map((coderId) => ({ coderId, name: visible.coders.get(coderId)?.name ?? '' })),
    codes: codeIds.map((codeId) => comparedCode(visible, codeId)).sort((a, b) => (a.path < b.path ? -1 : 1)),
    texts,
  };
}

/** Ids with commas; null where nothing was said. */
function idsIn(list: string | undefined): readonly string[] | null {
  return list ? list.split(',').filter((id) => id !== '') : null;
}

/** The codings of the round by source: those of people, not of the consensus, in the codes asked for. */
function codingsOf(visible: StudyState, round: Round, { coderIds, codes }: Narrowed): Map<string, ComparedCoding[]> {
  const only = idsIn(coderIds);
  const forward = codes === 'today' ? mapForward(visible) : null;
  const bySource = new Map<string, ComparedCoding[]>();
  for (const [sourceId, codings] of visible.codings) {
    const own: ComparedCoding[] = [];
    for (const coding of codings.values()) {
      if (coding.roundId !== round.roundId || visible.coders.get(coding.coderId)?.kind === 'consensus' || (only && !only.includes(coding.coderId))) continue;
      const today = forward?.(coding);
      if (today && today.kind === 'eliminated') continue;
      own.push({ codingId: coding.codingId, coderId: coding.coderId, codeId: today?.codeId ?? coding.codeId, start: coding.start, end: coding.end });
    }
    if (own.length > 0) bySource.set(sourceId, own);
  }
  return bySource;
}

function comparedCode(visible: StudyState, codeId: string): ComparedCode {
  const familyId = visible.codes.get(codeId)?.parentId ?? null;
  return { codeId, path: pathName(visible.codes, codeId), familyId, familyPath: familyId === null ? null : pathName(visible.codes, familyId) };
}

/** The text of a source that a round on an earlier round's codings could code, by the rule its coders were held to; null when it was all of it. */
function withinOf(visible: StudyState, { within }: Round, sourceId: string): readonly Stretch[] | null {
  return within && codedIn(visible, within, visible.codings.get(sourceId)?.values() ?? []);
}
