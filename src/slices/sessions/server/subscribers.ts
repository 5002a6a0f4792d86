import type { Transaction } from 'kysely';
import type { SessionEventType } from '../model/events.ts';
import type { SessionBatch } from './projections.ts';

/**
 * A higher slice that must write when something happens in a session. `write` runs in the transaction that stores the
 * events, in whichever process decided them: both are kept or neither is. A throw undoes the command.
 */
export interface SessionSubscriber {
  readonly types: readonly SessionEventType[];
  write(trx: Transaction<unknown>, batch: SessionBatch): Promise<void>;
}
