import type { Refusal } from '../../../kernel/result.ts';
import type { SessionCommand } from './commands.ts';
import { decide } from './decide.ts';
import { replay } from './evolve.ts';
import type { SessionState } from './state.ts';

/** A command that was sent, or waits to be sent, and has not come back as events. */
export interface PendingCommand {
  readonly commandId: string;
  readonly command: SessionCommand;
  /** When the person gave it, in Unix ms by the server's clock as this device knows it. */
  readonly givenAt: number;
}

/** What a device shows before the server has answered. */
export interface Prediction {
  readonly state: SessionState;
  /** Commands that the session as seen here would refuse; their text stays on the screen, the server has the last word. */
  readonly refused: readonly { readonly commandId: string; readonly refusal: Refusal }[];
  /** Commands whose outcome only the server knows, because it depends on what others keep private. */
  readonly waiting: readonly string[];
}

/** Outcomes that depend on other people's private cards or answers. */
const SERVER_ONLY: ReadonlySet<SessionCommand['type']> = new Set(['OpenReading', 'HandOver', 'EndSession']);

/**
 * The accepted state with this person's own pending commands decided again on top. Commands, not events, are run again
 * after a reconnect, so a step that has moved meanwhile is respected. A command that follows a waiting one may only seem
 * impossible; it waits too instead of being called refused.
 */
export function predict(accepted: SessionState, pending: readonly PendingCommand[], personId: string): Prediction {
  let state = accepted;
  const refused: { commandId: string; refusal: Refusal }[] = [];
  const waiting: string[] = [];
  for (const { commandId, command, givenAt } of pending) {
    const decision = SERVER_ONLY.has(command.type) ? null : decide(state, command, { now: givenAt, personId });
    if (decision?.ok) state = replay(decision.value, state) ?? state;
    else if (decision === null || waiting.length > 0) waiting.push(commandId);
    else refused.push({ commandId, refusal: decision.error });
  }
  return { state, refused, waiting };
}
