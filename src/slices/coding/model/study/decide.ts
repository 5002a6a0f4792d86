import { err } from '../../../../kernel/result.ts';
import { bookDeciders } from './decide-book.ts';
import { codeDeciders } from './decide-codes.ts';
import { codingDeciders } from './decide-coding.ts';
import { decisionDeciders } from './decide-decisions.ts';
import { memoDeciders } from './decide-memos.ts';
import { roundDeciders } from './decide-rounds.ts';
import { undoDeciders } from './decide-undo.ts';
import type { StudyCommand } from './commands.ts';
import { deciding, type StudyDecider, type StudyDeciders } from './deciding.ts';
import type { FactualCommand, StudyContext, StudyDecision } from './facts.ts';
import { rightsRefusals } from './refusals.ts';
import type { StudyState } from './state.ts';

const DECIDERS: StudyDeciders<StudyCommand['do']> = {
  ...codingDeciders,
  ...codeDeciders,
  ...bookDeciders,
  ...roundDeciders,
  ...memoDeciders,
  ...decisionDeciders,
  ...undoDeciders,
};

/**
 * What a command of a member leads to: the facts to append (none when what is wished is already so), or a refusal in words. It sees
 * only what the member sees, so that no refusal tells what a blind round hides; where something hidden could matter, it refuses as
 * if it did.
 */
export function decide(state: StudyState, { command, act, part, facts }: FactualCommand, { now, personId }: StudyContext): StudyDecision {
  if (personId === null) return err(rightsRefusals.notSignedIn());
  if (part === 'reader') return err(rightsRefusals.onlyReading());
  const decider = DECIDERS[command.do] as StudyDecider<typeof command.do>;
  return decider(deciding(state, act, part, facts, { now, personId }), command);
}

/** The sources that a command names: the server looks up these texts for {@link FactualCommand.facts}. */
export function sourcesNamed(command: StudyCommand): readonly string[] {
  switch (command.do) {
    case 'code':
    case 'resize':
    case 'decide':
      return [command.sourceId];
    case 'autocode':
      return command.items.map(({ sourceId }) => sourceId);
    case 'add-code':
      return command.on ? [command.on.sourceId] : [];
    case 'add-round':
      return command.round.sources ?? [];
    case 'change-round':
      return command.changes.sources ?? [];
    case 'write-memo':
      return command.on.of === 'source' ? [command.on.id] : command.on.of === 'text' ? [command.on.sourceId] : [];
    default:
      return [];
  }
}
