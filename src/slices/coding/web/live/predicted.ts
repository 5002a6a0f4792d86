import type { StudyCommand } from '../../model/study/commands.ts';
import type { CommandFacts } from '../../model/study/facts.ts';
import { predict } from '../../model/study/predict.ts';
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

/** The accepted study with what this person did since on top, so that a coding shows at once and also without a connection. */
export function predicted(accepted: StudyState, pending: readonly Pending[], { personId, part, texts, members }: Asker): StudyState {
  if (pending.length === 0) return accepted;
  const facts = { texts, members };
  return predict(accepted, pending.map((one) => ({ ...one, act: one.commandId, part, facts })), personId).state;
}
