/**
 * What can go wrong with the engine itself. Faults of SQL carry PostgreSQL's own five-character codes; where the embedded
 * engine fails as a server would, it uses the same code: 53100 disk full, 57014 statement too long, 25P03 idle transaction.
 */
export type DatabaseFaultCode =
  | '53100'
  | '57014'
  | '25P03'
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
