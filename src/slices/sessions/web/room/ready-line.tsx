import { Button } from '@mantine/core';
import type { Step } from '../../../protocols/model/protocol.ts';
import { isAmong } from '../../model/who.ts';
import { words } from '../words.ts';
import { useRoom } from './room-context.ts';
import styles from './room.module.css';
import { useSending } from './use-sending.ts';
import { openCards } from './who-speaks.ts';

const text = words.room.ready;

/** While people write in silence, each may say that they are ready. It tells the room and moves nothing. */
export function ReadyLine({ step }: { readonly step: Step }) {
  const { state, viewerId } = useRoom();
  const sending = useSending();
  const ready = state.steps[state.current]?.ready ?? [];
  const cards = openCards(state, step);
  if (cards?.state.phase !== 'writing') return null;
  const isReady = ready.includes(viewerId);
  const here = Object.values(state.people).filter((person) => person.present).length;
  return (
    <p className={styles.ready}>
      {isAmong(state, viewerId, cards.capture.writers) ? <Button size="sm" variant={isReady ? 'light' : 'default'} aria-pressed={isReady} onClick={() => void sending.send({ type: 'SignalReady', stepId: step.id, ready: !isReady })}>
        {isReady ? text.said : text.say}
      </Button> : null}
      <span className={styles.small}>{text.count(ready.length, Math.max(here, ready.length))}</span>
    </p>
  );
}
