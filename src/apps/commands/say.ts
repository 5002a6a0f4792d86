/** How a command answers; each gives the exit code. */
export interface Say {
  readonly show: (text: string) => number;
  /** Could not be done: exit code 1. */
  readonly complain: (text: string) => number;
  /** Not understood: exit code 2, with the help. */
  readonly misunderstood: (text: string) => number;
}
