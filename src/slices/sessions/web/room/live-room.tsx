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
        <StepView step={seen} isListening={isListening} hasStayed={hasStayed} onReturn={() => look(null)} />
      </div>
      {isListening ? null : <RoomThread looking={isHere ? null : seen.id} onLook={look} />}
      {leads ? <LeaderBar /> : null}
    </div>
  );
}

/** The step before this person. Its panels keep their place whatever stands above them, so that no field is lost under a hand. */
function StepView({ step, isListening, hasStayed, onReturn }: { readonly step: Step; readonly isListening: boolean; readonly hasStayed: boolean; readonly onReturn: () => void }) {
  const { state } = useRoom();
  const index = contentOf(state).steps.findIndex((each) => each.id === step.id);
  const isHere = index === state.current;
  const isAhead = index > state.current && !hasStayed;
  return (
    <section aria-label={isHere ? text.yourPart : step.title}>
      {isHere ? <TaskHead step={step} /> : <LookHead step={step} isAhead={isAhead} hasStayed={hasStayed} onReturn={onReturn} />}
      {isAhead ? <p className={styles.how}>{step.purpose}</p> : <StepPanels key={step.id} step={step} as={isHere ? 'here' : hasStayed ? 'stayed' : 'back'} />}
      {isHere && !isListening ? <ReadyLine step={step} /> : null}
    </section>
  );
}

function TaskHead({ step }: { readonly step: Step }) {
  const { state, viewerId } = useRoom();
  const task = taskOf(state, step, viewerId);
  const { order, how } = text.task(task);
  return (
    <div className={styles.task} data-task={task.kind}>
      <h2 className={styles.order}>{order}</h2>
      <p className={styles.how}>{how}</p>
    </div>
  );
}

function LookHead({ step, isAhead, hasStayed, onReturn }: { readonly step: Step; readonly isAhead: boolean; readonly hasStayed: boolean; readonly onReturn: () => void }) {
  const { state } = useRoom();
  const here = currentStep(state)!;
  const banner = hasStayed ? text.lookBack.finish(here.title) : isAhead ? text.lookBack.ahead(step.title) : text.lookBack.banner(step.title);
  return (
    <div className={styles.lookBack} data-stayed={hasStayed}>
      <p>{banner}</p>
      <Button onClick={onReturn}>{hasStayed ? text.lookBack.go(here.title) : text.lookBack.return}</Button>
    </div>
  );
}
