import type { Clock } from '../clock.ts';
import type { Database } from '../db/database.ts';
import type { Log } from '../log/log.ts';

/** What the hub needs of the parts. */
export interface HubParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
}
