import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { sayClock } from '../../../../platform/web/dates.ts';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { offerToShorten } from '../../model/drift.ts';
import { words } from '../words.ts';
import { useRoom } from './room-context.ts';
import styles from './room.module.css';
import { useSending } from './use-sending.ts';
import { useTick } from './use-tick.ts';

const text = words.room.drift;

/** Offers whoever leads to make up lost time. Only an offer: it can be left, and comes back when the room moves on. */
export function DriftOffer() {
  const { state, now } = useRoom();
  const sending = useSending();
  const [leftAt, setLeftAt] = useState<number | null>(null);
  useTick(10_000);
  const offer = offerToShorten(state, now());
  if (!offer || leftAt === state.moves) return null;
  const changes = offer.steps.map((step) => text.change(step.title, sayClock(step.fromMs), sayClock(step.toMs))).join(', ');
  const still = Math.round(offer.stillBehindMs / 60_000);
  return (
    <div className={styles.lampNote}>
      <p>
        <strong>{text.behind(Math.round(offer.behindMs / 60_000))}</strong> {text.offer(changes)}
        {offer.protectedTitles.length > 0 ? ` ${text.kept(offer.protectedTitles)}` : ''}
        {still > 0 ? ` ${text.still(still)}` : ''}
      </p>
      <Group gap={8}>
        <Button size="sm" loading={sending.busy} onClick={() => void sending.send({ type: 'ShortenLaterSteps', plannedMs: Object.fromEntries(offer.steps.map((step) => [step.stepId, step.toMs])) })}>{text.take}</Button>
        <Button size="sm" variant="subtle" onClick={() => setLeftAt(state.moves)}>{text.leave}</Button>
      </Group>
      <ProblemNotice problem={sending.problem} />
    </div>
  );
}
