import { useState } from 'react';
import type { Refusal } from '../../../../kernel/result.ts';
import type { SessionCommand } from '../../model/commands.ts';
import { useRoom } from './room-context.ts';

/** Sending commands from one place on the screen: whether one is under way, and why the last one was refused. */
export interface Sending {
  readonly busy: boolean;
  readonly problem: Refusal | null;
  readonly clear: () => void;
  /** True once it was taken, or is kept on this device and will be sent; false when refused, so the text must stay. */
  readonly send: (command: SessionCommand) => Promise<boolean>;
}

/** Gives one form or button its way to act, and a place for its refusal. */
export function useSending(): Sending {
  const { send } = useRoom();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Refusal | null>(null);
  return {
    busy,
    problem,
    clear: () => setProblem(null),
    send: async (command) => {
      setBusy(true);
      setProblem(null);
      const answer = await send(command);
      setBusy(false);
      if (!answer.ok) setProblem(answer.error);
      return answer.ok;
    },
  };
}
