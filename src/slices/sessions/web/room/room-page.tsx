import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useApi } from '../../../../platform/web/api-client.ts';
import { useDeviceLog } from '../../../../platform/web/device-log.tsx';
import { usePathParams } from '../../../../platform/web/page.ts';
import { serverClock } from '../../../../platform/web/sync/server-clock.ts';
import { Await } from '../../../../platform/web/ui/states.tsx';
import type { SessionAnswer } from '../../model/wire.ts';
import { CancelledPage } from '../closing/cancelled-page.tsx';
import { ClosingPage } from '../closing/closing-page.tsx';
import { Lobby } from '../lobby/lobby.tsx';
import { WholePage } from '../whole-page.tsx';
import { LiveRoom } from './live-room.tsx';
import { newId } from '../../../../platform/web/sync/new-id.ts';
import { RoomProvider, type Room } from './room-context.ts';
import { openRoom } from './room-store.ts';
import { useOffline } from '../../../../platform/web/sync/use-offline.ts';
import { StreamEnded } from './stream-ended.tsx';
import { useWakeLock } from './use-wake-lock.ts';

/** One session at its address: the lobby before it, the room during it, the closing page after it. */
export function RoomPage() {
  const { sessionId } = usePathParams('sessionId');
  const first = useApi<SessionAnswer>(`/api/sessions/${sessionId}`);
  if (first.state !== 'ready') return <WholePage><Await of={first}>{() => null}</Await></WholePage>;
  return <LiveSession key={sessionId} first={first.value} />;
}

function LiveSession({ first }: { readonly first: SessionAnswer }) {
  const log = useDeviceLog();
  const viewerId = first.you.personId;
  // Opened once with the first answer; from then on the stream keeps it true.
  const [store] = useState(() => openRoom({ session: first.session, cursor: first.cursor, viewerId, log, now: () => serverClock.now() }));
  useEffect(() => {
    const stopClock = serverClock.start();
    const stopStore = store.start();
    return () => {
      stopStore();
      stopClock();
    };
  }, [store]);
  const sight = useSyncExternalStore(store.subscribe, store.sight);
  const { state } = sight;
  const isOffline = useOffline();
  useWakeLock(state.status === 'live');
  const room = useMemo<Room>(
    () => ({ state, viewerId, unsent: sight.unsent, isConnected: !isOffline && (sight.connection === 'live' || sight.connection === 'polling'), now: () => serverClock.now(), send: store.send, sendPrivately: store.sendPrivately, newId }),
    [state, viewerId, sight.unsent, sight.connection, isOffline, store],
  );
  return (
    <RoomProvider value={room}>
      {sight.ended && state.status !== 'ended' && state.status !== 'cancelled' ? <StreamEnded ended={sight.ended} /> : null}
      {state.status === 'planned' ? <Lobby you={first.you} sight={sight} onLetGo={store.letGo} /> : null}
      {state.status === 'live' ? <LiveRoom sight={sight} onLetGo={store.letGo} /> : null}
      {state.status === 'ended' ? <ClosingPage /> : null}
      {state.status === 'cancelled' ? <CancelledPage /> : null}
    </RoomProvider>
  );
}
