import { request } from '../../../../platform/web/api-client.ts';
import { onReturn } from '../../../../platform/web/device/presence.ts';
import type { Problem } from '../../../../platform/web/problem.ts';
import { pauseBefore } from '../../../../platform/web/sync/backoff.ts';
import { err, type Result } from '../../../../kernel/result.ts';
import type { ImportOutcome } from '../../model/import-wire.ts';
import { words } from '../words.ts';
import type { DropState } from './drop-state.ts';
import { importPath } from './import-path.ts';
import { codedHeadings } from './look-at-tables.ts';
import { afterAnswer, type FileState, type QueuedFile } from './queue.ts';

/** One request is on the wire while another file is read by the server. */
const AT_ONCE = 2;

interface Run {
  readonly studyId: string;
  readonly state: () => DropState;
  readonly fileOf: (id: number) => File;
  readonly settle: (id: number, at: FileState) => void;
  readonly signal: AbortSignal;
}

/** Brings the waiting files in, until none waits or `signal` stops it. What is done stays done. */
export async function runQueue(run: Run): Promise<void> {
  const leave = (event: BeforeUnloadEvent) => event.preventDefault();
  window.addEventListener('beforeunload', leave);
  const carry = async (): Promise<void> => {
    for (;;) {
      const next = run.state().files.find(({ state }) => state.at === 'waiting');
      if (!next) return;
      if (run.signal.aborted) run.settle(next.id, { at: 'stopped' });
      else await bring(run, next);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, carry));
  window.removeEventListener('beforeunload', leave);
}

async function bring(run: Run, file: QueuedFile): Promise<void> {
  for (let tries = 1; ; tries++) {
    run.settle(file.id, { at: 'sending' });
    const after = afterAnswer(await send(run, file), tries, run.signal.aborted);
    run.settle(file.id, after);
    if (after.at !== 'pausing') return;
    await pause(pauseBefore(tries - 1, Math.random()), run.signal);
  }
}

async function send({ studyId, state, fileOf, signal }: Run, file: QueuedFile): Promise<Result<ImportOutcome, Problem>> {
  const { how, importId, headings } = state();
  const heading = headings.find(({ files }) => files.includes(file.id));
  let body: Blob;
  try {
    // Read first: a file that was moved since it was chosen fails here, and not as a lost connection.
    body = new Blob([await fileOf(file.id).arrayBuffer()], { type: 'application/octet-stream' });
  } catch {
    return err({ status: 0, kind: 'invalid', code: 'file-gone', message: words.bring.gone(file.path), mend: words.bring.goneMend });
  }
  const path = importPath(studyId, {
    path: file.path,
    type: how.type || 'other',
    datedOn: how.dayBy === 'one' ? how.datedOn : file.day,
    importId,
    ...(how.caseIds.length > 0 ? { caseIds: how.caseIds.join(',') } : {}),
    ...(how.hasSpeakers ? {} : { speakers: 'no' as const }),
    ...(heading ? { codings: codedHeadings(heading).join(',') } : {}),
  });
  return request<ImportOutcome>('PUT', path, body, { signal });
}

/** Waits so long, or until the page is seen or online again, or until it is stopped. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stop();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    const stop = onReturn(done);
    signal.addEventListener('abort', done);
  });
}
