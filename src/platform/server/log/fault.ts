/**
 * An error of our own making: its message is written by us, holds nothing that people typed, and may be logged.
 * `code` is stable and kebab-case. Still a bug or a broken machine: what a person may mend is a refusal, not a throw.
 */
export class Fault extends Error {
  override readonly name = 'Fault';
  readonly code: string;

  constructor(code: string, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}
