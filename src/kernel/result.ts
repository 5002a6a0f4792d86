/** What went well, or why it was refused. Refusals are values; a throw means a bug. */
export type Result<T, E = Refusal> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** The kinds of refusal; each maps to one HTTP status at the edge and to one tone of voice on the screen. */
export type RefusalKind =
  | 'not-signed-in'
  | 'not-allowed'
  | 'not-found'
  | 'conflict'
  | 'invalid'
  | 'too-large'
  | 'too-many'
  | 'unavailable';

/** A place inside what was sent (`['steps', 2, 'minutes']`) and what is wrong there. */
export interface FieldFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/**
 * Why something was not done, in words a tired person can act on.
 * `code` is stable and kebab-case; `message` says what happened and what was kept; `mend` says what to do now.
 */
export interface Refusal {
  readonly kind: RefusalKind;
  readonly code: string;
  readonly message: string;
  readonly mend?: string;
  readonly fields?: readonly FieldFault[];
  /** For a conflict: what stands there now, so that the person can set it beside their own without asking again. */
  readonly newer?: unknown;
}

/** Wraps a value as a success. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** Wraps an error as a failure. */
export function err<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}

/** Builds a failed result from the parts of a {@link Refusal}. */
export function refuse(
  kind: RefusalKind,
  code: string,
  message: string,
  more: Pick<Refusal, 'mend' | 'fields' | 'newer'> = {},
): { readonly ok: false; readonly error: Refusal } {
  return err({ kind, code, message, ...more });
}

/** The value of a success; throws on a failure, so only for places where failure would be a bug. */
export function must<T, E>(result: Result<T, E>): T {
  if (result.ok) return result.value;
  throw new Error(`expected success, got ${JSON.stringify(result.error)}`);
}
