import type { StudyCommand } from '../../model/study/commands.ts';
import { decide } from '../../model/study/decide.ts';
import { replay } from '../../model/study/evolve.ts';
import type { CommandFacts } from '../../model/study/facts.ts';
import type { StudyState } from '../../model/study/state.ts';
import type { StudyViewer } from '../../model/study/viewer.ts';

/** Who asks, with the texts and members that this device knows. */
export type Asker = StudyViewer & CommandFacts;

/** A command that was given and has not come back as events. */
export interface Pending {
  readonly commandId: string;
  readonly command: StudyCommand;
  /** By the server's clock as this device knows it, in Unix ms. */
  readonly givenAt: number;
}

/**
 * The accepted study with this person's own pending commands decided again on top, so that a coding shows at once and also
 * without a connection. What cannot be decided here waits for the server's word and changes nothing yet.
 */
export function predicted(accepted: StudyState, pending: readonly Pending[], { personId, part, texts, members }: Asker): StudyState {
  let state = accepted;
  for (const { commandId, command, givenAt } of pending) {
    const decision = decide(state, { command, act: commandId, part, facts: { texts, members } }, { now: givenAt, personId });
    if (decision.ok) state = replay(decision.value, state) ?? state;
  }
  return state;
}
