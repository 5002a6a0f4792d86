import type { Context } from 'hono';
import type { Actor } from '../model/actor.ts';
import type { SignedInBy } from './tables.ts';

const KEY = 'signIn';

/** How the asking browser is signed in. */
export interface SignInFound {
  readonly actor: Actor;
  /** The browser sign-in, or for a guest the person's own id. */
  readonly signInId: string;
  readonly by: SignedInBy | 'guest';
  readonly startedAt: number;
}

/** Notes on the request how it is signed in. */
export function noteSignIn(c: Context, found: SignInFound | null): void {
  c.set(KEY, found ?? undefined);
}

/** How this request is signed in; null on public routes with nobody signed in. */
export function signInOf(c: Context): SignInFound | null {
  return (c.get(KEY) as SignInFound | undefined) ?? null;
}
