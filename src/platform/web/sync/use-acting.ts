import { useState } from 'react';
import type { Refusal, Result } from '../../../kernel/result.ts';

/** One form's or button's way to act, and the place for its refusal. */
export interface ActingWith<Given extends readonly unknown[]> {
  readonly busy: boolean;
  readonly problem: Refusal | null;
  readonly clear: () => void;
  /** True once it was taken, or is kept on this device and will be sent; false when refused, so what was typed must stay. */
  readonly act: (...given: Given) => Promise<boolean>;
}

/** Acting from one place on the screen: whether it is under way, and why the last one was refused. */
export function useActing<Given extends readonly unknown[]>(send: (...given: Given) => Promise<Result<unknown, Refusal>>): ActingWith<Given> {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Refusal | null>(null);
  return {
    busy,
    problem,
    clear: () => setProblem(null),
    act: async (...given) => {
      setBusy(true);
      setProblem(null);
      const answer = await send(...given);
      setBusy(false);
      if (!answer.ok) setProblem(answer.error);
      return answer.ok;
    },
  };
}
