import type { Refusal } from '../../../../kernel/result.ts';
import { rebaseSpan } from '../../../texts/model/revision/rebase.ts';
import { liesWithin, pathName } from './code-tree.ts';
import { codeSeen, codesIn, type Deciding } from './deciding.ts';
import type { Code, Coding, Round } from './entities.ts';
import { mapForward } from './forward.ts';
import { seesCoding } from './hidden.ts';
import { codeRefusals, rightsRefusals, roundRefusals, spanRefusals } from './refusals.ts';
import { outsideOf, unionOf, type Span } from './spans.ts';
import type { StudyState } from './state.ts';

/** A stretch that is to carry a coding. */
export interface WantedSpan extends Span {
  readonly codingId: string;
}

/** Why a person who does not lead may not do this; null for a lead. */
export function notLeading(at: Deciding, what: string): Refusal | null {
  return at.part === 'lead' ? null : rightsRefusals.onlyLeads(what);
}

/** Why this person cannot code in this round now; null when they can. */
export function notOpenFor(at: Deciding, round: Round | undefined): Refusal | null {
  if (!round) return roundRefusals.noSuchRound();
  if (round.phase !== 'open') return roundRefusals.roundNotOpen(round.name, round.phase);
  return codesIn(round, at.me, at.part) ? null : rightsRefusals.notACoderOf(round.name);
}

/** Why codings of this text do not belong to the round; null when they do. */
export function notInRound(round: Round, sourceId: string): Refusal | null {
  return round.sources === null || round.sources.includes(sourceId) ? null : roundRefusals.sourceNotInRound(round.name);
}

/** Why this code cannot be put on text in this round; null when it can. */
export function notUsable(at: Deciding, codeId: string, round: Round): Refusal | null {
  const code = codeSeen(at, codeId);
  if (!code) return codeRefusals.noSuchCode();
  if (code.retired) return codeRefusals.codeRetired(code.name, code.retired.how, namesOf(at.state, code.retired.into));
  if (!code.codable) return codeRefusals.notCodable(code.name);
  if (code.draftOf !== null && code.draftOf !== round.roundId) return codeRefusals.draftElsewhere(code.name);
  return notInFamilies(at.state, code, round);
}

function notInFamilies(state: StudyState, code: Pick<Code, 'codeId' | 'name'>, round: Round): Refusal | null {
  if (round.families === null || round.families.some((family) => liesWithin(state.codes, code.codeId, family))) return null;
  return codeRefusals.notInFamilies(code.name, round.name, namesOf(state, round.families));
}

/** The names of codes, as a sentence lists them. */
export function namesOf(state: StudyState, codeIds: readonly string[]): string {
  return codeIds.map((codeId) => `"${pathName(state.codes, codeId)}"`).join(', ');
}

/**
 * Why these stretches are not to be found in this version of the text; null when they are. When the text was corrected meanwhile, the
 * refusal (`revised` says it in the words of the act) carries the stretches as they stand in the new text (`newer: { version, spans }`;
 * those whose words are gone are left out), so that nothing need be marked again.
 */
export function notInText(at: Deciding, sourceId: string, version: number, spans: readonly (Span & Partial<WantedSpan>)[], revised = spanRefusals.textRevised): Refusal | null {
  const text = at.facts.texts[sourceId];
  if (!text) return roundRefusals.noSuchSource();
  const known = at.state.textVersions.get(sourceId);
  if (known !== undefined && known !== text.version) return spanRefusals.textBeingRevised();
  if (version !== text.version) return revised({ version: text.version, spans: carriedOver(at.state, sourceId, version, spans) });
  if (spans.some(({ start, end }) => start >= end)) return spanRefusals.emptySpan();
  return spans.some(({ end }) => end > text.length) ? spanRefusals.outsideText(text.length) : null;
}

function carriedOver<Wanted extends Span>(state: StudyState, sourceId: string, version: number, spans: readonly Wanted[]): Wanted[] {
  const steps = (state.revisions.get(sourceId) ?? []).filter((step) => step.fromVersion >= version);
  return spans.flatMap((wanted) => {
    let span: Span = wanted;
    for (const { edits } of steps) span = rebaseSpan(span, edits);
    return span.start < span.end ? [{ ...wanted, start: span.start, end: span.end }] : [];
  });
}

/** Why these stretches lie outside of what an earlier round coded (COD-09); null when the round has no such bound, or they lie inside. */
export function notWithin(at: Deciding, round: Round, sourceId: string, spans: readonly Span[]): Refusal | null {
  if (round.within === null) return null;
  const seen = [...(at.state.codings.get(sourceId)?.values() ?? [])].filter((coding) => seesCoding(at.hidden, coding, at.me));
  const union = codedIn(at.state, round.within, seen);
  const outside = spans.flatMap((span) => outsideOf(span, union));
  if (outside.length === 0) return null;
  const named = outside.slice(0, 3).map(({ start, end }) => (end - start === 1 ? `character ${end}` : `characters ${start + 1} to ${end}`));
  const words = `${named.join(', ')}${outside.length > 3 ? ` and ${outside.length - 3} more stretches` : ''}`;
  return spanRefusals.outsideEarlierRound(words, at.state.rounds.get(round.within.roundId)?.name ?? 'an earlier round');
}

/**
 * The text of a source that a round has coded, by anybody, consensus and imports too; `codings` are those of the source that may be
 * seen. With codes named, only what carries one of them (or one under them) in today's codebook.
 */
export function codedIn(state: StudyState, { roundId, codeIds }: NonNullable<Round['within']>, codings: Iterable<Coding>): Span[] {
  const forward = codeIds === null ? null : mapForward(state);
  const counts = (coding: Coding) => {
    if (coding.roundId !== roundId) return false;
    if (!forward) return true;
    const today = forward(coding);
    return today.kind !== 'eliminated' && codeIds!.some((family) => liesWithin(state.codes, today.codeId, family));
  };
  return unionOf([...codings].filter(counts));
}

/** Why this coding is not this person's to change; null for the coder, and for a lead where it came from another tool. */
export function notTheirs(at: Deciding, coding: Coding): Refusal | null {
  const round = at.state.rounds.get(coding.roundId);
  if (round && round.phase !== 'open') return roundRefusals.roundNotOpen(round.name, round.phase);
  const imported = at.state.coders.get(coding.coderId)?.kind === 'imported';
  return coding.coderId === at.me || (imported && at.part === 'lead') ? null : rightsRefusals.notYours('coding');
}
