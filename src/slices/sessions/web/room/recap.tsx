import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { contentOf, currentStep } from '../../model/places.ts';
import { words } from '../words.ts';
import { cameLate } from './came-late.ts';
import { useRoom } from './room-context.ts';
import styles from './room.module.css';
import { StepPanels } from './step-panels.tsx';

const text = words.room.recap;
/** For someone who comes in late: what has been shared so far, to read before they join in. Nothing private is in it. */
export function Recap() {
  const { state, viewerId } = useRoom();
  const [open, setOpen] = useState(false);
  const [isRead, setRead] = useState(false);
  const step = currentStep(state);
  if (!step || !cameLate(state, viewerId)) return null;
  const earlier = contentOf(state).steps.filter((_, index) => index < state.current && state.steps[index]!.run > 0);
  return (
    <>
      {isRead ? null : (
        <div className={styles.note}>
          <p>{text.banner(step.title)}</p>
          <Button size="sm" variant="default" onClick={() => setOpen(true)}>{text.open}</Button>
        </div>
      )}
      <Modal opened={open} onClose={() => setOpen(false)} title={text.title} size="xl">
        {earlier.map((each) => (
          <section key={each.id} className={styles.recapStep} aria-label={each.title}>
            <h3 className={styles.recapTitle}>{each.title}</h3>
            <StepPanels step={each} as="recap" />
          </section>
        ))}
        <Button mt={16} onClick={() => { setOpen(false); setRead(true); }}>{text.close}</Button>
      </Modal>
    </>
  );
}
