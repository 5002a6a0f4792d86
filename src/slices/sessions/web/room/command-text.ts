import type { SessionCommand } from '../../model/commands.ts';

/** Which thing on the screen a command makes or changes, by its id (a takeaway by its capture); null for none. */
export function thingOf(command: SessionCommand): string | null {
  switch (command.type) {
    case 'AskQuestion':
    case 'AnswerQuestion':
    case 'WriteEntry':
    case 'ChangeEntry':
      return command.entryId;
    case 'WriteNextStep':
      return command.nextStep.nextStepId;
    case 'GiveTakeaway':
      return command.captureId;
    default:
      return null;
  }
}

/** The words a person typed in a command, for giving them back when it is refused later; '' when it holds none. */
export function textOf(command: SessionCommand): string {
  switch (command.type) {
    case 'AskQuestion':
    case 'WriteEntry':
    case 'ChangeEntry':
    case 'WriteCard':
    case 'WriteNotebook':
      return command.text;
    case 'AnswerQuestion':
      return command.answer;
    case 'GiveTakeaway':
      return [command.text, command.willTry].filter((part) => part !== '').join('\n\n');
    case 'WriteNextStep': {
      const { what, actor, where, dueOn, evidence } = command.nextStep;
      return [what, actor, where, dueOn, evidence].join('\n');
    }
    default:
      return '';
  }
}
