import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Commitment } from '../../slices/commitments/model/wire.ts';
import type { NextAnswer } from '../../slices/home/model/wire.ts';
import type { Cast } from './cast.ts';
import type { ServerProcess } from './server-process.ts';

/** Everyone fetches the record in every form there is. */
export async function fetchExports(cast: Cast, sessionId: string): Promise<void> {
  for (const person of cast.principals) {
    for (const form of ['docx', 'pdf', 'json']) await person.download(`/api/sessions/${sessionId}/record.${form}`, `record of ${person.name}.${form}`);
  }
}

export interface CheckInFigures {
  readonly asked: boolean;
  readonly answered: boolean;
  readonly heardFirst: boolean;
}

const MONTH_MS = 31 * 86_400_000;

/**
 * Restarts the server with its clock a month ahead and waits until the facilitator is asked how it went; answers with
 * one tap and a sentence, and looks whether the circle hears of it first next time.
 */
export async function afterAMonth(server: ServerProcess, cast: Cast, say: (line: string) => void): Promise<CheckInFigures> {
  const [, facilitator] = cast.principals;
  if (!facilitator) throw new Error('the cast is too small');
  await server.stop();
  await server.start({ JOINTWORK_CLOCK_AHEAD_MS: String(MONTH_MS) });
  say('a month later');
  const waiting = await untilAsked(() => facilitator.must<NextAnswer>('GET', '/api/next'));
  if (!waiting) return { asked: false, answered: false, heardFirst: false };
  const { commitments } = await facilitator.must<{ commitments: Commitment[] }>('GET', '/api/commitments?mine=check-ins');
  const promise = commitments.find((commitment) => commitment.you.mayCheckIn);
  if (!promise) return { asked: true, answered: false, heardFirst: false };
  await facilitator.must('POST', `/api/commitments/${promise.commitmentId}/check-ins`, { reportId: randomUUID(), outcome: 'happened', sentence: 'They ran it twice.', evidence: '' });
  const since = await facilitator.must<{ commitments: Commitment[] }>('GET', `/api/circles/${cast.circleId}/since-last-time`);
  return { asked: true, answered: true, heardFirst: since.commitments.some((c) => c.commitmentId === promise.commitmentId && c.reports.length > 0) };
}

async function untilAsked(look: () => Promise<NextAnswer>): Promise<boolean> {
  for (let tries = 0; tries < 120; tries++) {
    const answer = await look();
    if ([answer.next, ...answer.waiting].some((item) => item?.kind === 'check-in')) return true;
    await pause(500);
  }
  return false;
}
