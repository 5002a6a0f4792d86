import { useState } from 'react';
import { useGo } from '../../../../platform/web/page.ts';
import type { SignedIn } from '../shapes.ts';

/** Where to go after signing in: only ever a page of this application. */
export function safePath(to: string | null): string {
  return to && /^\/(?![/\\])/.test(to) ? to : '/';
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
