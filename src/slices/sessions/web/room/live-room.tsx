import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useBoard } from '../../../../platform/web/ui/appearance.tsx';
import type { Step } from '../../../protocols/model/protocol.ts';
import { contentOf, currentStep } from '../../model/places.ts';
import { leadsNow } from '../../model/who.ts';
import { words } from '../words.ts';
import { Banners } from './banners.tsx';
import { DriftOffer } from './drift-offer.tsx';
import { LeaderBar } from './leader-bar.tsx';
import { taskOf } from './my-task.ts';
import { ReadyLine } from './ready-line.tsx';
import { Recap } from './recap.tsx';
import { useRoom } from './room-context.ts';
import styles from './room.module.css';
import type { RoomSight } from './room-store.ts';
import { RoomThread } from './room-thread.tsx';
import { RoomTop } from './room-top.tsx';
import { ScriptCard } from './script-card.tsx';
import { StepPanels } from './step-panels.tsx';
import { useLooking } from './use-looking.ts';

const text = words.room;

/** What there is to do now stands at the top: a page scrolled down for the step before comes back up, but not from under a hand. */
function useTopOnChange(what: string): void {
  useEffect(() => {
    if (!(document.activeElement instanceof HTMLTextAreaElement)) window.scrollTo({ top: 0 });
  }, [what]);
}

/** The room while the session runs: who speaks on top, what I am to do in the middle, the thread of steps below. */
export function LiveRoom({ sight, onLetGo }: { readonly sight: RoomSight; readonly onLetGo: (commandId: string) => void }) {
  const { state, viewerId } = useRoom();
  const step = currentStep(state)!;
  const { stepId: looking, hasStayed, look } = useLooking(step.id);
  const seen = contentOf(state).steps.find((each) => each.id === looking) ?? step;
  const isHere = seen.id === step.id;
  const task = taskOf(state, step, viewerId);
  const isListening = isHere && task.kind === 'only-listen';
  const leads = leadsNow(state, viewerId);
  useBoard(isListening);
  useTopOnChange(`${seen.id}/${task.kind}`);
  return (
    <div className={styles.room} data-listening={isListening}>
      <RoomTop />
      <div className={styles.middle}>
        <Banners sight={sight} onLetGo={onLetGo} />
        {leads && isHere ? <DriftOffer /> : null}
        {leads && isHere ? <ScriptCard /> : null}
        <Recap />
        {isHere ? <MyTask step={step} isListening={isListening} /> : <LookedAt step={seen} hasStayed={hasStayed} onReturn={() => look(null)} />}
      </div>
      {isListening ? null : <RoomThread looking={isHere ? null : seen.id} onLook={look} />}
      {leads ? <LeaderBar /> : null}
    </div>
  );
}

function MyTask({ step, isListening }: { readonly step: Step; readonly isListening: boolean }) {
  const { state, viewerId } = useRoom();
  const task = taskOf(state, step, viewerId);
  const { order, how } = text.task(task);
  return (
    <section aria-label={text.yourPart} data-task={task.kind}>
      <div className={styles.task}>
        <h2 className={styles.order}>{order}</h2>
        <p className={styles.how}>{how}</p>
      </div>
      <StepPanels key={step.id} step={step} />
      {isListening ? null : <ReadyLine step={step} />}
    </section>
  );
}

function LookedAt({ step, hasStayed, onReturn }: { readonly step: Step; readonly hasStayed: boolean; readonly onReturn: () => void }) {
  const { state } = useRoom();
  const here = currentStep(state)!;
  const index = contentOf(state).steps.findIndex((each) => each.id === step.id);
  const banner = hasStayed ? text.lookBack.finish(here.title) : index > state.current ? text.lookBack.ahead(step.title) : text.lookBack.banner(step.title);
  return (
    <section aria-label={step.title}>
      <div className={styles.lookBack}>
        <p>{banner}</p>
        <Button onClick={onReturn}>{hasStayed ? text.lookBack.go(here.title) : text.lookBack.return}</Button>
      </div>
      {index > state.current ? <p className={styles.how}>{step.purpose}</p> : <StepPanels key={step.id} step={step} as="back" />}
    </section>
  );
}
