import { useState } from 'react';
import { useGo } from '../../../../platform/web/page.ts';
import type { SignedIn } from '../shapes.ts';

const HERE = 'http://here.invalid';

/** Where to go after signing in: only ever a page of this application. */
export function safePath(to: string | null): string {
  if (!to?.startsWith('/') || !URL.canParse(to, HERE)) return '/';
  // Read as the browser reads it: it drops tabs and takes a backslash for a slash, which no pattern of ours should have to know.
  const url = new URL(to, HERE);
  return url.origin === HERE ? `${url.pathname}${url.search}${url.hash}` : '/';
}

/** What every way in ends with: recovery codes to keep when there are fresh ones, then the page that was asked for. */
export function useEntry(to: string | null = null): { readonly codes: readonly string[] | null; readonly enter: (signedIn: SignedIn) => void; readonly goOn: () => void } {
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const go = useGo();
  const goOn = () => go(safePath(to), { replace: true });
  return {
    codes,
    goOn,
    enter: ({ recoveryCodes }) => {
      if (recoveryCodes.length > 0) setCodes(recoveryCodes);
      else goOn();
    },
  };
}
