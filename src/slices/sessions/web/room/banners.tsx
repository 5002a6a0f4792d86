import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useDurable } from '../../../../platform/web/device-log.tsx';
import { useAnnounce } from '../../../../platform/web/ui/announcer.tsx';
import { CopyText } from '../../../../platform/web/ui/copy-text.tsx';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { words } from '../words.ts';
import { useRoom } from './room-context.ts';
import styles from './room.module.css';
import type { RoomSight } from './room-store.ts';
import { seatBannersOf, type SeatBanner } from './seat-banners.ts';
import { useOffline } from '../../../../platform/web/sync/use-offline.ts';
import { useSending } from './use-sending.ts';
import { useTick } from './use-tick.ts';

const text = words.room.banner;

/** What the person must know besides their task: the connection, the device, the pause, and words that were not taken. */
export function Banners({ sight, onLetGo }: { readonly sight: RoomSight; readonly onLetGo: (commandId: string) => void }) {
  const { state, viewerId, now } = useRoom();
  const isDurable = useDurable();
  const announce = useAnnounce();
  const isOffline = useOffline();
  const isDown = isOffline || sight.connection === 'down';
  useTick(state.status === 'planned' ? 20_000 : 0);
  const wasDown = useRef(isDown);
  useEffect(() => {
    if (isDown !== wasDown.current) announce(isDown ? text.down : text.back);
    wasDown.current = isDown;
  }, [isDown, announce]);
  return (
    <div className={styles.banners}>
      {isDown ? <p className={styles.lampNote} data-connection="down">{text.down}</p> : null}
      {sight.connection === 'polling' ? <p className={styles.note}>{text.polling}</p> : null}
      {isDurable ? null : <p className={styles.lampNote}>{text.notDurable}</p>}
      {seatBannersOf(state, viewerId, now()).map((banner) => <OneSeat key={banner.seatId} banner={banner} />)}
      {sight.refused.map((item) => (
        <div key={item.commandId} className={styles.lampNote}>
          <ProblemNotice problem={item.problem} />
          <p>{text.refused}</p>
          <CopyText label={text.yourWords} text={item.text} verb={text.copy} />
          <Button size="sm" variant="subtle" mt={8} onClick={() => onLetGo(item.commandId)}>{text.letGo}</Button>
        </div>
      ))}
    </div>
  );
}

function OneSeat({ banner: { kind, seatId, seat, name, wasHere } }: { readonly banner: SeatBanner }) {
  const sending = useSending();
  switch (kind) {
    case 'vacant':
      return (
        <div className={styles.lampNote}>
          <p>{text.vacant(name, seat, wasHere)}</p>
          <Button size="sm" loading={sending.busy} onClick={() => void sending.send({ type: 'TakeLentSeat', seatId })}>{text.takeOver}</Button>
          <ProblemNotice problem={sending.problem} />
        </div>
      );
    case 'lent-to-you':
      return <p className={styles.note}>{text.lentToYou(seat, name)}</p>;
    case 'lent-away':
      return (
        <div className={styles.note}>
          <p>{text.lentAway(seat, name)}</p>
          <Button size="sm" variant="default" loading={sending.busy} onClick={() => void sending.send({ type: 'GiveBackSeat', seatId })}>{text.takeBack}</Button>
          <ProblemNotice problem={sending.problem} />
        </div>
      );
    case 'holder-away':
      return <p className={styles.lampNote}>{text.presenterAway(name, seat, wasHere)}</p>;
  }
}
