import type { Result } from '../../../../kernel/result.ts';
import type { StudyPart } from '../../../texts/model/study.ts';
import type { StudyCommand } from './commands.ts';
import type { StudyEvent } from './events.ts';

/** A member of the study as the texts slice knows them. */
export interface StudyMember {
  readonly personId: string;
  readonly name: string;
  readonly part: StudyPart;
}

/** What the stream does not hold and a decision needs: the texts that the command names, and the members. */
export interface CommandFacts {
  /** By source id; `length` counts code points. A source that is missing here is not in the study. */
  readonly texts: Readonly<Record<string, { readonly version: number; readonly length: number }>>;
  readonly members: readonly StudyMember[];
}

/** A command as the stream decides it: `act` becomes the id of what is done; ids of things that follow from it derive from it. */
export interface FactualCommand {
  readonly command: StudyCommand;
  readonly act: string;
  readonly part: StudyPart;
  readonly facts: CommandFacts;
}

/** Who asks, and when (Unix ms). The server itself asks nothing of a study. */
export interface StudyContext {
  readonly now: number;
  readonly personId: string | null;
}

/** What a command leads to: facts, none when the wish is already so, or a refusal. */
export type StudyDecision = Result<readonly StudyEvent[]>;
