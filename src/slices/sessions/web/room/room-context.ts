import { createContext, useContext } from 'react';
import type { Refusal, Result } from '../../../../kernel/result.ts';
import type { Taken } from '../../../../platform/web/sync/command-sender.ts';
import type { SessionCommand } from '../../model/commands.ts';
import type { SessionState } from '../../model/state.ts';

/** What every part of the room is given: the session as this person may see it, and the way to act in it. */
export interface Room {
  readonly state: SessionState;
  readonly viewerId: string;
  /** Things this person shared that the server does not have yet, by id. */
  readonly unsent: ReadonlySet<string>;
  /** Whether events arrive now. */
  readonly isConnected: boolean;
  /** The server's clock (Unix ms), measured. */
  readonly now: () => number;
  /** Asks for something. A refusal is the caller's to show, with its text. */
  readonly send: (command: SessionCommand) => Promise<Result<Taken, Refusal>>;
  /** Like `send`, but waits for the server however long; for texts that are kept as drafts meanwhile. */
  readonly sendPrivately: (command: SessionCommand) => Promise<Result<Taken, Refusal>>;
  readonly newId: () => string;
}

const RoomContext = createContext<Room | null>(null);

/** Gives the parts of the room what they show and do. */
export const RoomProvider = RoomContext.Provider;

/** The room this part stands in. */
export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (!room) throw new Error('useRoom is only for parts inside a RoomProvider');
  return room;
}
