import { LiveStream, type StreamStatus } from '../../../../platform/web/sync/live-stream.ts';
import { evolve } from '../../model/evolve.ts';
import type { SessionState } from '../../model/state.ts';
import type { StreamMessage } from '../../model/wire.ts';

/** What the shared screen shows at one moment. */
export interface ScreenSight {
  readonly state: SessionState;
  readonly isConnected: boolean;
}

/** The room's own copy of a session: only what the whole room may see comes down this stream, and nothing goes up. */
export function openScreen(session: SessionState, cursor: string): { readonly subscribe: (listener: () => void) => () => void; readonly sight: () => ScreenSight; readonly start: () => () => void } {
  const listeners = new Set<() => void>();
  let shown: ScreenSight = { state: session, isConnected: true };
  const show = (changes: Partial<ScreenSight>) => {
    shown = { ...shown, ...changes };
    for (const listener of listeners) listener();
  };
  const hear = (message: StreamMessage) => {
    if (message.kind === 'snapshot') show({ state: message.session });
    if (message.kind === 'event') show({ state: evolve(shown.state, message.event) });
  };
  const path = `/api/sessions/${session.sessionId}`;
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    sight: () => shown,
    start: () => {
      const stream = new LiveStream<StreamMessage>({
        streamPath: `${path}/stream?as=room`,
        pollPath: `${path}/events?as=room`,
        since: cursor,
        onMessage: hear,
        onStatus: (status: StreamStatus) => show({ isConnected: status !== 'down' }),
        onRefused: () => show({ isConnected: false }),
        isLast: (message) => message.kind === 'closed',
      });
      stream.start();
      return () => stream.stop();
    },
  };
}
