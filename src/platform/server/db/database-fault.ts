import { Fault } from '../log/fault.ts';

/**
 * What can go wrong with the engine itself. Faults of SQL carry PostgreSQL's own five-character codes; where the embedded
 * engine fails as a server would, it uses the same code: 53100 disk full, 57014 statement too long, 25P03 idle transaction.
 */
export type DatabaseFaultCode =
  | '53100'
  | '57014'
  | '25P03'
  | 'database-unreachable'
  | 'database-too-old'
  | 'engine-stopped'
  | 'engine-closed'
  | 'engine-failed'
  | 'folder-in-use'
  | 'folder-taken-over'
  | 'migration-refused';

/** A fault of the database as a whole, with a sentence that the person who runs it can act on. */
export function databaseFault(code: DatabaseFaultCode, message: string, cause?: unknown): Fault {
  return new Fault(code, message, cause === undefined ? {} : { cause });
}
