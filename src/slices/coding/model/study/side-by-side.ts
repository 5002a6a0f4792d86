import type { StudyViewer } from './viewer.ts';
import { mapForward, type TodaysCode } from './forward.ts';
import { groupedBy } from './grouped-by.ts';
import type { Coding, Round } from './entities.ts';
import { codingsSeen } from './project.ts';
import { overlap, type Span } from './spans.ts';
import type { StudyState } from './state.ts';

/** A code on a unit of text in one round: as it was put, what it is today, and by whom. */
export interface CodeOnUnit {
  readonly codeId: string;
  readonly today: TodaysCode;
  readonly coderIds: readonly string[];
  readonly codings: readonly Coding[];
}

/** One unit of text with its codes, a column per round. */
export interface UnitRow extends Span {
  readonly byRound: Readonly<Record<string, readonly CodeOnUnit[]>>;
}

/** A source read round by round, from lower to higher inference (COD-24). */
export interface SideBySide {
  readonly sourceId: string;
  readonly rounds: readonly Round[];
  readonly rows: readonly UnitRow[];
}

/**
 * The codes of each unit of a text by progressive round, as this viewer may see them. `units` are the turns, paragraphs or whatever
 * the reader chooses; without them the text is cut wherever a coding begins or ends. Units without any code are left out.
 */
export function sideBySide(state: StudyState, sourceId: string, viewer: StudyViewer, units?: readonly Span[]): SideBySide {
  const codings = [...codingsSeen(state, sourceId, viewer).values()].sort((a, b) => a.start - b.start || b.end - a.end || a.at - b.at);
  const rounds = [...state.rounds.values()].filter(({ roundId }) => codings.some((coding) => coding.roundId === roundId)).sort((a, b) => a.number - b.number);
  const forward = mapForward(state);
  const rows = (units ?? cutAt(codings)).flatMap((unit): UnitRow[] => {
    const here = codings.filter((coding) => overlap(coding, unit));
    if (here.length === 0) return [];
    const byRound = Object.fromEntries(rounds.map(({ roundId }) => [roundId, codesOn(here.filter((coding) => coding.roundId === roundId), forward)]));
    return [{ start: unit.start, end: unit.end, byRound }];
  });
  return { sourceId, rounds, rows };
}

function codesOn(codings: readonly Coding[], forward: ReturnType<typeof mapForward>): CodeOnUnit[] {
  const bySense = groupedBy(codings, (coding) => `${coding.codeId} ${forward(coding).kind} ${forward(coding).codeId}`);
  return [...bySense.values()].map((own) => ({ codeId: own[0]!.codeId, today: forward(own[0]!), coderIds: [...new Set(own.map(({ coderId }) => coderId))], codings: own }));
}

function cutAt(codings: readonly Coding[]): Span[] {
  const places = [...new Set(codings.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  return places.slice(1).map((end, i) => ({ start: places[i]!, end }));
}
