import { randomUUID } from 'node:crypto';
import { PgBoss, type JobResult, type JobWithMetadata } from 'pg-boss';
import type { Database } from '../db/database.ts';
import { errorFacts } from '../log/error-facts.ts';
import { Fault } from '../log/fault.ts';
import type { Log } from '../log/log.ts';
import { bossDatabase } from './boss-database.ts';
import type { Jobs } from './jobs.ts';

/** How patient jobs are: tries before giving up, the first pause, and how long a job may run, all in seconds but `tries`. */
export interface JobPatience {
  readonly tries: number;
  readonly firstPauseSeconds: number;
  readonly longestPauseSeconds: number;
  readonly longestRunSeconds: number;
  /** A running job says so twice in this time; when its server is killed, another server takes the job up. At least 10. */
  readonly signOfLifeSeconds: number;
}

// Ten growing pauses from 5 seconds to an hour: about three hours of patience with a mail server that is down.
export const JOB_PATIENCE: JobPatience = {
  tries: 10,
  firstPauseSeconds: 5,
  longestPauseSeconds: 3600,
  longestRunSeconds: 300,
  signOfLifeSeconds: 30,
};

const SCHEMA = 'jobs';
const GIVEN_UP = 'given-up';

type Work = (payload: object) => Promise<void>;

/** Jobs on pg-boss, in the schema `jobs` of our own database. A new job is heard at once; a later one within two seconds. */
export function createJobs(db: Database, log: Log, patience: JobPatience = JOB_PATIENCE): Jobs {
  const works = new Map<string, Work>();
  const crons = new Map<string, string>();
  const queues = new Map<string, Promise<void>>();
  const boss = bossFor(db, log, patience);
  let opened: Promise<void> | undefined;
  let started = false;

  function open(): Promise<void> {
    return (opened ??= boss.start().then(() => boss.createQueue(GIVEN_UP, { notify: true })));
  }
  function queue(name: string): Promise<void> {
    const known = queues.get(name) ?? open().then(() => boss.createQueue(name, queueOptions(patience)));
    queues.set(name, known);
    // A queue that could not be made now is tried again with the next ask.
    known.catch(() => queues.delete(name));
    return known;
  }
  function declare(name: string, work: Work): void {
    if (started) throw new Fault('job-declared-late', `The job ${name} was declared after the jobs were started.`);
    if (works.has(name) || name === GIVEN_UP) throw new Fault('job-declared-twice', `The job ${name} is declared twice.`);
    works.set(name, work);
  }

  return {
    handle: (name, work) => declare(name, work as Work),
    every(name, cron, work) {
      declare(name, () => work());
      crons.set(name, cron);
    },
    async ask(name, payload, when = {}) {
      await queue(name);
      await boss.send(name, payload, {
        singletonKey: when.key ?? randomUUID(),
        ...(when.at === undefined ? {} : { startAfter: new Date(when.at) }),
      });
    },
    async start() {
      started = true;
      await open();
      for (const [name, work] of works) {
        await queue(name);
        await boss.work<object, never, typeof WORKING>(name, WORKING, (jobs) => Promise.all(jobs.map((job) => run(job, work, log))));
      }
      await boss.work<object, never, typeof WORKING>(GIVEN_UP, WORKING, (jobs) => Promise.all(jobs.map((job) => layToRest(job, log))));
      await setSchedules(boss, crons);
    },
    async stop() {
      if (opened === undefined) return;
      await opened.catch(() => undefined);
      await boss.stop({ graceful: true, timeout: 10_000 });
    },
  };
}

const WORKING = {
  batchSize: 5,
  burstWhenBatchFull: true,
  includeMetadata: true,
  perJobResults: true,
  pollingIntervalSeconds: 2,
  notifyPollingIntervalSeconds: 2,
} as const;

function bossFor(db: Database, log: Log, patience: JobPatience): PgBoss {
  const boss = new PgBoss({
    db: bossDatabase(db),
    backend: db.engine,
    schema: SCHEMA,
    useListenNotify: true,
    superviseIntervalSeconds: patience.signOfLifeSeconds,
    monitorIntervalSeconds: patience.signOfLifeSeconds,
    // Both need statements outside a transaction; the tables stay small because done jobs are deleted.
    reindex: false,
    monitorVacuum: false,
  });
  boss.on('error', (error: unknown) => log.error('jobs-trouble', error));
  boss.on('warning', (warning: { data?: { type?: string } }) => log.warn('jobs-warning', { kind: warning.data?.type ?? 'unknown' }));
  return boss;
}

function queueOptions(patience: JobPatience) {
  return {
    // `short`: of one key only one job may wait. Jobs asked without a key get one of their own.
    policy: 'short' as const,
    notify: true,
    retryLimit: patience.tries - 1,
    retryDelay: patience.firstPauseSeconds,
    retryBackoff: true,
    retryDelayMax: patience.longestPauseSeconds,
    expireInSeconds: patience.longestRunSeconds,
    heartbeatSeconds: patience.signOfLifeSeconds,
    deleteAfterSeconds: 7 * 24 * 3600,
    deadLetter: GIVEN_UP,
  };
}

async function run(job: JobWithMetadata<object>, work: Work, log: Log): Promise<JobResult> {
  try {
    await work(job.data ?? {});
    return { id: job.id, status: 'completed' };
  } catch (error) {
    log.error('job-failed', error, { job: job.name, jobId: job.id, tries: job.retryCount + 1 });
    // The error's own words stay out of the table for the reason they stay out of the log.
    return { id: job.id, status: 'failed', output: errorFacts(error) };
  }
}

async function layToRest(job: JobWithMetadata<object>, log: Log): Promise<JobResult> {
  log.error('job-given-up', job.sourceOutput, { job: job.sourceName, jobId: job.sourceId, tries: (job.sourceRetryCount ?? 0) + 1 });
  return { id: job.id, status: 'completed' };
}

// A job that no version declares any more must not be asked for for ever.
async function setSchedules(boss: PgBoss, crons: ReadonlyMap<string, string>): Promise<void> {
  for (const old of await boss.getSchedules()) if (!crons.has(old.name)) await boss.unschedule(old.name);
  // A turn missed because no server ran is made up for once.
  for (const [name, cron] of crons) await boss.schedule(name, cron, null, { tz: 'UTC', missed: 'once' });
}
