import { useActing, type ActingWith } from '../../../../platform/web/sync/use-acting.ts';
import type { SessionCommand } from '../../model/commands.ts';
import { useRoom } from './room-context.ts';

type Acting = ActingWith<[command: SessionCommand]>;

/** Sending commands from one place on the screen: whether one is under way, and why the last one was refused. */
export interface Sending extends Omit<Acting, 'act'> {
  readonly send: Acting['act'];
}

/** Gives one form or button its way to act, and a place for its refusal. */
export function useSending(): Sending {
  const { act: send, ...rest } = useActing(useRoom().send);
  return { ...rest, send };
}
