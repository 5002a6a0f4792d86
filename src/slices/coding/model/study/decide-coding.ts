import { err, ok, type Refusal } from '../../../../kernel/result.ts';
import { sameCoding } from './coding-blocks.ts';
import { changed, codingSeen, joining, memberCoders, stop, type Deciding, type StudyDeciders } from './deciding.ts';
import type { Coding, Round, Valence } from './entities.ts';
import { notInRound, notInText, notOpenFor, notTheirs, notUsable, notWithin, type WantedSpan } from './guards.ts';
import { spanRefusals } from './refusals.ts';
import type { SourceCodings } from './state.ts';

/** Deciding what is put on text, taken off and changed. */
export const codingDeciders: StudyDeciders<'code' | 'autocode' | 'uncode' | 'recode' | 'resize' | 'mark'> = {
  code(at, { sourceId, version, roundId, codeId, spans, valence }) {
    const wanted = { sourceId, version, spans };
    const refused = cannotCode(at, roundId, codeId, [wanted]);
    if (refused) return err(refused);
    const put = newCodings(at, { roundId, codeId, valence }, wanted);
    return put.length === 0 ? ok([]) : ok([...joining(at, memberCoders(at)), ...changed(at, 'coded', { put })]);
  },

  autocode(at, { roundId, codeId, items }) {
    const refused = cannotCode(at, roundId, codeId, items);
    if (refused) return err(refused);
    const put = items.flatMap((item) => newCodings(at, { roundId, codeId, valence: null }, item));
    return put.length === 0 ? ok([]) : ok([...joining(at, memberCoders(at)), ...changed(at, 'autocoded', { put })]);
  },

  uncode(at, { codings }) {
    const gone = found(at, codings);
    return stop(...gone.map((coding) => notTheirs(at, coding))) ?? ok(changed(at, 'uncoded', { gone }));
  },

  recode(at, { codings, codeId }) {
    const before = found(at, codings);
    if (before.length === 0) return err(spanRefusals.noSuchCoding());
    const refused = stop(...before.map((coding) => notTheirs(at, coding) ?? notUsable(at, codeId, at.state.rounds.get(coding.roundId)!)));
    if (refused) return refused;
    const codeVersion = at.state.codes.get(codeId)!.version;
    return ok(replaced(at, 'recoded', before, (coding) => ({ ...coding, codeId, codeVersion, at: coding.codeId === codeId && coding.codeVersion === codeVersion ? coding.at : at.now })));
  },

  resize(at, { sourceId, version, codingId, start, end }) {
    const coding = codingSeen(at, sourceId, codingId);
    if (!coding) return err(spanRefusals.noSuchCoding());
    const round = at.state.rounds.get(coding.roundId)!;
    const refused = stop(notTheirs(at, coding), notInText(at, sourceId, version, [{ codingId, start, end }]), notWithin(at, round, sourceId, [{ start, end }]));
    return refused ?? ok(replaced(at, 'resized', [coding], (before) => ({ ...before, start, end, at: before.start === start && before.end === end ? before.at : at.now })));
  },

  mark(at, { codings, valence }) {
    const before = found(at, codings);
    if (before.length === 0) return err(spanRefusals.noSuchCoding());
    return stop(...before.map((coding) => notTheirs(at, coding))) ?? ok(replaced(at, 'marked', before, (coding) => ({ ...coding, valence })));
  },
};

interface Wanted {
  readonly sourceId: string;
  readonly version: number;
  readonly spans: readonly WantedSpan[];
}

/** Why this code cannot be put on these stretches in this round; null when it can. */
export function cannotCode(at: Deciding, roundId: string, codeId: string, wanted: readonly Wanted[]): Refusal | null {
  const round = at.state.rounds.get(roundId);
  return notOpenFor(at, round) ?? notUsable(at, codeId, round!) ?? cannotMark(at, round!, wanted);
}

/** Why these stretches cannot carry codings of the round, whatever the code; null when they can. */
export function cannotMark(at: Deciding, round: Round, wanted: readonly Wanted[]): Refusal | null {
  for (const { sourceId, version, spans } of wanted) {
    const refused = notInRound(round, sourceId) ?? notInText(at, sourceId, version, spans) ?? notWithin(at, round, sourceId, spans) ?? idTaken(at, sourceId, spans);
    if (refused) return refused;
  }
  return null;
}

function idTaken(at: Deciding, sourceId: string, spans: readonly WantedSpan[]): Refusal | null {
  const known = at.state.codings.get(sourceId);
  const taken = spans.some(({ codingId, start, end }) => {
    const coding = known?.get(codingId);
    return coding !== undefined && !(coding.coderId === at.me && coding.start === start && coding.end === end);
  });
  return taken || new Set(spans.map(({ codingId }) => codingId)).size < spans.length ? spanRefusals.idTaken() : null;
}

/** The codings to put; a stretch that the same coder has coded so in the same round already is left out (coding twice is coding once). */
export function newCodings(at: Deciding, { roundId, codeId, valence }: { roundId: string; codeId: string; valence: Valence | null }, { sourceId, spans }: Wanted, codeVersion = at.state.codes.get(codeId)!.version): Coding[] {
  const places = placesOf(at.state.codings.get(sourceId), at.me, roundId, codeId);
  return spans.flatMap(({ codingId, start, end }) => {
    const place = `${start} ${end}`;
    if (places.has(place)) return [];
    places.add(place);
    return [{ codingId, sourceId, codeId, start, end, coderId: at.me, roundId, at: at.now, codeVersion, valence }];
  });
}

function placesOf(codings: SourceCodings | undefined, coderId: string, roundId: string, codeId: string): Set<string> {
  const places = new Set<string>();
  for (const coding of codings?.values() ?? []) {
    if (coding.codeId === codeId && coding.coderId === coderId && coding.roundId === roundId) places.add(`${coding.start} ${coding.end}`);
  }
  return places;
}

function found(at: Deciding, codings: readonly { sourceId: string; codingId: string }[]): Coding[] {
  const seen = new Map<string, Coding>();
  for (const { sourceId, codingId } of codings) {
    const coding = codingSeen(at, sourceId, codingId);
    if (coding) seen.set(`${sourceId} ${codingId}`, coding);
  }
  return [...seen.values()];
}

/** Codings changed in place. One that would become the same as another of its coder gives way to that one. */
function replaced(at: Deciding, kind: 'recoded' | 'resized' | 'marked', before: readonly Coding[], change: (coding: Coding) => Coding) {
  const changes = before.map((coding) => [coding, change(coding)] as const).filter(([coding, after]) => !sameCoding(coding, after));
  const leaving = new Set(changes.map(([{ codingId }]) => codingId));
  const marks = new Set<string>();
  for (const sourceId of new Set(changes.map(([coding]) => coding.sourceId))) {
    for (const coding of at.state.codings.get(sourceId)!.values()) if (!leaving.has(coding.codingId)) marks.add(markOf(coding));
  }
  const put: Coding[] = [];
  for (const [, after] of changes) {
    if (marks.has(markOf(after))) continue;
    marks.add(markOf(after));
    put.push(after);
  }
  return changed(at, kind, { put, gone: changes.map(([coding]) => coding) });
}

/** Equal for codings of which one is enough. */
function markOf({ sourceId, coderId, roundId, codeId, start, end }: Coding): string {
  return `${sourceId} ${coderId} ${roundId} ${codeId} ${start} ${end}`;
}
