import { createContext, useContext } from 'react';
import type { ProblemContent } from '../../model/content.ts';
import type { ProblemView } from '../../model/wire.ts';
import type { Hints } from './use-hints.ts';

/** What every part of a sheet needs: the problem as told, the content as shown, hints, and who is reading. */
export interface OnSheet {
  readonly problem: ProblemView;
  readonly content: ProblemContent;
  readonly hints: Hints;
  readonly viewerId: string;
  /** Takes the problem as a request has just answered it. */
  readonly take: (problem: ProblemView) => void;
  /** Brings everything typed to the server first; false when that did not work now. */
  readonly saveFirst: () => Promise<boolean>;
}

export const OnSheetContext = createContext<OnSheet | null>(null);

/** The sheet that this part stands on. */
export function useOnSheet(): OnSheet {
  const sheet = useContext(OnSheetContext);
  if (!sheet) throw new Error('this part stands outside a problem sheet');
  return sheet;
}
