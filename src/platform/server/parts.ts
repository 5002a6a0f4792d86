import type { NewId } from '../../kernel/ids.ts';
import type { Clock } from './clock.ts';
import type { Database } from './db/database.ts';
import type { FileStore } from './files/file-store.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { Log } from './log/log.ts';
import type { Mail } from './mail/mail.ts';

/** What every slice's server face is handed; built once, in apps/. */
export interface Parts {
  readonly db: Database;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
  readonly mail: Mail;
  readonly jobs: Jobs;
  readonly files: FileStore;
  /** Where people reach this server, without a trailing slash: `https://jointwork.example.org`. */
  readonly publicUrl: string;
}
