/** What can go wrong with the engine itself; faults of SQL carry PostgreSQL's own five-character code instead. */
export type DatabaseFaultCode =
  | 'ENGINE_STOPPED'
  | 'ENGINE_CLOSED'
  | 'ENGINE_FAILED'
  | 'ENGINE_NOT_BUILT'
  | 'FOLDER_IN_USE'
  | 'FOLDER_TAKEN_OVER'
  | 'MIGRATION_REFUSED';

/** An error with a code that callers can tell apart and a sentence that a person can act on. */
export function databaseFault(code: DatabaseFaultCode, message: string, cause?: unknown): Error & { readonly code: DatabaseFaultCode } {
  return Object.assign(new Error(message, cause === undefined ? {} : { cause }), { code });
}
