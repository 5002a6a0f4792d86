import type { DecideContext, SessionCommand, SystemCommand } from './commands.ts';
import { cardDeciders } from './decide-cards.ts';
import { clockDeciders } from './decide-clock.ts';
import { closingDeciders } from './decide-closing.ts';
import { nextStepDeciders } from './decide-next-steps.ts';
import { noteDeciders } from './decide-notes.ts';
import { planningDeciders } from './decide-planning.ts';
import { questionDeciders } from './decide-questions.ts';
import { readingDeciders } from './decide-reading.ts';
import { roomDeciders } from './decide-room.ts';
import { seatDeciders } from './decide-seats.ts';
import { stepDeciders } from './decide-steps.ts';
import type { Decider, Deciders, Decision } from './guards.ts';
import type { SessionState } from './state.ts';

const DECIDERS: Deciders<(SessionCommand | SystemCommand)['type']> = {
  ...planningDeciders,
  ...roomDeciders,
  ...seatDeciders,
  ...stepDeciders,
  ...clockDeciders,
  ...questionDeciders,
  ...noteDeciders,
  ...nextStepDeciders,
  ...closingDeciders,
  ...cardDeciders,
  ...readingDeciders,
};

/**
 * What a command leads to: the facts to append (none when what is wished is already so), or a refusal in words.
 * Pure and the same on server and in browser; that the command is well formed was checked at the edge.
 */
export function decide(state: SessionState, command: SessionCommand | SystemCommand, ctx: DecideContext): Decision {
  const decider = DECIDERS[command.type] as Decider<typeof command.type>;
  return decider(state, command, ctx);
}
