import type { Refusal } from '../../../../kernel/result.ts';
import { decide } from './decide.ts';
import { replay } from './evolve.ts';
import type { FactualCommand } from './facts.ts';
import type { StudyState } from './state.ts';

/** A command that was sent, or waits to be sent, and has not come back as events. */
export interface PendingStudyCommand extends FactualCommand {
  readonly commandId: string;
  /** When the person gave it, in Unix ms by the server's clock as this device knows it. */
  readonly givenAt: number;
}

/** What the browser shows before the server has answered. */
export interface StudyPrediction {
  readonly state: StudyState;
  /** What the study as seen here would refuse; it stays on the screen, and the server has the last word. */
  readonly refused: readonly { readonly commandId: string; readonly refusal: Refusal }[];
  /** What only the server can know: taking back what this device has not seen done. */
  readonly waiting: readonly string[];
}

/**
 * The study as seen with this person's own pending commands decided again on top. After others' events arrive it is called again, so
 * that a round frozen meanwhile is respected. A command that follows a waiting one may only seem impossible; it waits too.
 */
export function predict(seen: StudyState, pending: readonly PendingStudyCommand[], personId: string): StudyPrediction {
  let state = seen;
  const refused: { commandId: string; refusal: Refusal }[] = [];
  const waiting: string[] = [];
  for (const command of pending) {
    const decision = isUnknown(state, command, personId) ? null : decide(state, command, { now: command.givenAt, personId });
    if (decision?.ok) state = replay(decision.value, state) ?? state;
    else if (decision === null || waiting.length > 0) waiting.push(command.commandId);
    else refused.push({ commandId: command.commandId, refusal: decision.error });
  }
  return { state, refused, waiting };
}

/** A snapshot carries no history; what was done before it can be taken back by the server alone. */
function isUnknown(state: StudyState, { command }: FactualCommand, personId: string): boolean {
  if (command.do !== 'undo' && command.do !== 'redo') return false;
  const history = state.histories.get(personId);
  return !history || history[command.do === 'undo' ? 'done' : 'undone'].length === 0;
}
