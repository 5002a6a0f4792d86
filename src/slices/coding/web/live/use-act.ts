import { useState } from 'react';
import type { Refusal } from '../../../../kernel/result.ts';
import type { StudyCommand } from '../../model/study/commands.ts';
import { useLive } from './study-context.tsx';

/** One form's or button's way to act in the study, and the place for its refusal. */
export interface Acting {
  readonly busy: boolean;
  readonly problem: Refusal | null;
  readonly clear: () => void;
  /** True once it was taken, or is kept on this device and will be sent; false when refused, so what was typed must stay. */
  readonly act: (command: StudyCommand, said: string) => Promise<boolean>;
}

/** Acting in the live study from one place on the screen. */
export function useAct(): Acting {
  const { send } = useLive();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Refusal | null>(null);
  return {
    busy,
    problem,
    clear: () => setProblem(null),
    act: async (command, said) => {
      setBusy(true);
      setProblem(null);
      const answer = await send(command, said);
      setBusy(false);
      if (!answer.ok) setProblem(answer.error);
      return answer.ok;
    },
  };
}
