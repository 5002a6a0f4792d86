/** One thing that is wrong, and where. */
export interface Fault {
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

/** What a check of a checkout found. */
export interface Checked {
  readonly faults: readonly Fault[];
  readonly summary: string;
}
