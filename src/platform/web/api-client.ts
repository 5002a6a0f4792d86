import { useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { err, ok, type Result } from '../../kernel/result.ts';
import { mayPass, OFFLINE, problemFrom, type Problem } from './problem.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Asks the person to sign in again without leaving the page; answers whether they did. */
type SignInAgain = () => Promise<boolean>;
let signInAgain: SignInAgain | null = null;
let asking: Promise<boolean> | null = null;

/**
 * Says who asks the person to sign in again when a sign-in has ended (null: nobody, a 401 is answered as a problem).
 * The page stays, with everything typed in it; once signed in, the waiting requests go on by themselves.
 */
export function onSignInEnded(ask: SignInAgain | null): void {
  signInAgain = ask;
}

export interface RequestOptions {
  readonly signal?: AbortSignal;
  /** For signing in itself: a 401 is the answer, not a reason to ask for the password again. */
  readonly asStranger?: boolean;
}

/**
 * One request to our own server. Never throws: a refusal, a dead network and an unreadable answer all come back as a
 * Problem. `body` is sent as JSON, or as it is when it is a Blob or FormData.
 */
export async function request<T>(method: Method, path: string, body?: unknown, options: RequestOptions = {}): Promise<Result<T, Problem>> {
  const first = await once<T>(method, path, body, options.signal);
  if (first.ok || first.error.status !== 401 || options.asStranger) return first;
  return (await askToSignInAgain()) ? once<T>(method, path, body, options.signal) : first;
}

/** Asks the person to sign in again, once however many requests wait for it; answers whether they did. */
export async function askToSignInAgain(): Promise<boolean> {
  if (!signInAgain) return false;
  asking ??= signInAgain().finally(() => (asking = null));
  return asking;
}

async function once<T>(method: Method, path: string, body: unknown, signal?: AbortSignal): Promise<Result<T, Problem>> {
  const raw = body instanceof Blob || body instanceof FormData;
  try {
    const answer = await fetch(path, {
      method,
      headers: { accept: 'application/json', 'x-jointwork': '1', ...(body === undefined || raw ? {} : { 'content-type': 'application/json' }) },
      credentials: 'same-origin',
      cache: 'no-store',
      ...(body === undefined ? {} : { body: raw ? body : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
    const read: unknown = answer.status === 204 ? undefined : await answer.json().catch(() => UNREADABLE);
    if (!answer.ok || read === UNREADABLE) return err(problemFrom(answer.status, read));
    return ok(read as T);
  } catch {
    return err(OFFLINE);
  }
}
const UNREADABLE = Symbol('unreadable');

/** A problem in the shape that the query library wants to be thrown. */
class ProblemThrown extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** What is known of something asked from the server. While it is refreshed the old value stays. */
export type Asked<T> =
  | { readonly state: 'loading'; readonly refresh: () => void }
  | { readonly state: 'failed'; readonly problem: Problem; readonly refresh: () => void }
  | { readonly state: 'ready'; readonly value: T; readonly refresh: () => void };

/** Asks for `path` and keeps the answer fresh; null asks nothing yet. Show it with `<Await of={…}>`. */
export function useApi<T>(path: string | null, options: { readonly everyMs?: number } = {}): Asked<T> {
  const query = useQuery({
    queryKey: ['api', path],
    queryFn: async ({ signal }): Promise<T> => {
      const answer = await request<T>('GET', path!, undefined, { signal });
      if (answer.ok) return answer.value;
      throw new ProblemThrown(answer.error);
    },
    enabled: path !== null,
    retry: (count, failure) => count < 2 && failure instanceof ProblemThrown && mayPass(failure.problem),
    ...(options.everyMs ? { refetchInterval: options.everyMs } : {}),
  });
  const refresh = () => void query.refetch();
  if (query.data !== undefined) return { state: 'ready', value: query.data, refresh };
  if (query.error) return { state: 'failed', problem: query.error instanceof ProblemThrown ? query.error.problem : OFFLINE, refresh };
  return { state: 'loading', refresh };
}

/** Marks everything asked under these paths as out of date, so that what is on screen asks again. No paths: everything. */
export function refreshUnder(client: QueryClient, paths?: readonly string[]): Promise<void> {
  return client.invalidateQueries({
    predicate: ({ queryKey: [space, path] }) => space === 'api' && (!paths || paths.some((under) => String(path).startsWith(under))),
  });
}

interface Sending {
  readonly method: Method;
  readonly path: string;
  readonly body: unknown;
  readonly refreshes?: readonly string[];
}

/** Sends changes: whether one is under way, the last problem until the next try, and `send` itself, which never throws. */
export interface Send {
  readonly sending: boolean;
  readonly problem: Problem | null;
  readonly clear: () => void;
  /** After success everything asked under `refreshes` asks again (everything when left out, nothing when empty). */
  readonly send: <T>(method: Method, path: string, body?: unknown, refreshes?: readonly string[]) => Promise<Result<T, Problem>>;
}

/** Gives a form or button its way to the server. `asStranger`: see {@link RequestOptions}. */
export function useSend(options: Pick<RequestOptions, 'asStranger'> = {}): Send {
  const client = useQueryClient();
  const [problem, setProblem] = useState<Problem | null>(null);
  const { mutateAsync, isPending } = useMutation({
    mutationFn: ({ method, path, body }: Sending) => request<unknown>(method, path, body, options),
    networkMode: 'always',
    onSuccess: async (answer, { refreshes }) => {
      setProblem(answer.ok ? null : answer.error);
      if (answer.ok) await refreshUnder(client, refreshes);
    },
  });
  return {
    sending: isPending,
    problem,
    clear: () => setProblem(null),
    send: async <T,>(method: Method, path: string, body?: unknown, refreshes?: readonly string[]) => {
      setProblem(null);
      return (await mutateAsync({ method, path, body, ...(refreshes ? { refreshes } : {}) })) as Result<T, Problem>;
    },
  };
}
