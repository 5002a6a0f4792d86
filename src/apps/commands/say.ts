import type { Refusal } from '../../kernel/result.ts';

/** How a command answers; each gives the exit code. */
export interface Say {
  readonly show: (text: string) => number;
  /** Could not be done: exit code 1. */
  readonly complain: (text: string) => number;
  /** Not understood: exit code 2, with the help. */
  readonly misunderstood: (text: string) => number;
}

/** A refusal as a person reads it: what happened and how to mend it. */
export function inSentence({ message, mend }: Pick<Refusal, 'message' | 'mend'>): string {
  return mend ? `${message} ${mend}` : message;
}
