import { err, type Refusal } from '../../../../kernel/result.ts';
import { blocksOf } from './coding-blocks.ts';
import type { StudyCommand } from './commands.ts';
import { deriveId } from './derive-id.ts';
import type { Coder, Coding, Round } from './entities.ts';
import type { ActKind, Changed, Kept, KeptKind, Patch } from './events.ts';
import { standing } from './evolve.ts';
import type { CommandFacts, StudyContext, StudyDecision } from './facts.ts';
import { hiddenRounds, sees, seesCoding } from './hidden.ts';
import type { StudyState } from './state.ts';
import type { StudyPart } from '../../../texts/model/study.ts';

/** One command on one state by one person, with what is needed to decide it. */
export interface Deciding {
  readonly state: StudyState;
  readonly me: string;
  readonly part: StudyPart;
  readonly now: number;
  readonly act: string;
  readonly facts: CommandFacts;
  /** Rounds whose work is hidden from everyone but its maker. */
  readonly hidden: ReadonlySet<string>;
}

/** Decides one kind of command. */
export type StudyDecider<D extends StudyCommand['do']> = (at: Deciding, command: Extract<StudyCommand, { do: D }>) => StudyDecision;

/** A group of deciders, one per kind of command named. */
export type StudyDeciders<D extends StudyCommand['do']> = { readonly [K in D]: StudyDecider<K> };

/** What an act changes. */
export interface Doing {
  readonly patches?: readonly Patch[];
  readonly put?: readonly Coding[];
  readonly gone?: readonly Coding[];
}

/** Gathers what deciding needs. */
export function deciding(state: StudyState, act: string, part: StudyPart, facts: CommandFacts, ctx: StudyContext & { readonly personId: string }): Deciding {
  return { state, me: ctx.personId, part, now: ctx.now, act, facts, hidden: hiddenRounds(state) };
}

/** The first of several refusals as a decision; null when nothing stands in the way. */
export function stop(...reasons: readonly (Refusal | null)[]): { readonly ok: false; readonly error: Refusal } | null {
  const reason = reasons.find((candidate) => candidate !== null);
  return reason ? err(reason) : null;
}

/** The event of an act, or none when it would change nothing. */
export function changed(at: Deciding, kind: ActKind, { patches = [], put = [], gone = [] }: Doing): readonly Changed[] {
  if (patches.length + put.length + gone.length === 0) return [];
  const blind = (roundId: string) => at.hidden.has(roundId);
  return [{ type: 'Changed', v: 1, act: at.act, kind, how: 'do', by: at.me, at: at.now, patches, put: blocksOf(put, blind), gone: blocksOf(gone, blind) }];
}

/** A patch that puts a thing in its place, whatever stands there. */
export function set<K extends KeptKind>(at: Deciding, of: K, id: string, after: Kept[K] | null): Patch {
  const patch = { of, id, before: null, after } as Patch;
  return { ...patch, before: standing(at.state, patch) } as Patch;
}

/**
 * The events by which these people become coders of the study, for those who are none yet. They come before the act that needs them
 * and stay when it is undone; in a blind round the act itself stays hidden.
 */
export function joining(at: Deciding, coders: readonly Coder[]): readonly Changed[] {
  const patches = coders.filter(({ coderId }) => !at.state.coders.has(coderId)).map((coder) => set(at, 'coder', coder.coderId, coder));
  // Nobody's act: who coded first in a blind round is not told.
  return changed({ ...at, act: deriveId(at.act, 'coders') }, 'coder-joined', { patches }).map((event) => ({ ...event, by: null }));
}

/** The members who code, as coders. */
export function memberCoders(at: Deciding): Coder[] {
  return at.facts.members.filter(({ part }) => part !== 'reader').map(({ personId, name }) => ({ coderId: personId, name, personId, kind: 'member' }));
}

/** The coding, if this person may see it. */
export function codingSeen(at: Deciding, sourceId: string, codingId: string): Coding | null {
  const coding = at.state.codings.get(sourceId)?.get(codingId);
  return coding && seesCoding(at.hidden, coding, at.me) ? coding : null;
}

/** The code, if this person may see it. */
export function codeSeen(at: Deciding, codeId: string): Kept['code'] | null {
  const code = at.state.codes.get(codeId);
  return code && sees('code', code, at.me) ? code : null;
}

/** Whether this person codes in the round: everyone who leads or codes, or those named. */
export function codesIn(round: Round, me: string, part: StudyPart): boolean {
  return part !== 'reader' && (round.coders.length === 0 || round.coders.includes(me));
}

/** The newest hidden round that this person codes in; what they write meanwhile belongs to it unless it says otherwise. */
export function myHiddenRound(at: Deciding): string | null {
  let newest: Round | null = null;
  for (const roundId of at.hidden) {
    const round = at.state.rounds.get(roundId)!;
    if (codesIn(round, at.me, at.part) && (newest === null || round.number > newest.number)) newest = round;
  }
  return newest?.roundId ?? null;
}
