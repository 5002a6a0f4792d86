import { useQueryClient } from '@tanstack/react-query';
import { refreshUnder, useSend, type Method, type Send } from '../../../../platform/web/api-client.ts';

const SHOWN = ['/api/studies'];

/** Sends changes of what others may change too. When somebody was faster, theirs is asked for, so that saving once more goes on from it. */
export function useSendChange(): Pick<Send, 'send' | 'sending' | 'problem'> {
  const { send, sending, problem } = useSend();
  const client = useQueryClient();
  return {
    sending,
    problem,
    send: async <T,>(method: Method, path: string, body?: unknown) => {
      const answer = await send<T>(method, path, body, SHOWN);
      if (!answer.ok && answer.error.kind === 'conflict') await refreshUnder(client, SHOWN);
      return answer;
    },
  };
}
