import type { Refusal } from '../../kernel/result.ts';

/**
 * Why a request was not done: the server's refusal, or our own sentence when the server was not reached.
 * `status` is the HTTP status, 0 when there was no answer. `code` 'offline' means the network failed: trying again may help.
 */
export interface Problem extends Refusal {
  readonly status: number;
}

const KIND_OF_STATUS: Readonly<Record<number, Refusal['kind']>> = {
  401: 'not-signed-in',
  403: 'not-allowed',
  404: 'not-found',
  409: 'conflict',
  413: 'too-large',
  422: 'invalid',
  429: 'too-many',
};

/** The problem to show when no answer came at all. */
export const OFFLINE: Problem = {
  status: 0,
  kind: 'unavailable',
  code: 'offline',
  message: 'The connection is gone just now, so nothing was sent. What you typed is still here.',
  mend: 'Check the Wi-Fi, then try again.',
};

/** Reads a problem+json answer; anything else becomes a plain sentence that blames nobody. */
export function problemFrom(status: number, answer: unknown): Problem {
  const kind = KIND_OF_STATUS[status] ?? 'unavailable';
  if (isProblemJson(answer)) {
    return { status, kind, code: answer.code, message: answer.title, ...(answer.mend ? { mend: answer.mend } : {}), ...(answer.fields ? { fields: answer.fields } : {}), ...(answer.newer === undefined ? {} : { newer: answer.newer }) };
  }
  return {
    status,
    kind,
    code: 'unreadable-answer',
    message: 'The server answered with something this page could not read. What you typed is still here.',
    mend: 'Try again in a minute. If it goes on, tell your district administrator.',
  };
}

/** Whether asking again unchanged may succeed: the network failed, or the server said "not now". */
export function mayPass(problem: Problem): boolean {
  return problem.code === 'offline' || problem.status === 429 || problem.status >= 500;
}

interface ProblemJson {
  readonly title: string;
  readonly code: string;
  readonly mend?: string;
  readonly fields?: NonNullable<Refusal['fields']>;
  readonly newer?: unknown;
}

function isProblemJson(answer: unknown): answer is ProblemJson {
  return typeof answer === 'object' && answer !== null && 'title' in answer && typeof answer.title === 'string' && 'code' in answer && typeof answer.code === 'string';
}
