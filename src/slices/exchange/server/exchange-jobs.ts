import { refuse, type Refusal, type Result } from '../../../kernel/result.ts';
import { runInThread } from '../../../platform/server/threads/run-in-thread.ts';
import type { PackageInput } from '../model/analysis-package/package-input.ts';
import type { Certificate, CodebookRead, Dialect, Loss, ProjectRead } from '../model/refi-qda/refi-qda.ts';

/** What is done in a thread of its own, because it takes seconds for a large study and reads files that nobody vouches for. */
export type ExchangeJob =
  | { readonly do: 'write-project'; readonly input: PackageInput; readonly guids: ReadonlyMap<string, string>; readonly begunAt: number; readonly dialect: Dialect }
  | { readonly do: 'read-project'; readonly bytes: Uint8Array }
  | { readonly do: 'read-codebook'; readonly bytes: Uint8Array }
  | { readonly do: 'pack'; readonly input: PackageInput };

/** What each job answers. */
export interface ExchangeAnswers {
  readonly 'write-project': Result<WrittenProject>;
  /** The files beside the project stay in the thread: a study reads texts, and those are in the project by now. */
  readonly 'read-project': Result<Omit<ProjectRead, 'files'>>;
  readonly 'read-codebook': Result<CodebookRead>;
  readonly pack: Result<Uint8Array>;
}

/** A package with the proof that reading it back gives the same. */
export interface WrittenProject {
  readonly bytes: Uint8Array;
  readonly certificate: Certificate;
  readonly losses: readonly Loss[];
}

const LONGEST_MS = 120_000;
const MOST_MB = 2048;

/** Does one job; refused when it would take too long or too much memory. */
export async function exchangeJob<Job extends ExchangeJob>(job: Job, signal: AbortSignal): Promise<ExchangeAnswers[Job['do']] | { readonly ok: false; readonly error: Refusal }> {
  const ran = await runInThread<ExchangeAnswers[Job['do']]>({ from: import.meta.url, worker: 'exchange-worker', data: job, longestMs: LONGEST_MS, mostMb: MOST_MB, signal });
  if (ran.outcome === 'answer') return ran.answer;
  return refuse('too-large', 'exchange-too-large', 'This is more than could be worked through at once, so it was given up. Nothing was changed.', { mend: 'Divide the study into smaller ones, or bring the project in parts.' });
}
