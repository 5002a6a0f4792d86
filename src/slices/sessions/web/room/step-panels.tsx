import type { Step } from '../../../protocols/model/protocol.ts';
import { filledOf } from '../../model/places.ts';
import { words } from '../words.ts';
import { CardsReading } from './panels/cards-reading.tsx';
import { CardsWriting } from './panels/cards-writing.tsx';
import { KeptCards } from './panels/kept-cards.tsx';
import { NextStepsPanel } from './panels/next-steps-panel.tsx';
import { NotebookPanel } from './panels/notebook-panel.tsx';
import { NotesPanel } from './panels/notes-panel.tsx';
import { ProblemPanel } from './panels/problem-panel.tsx';
import { PulsePanel } from './panels/pulse-panel.tsx';
import { QuestionsPanel } from './panels/questions-panel.tsx';
import { TakeawaysPanel } from './panels/takeaways-panel.tsx';
import { panelsOf, type Panel } from './panels-of.ts';
import { useRoom } from './room-context.ts';
import styles from './panels/panels.module.css';

/**
 * Everything of one step that stands before this person. `as="back"` for a step the room is not in, `as="stayed"` for one
 * it has left while they were typing, `as="recap"` when nothing of it may be written any more.
 */
export function StepPanels({ step, as = 'here' }: { readonly step: Step; readonly as?: 'here' | 'back' | 'stayed' | 'recap' }) {
  const { state, viewerId } = useRoom();
  const panels = panelsOf(state, step, viewerId, as === 'stayed');
  if (panels.length === 0) return as === 'here' ? null : <p className={styles.quiet}>{words.room.lookBack.nothing}</p>;
  return panels.map((panel) => <OnePanel key={panel.capture.id} step={step} panel={as === 'recap' ? { ...panel, mode: 'read' } : panel} />);
}

function OnePanel({ step, panel: { capture, mode } }: { readonly step: Step; readonly panel: Panel }) {
  const mayWrite = mode === 'write';
  switch (capture.kind) {
    case 'problem':
      return <ProblemPanel capture={capture} />;
    case 'questions-and-answers':
      return <QuestionsPanel capture={capture} mayWrite={mayWrite} />;
    case 'private-cards':
      return <CardsPanel capture={capture} step={step} mayWrite={mayWrite} />;
    case 'marks':
      return null; // shown on the cards they mark
    case 'notes':
      return <NotesPanel capture={capture} mayWrite={mayWrite} />;
    case 'notebook':
      return <NotebookPanel capture={capture} mayWrite={mayWrite} />;
    case 'next-steps':
      return <NextStepsPanel capture={capture} mayWrite={mayWrite} />;
    case 'takeaways':
      return <TakeawaysPanel capture={capture} mayWrite={mayWrite} />;
    case 'pulse':
      return <PulsePanel capture={capture} mayWrite={mayWrite} />;
  }
}

function CardsPanel({ capture, step, mayWrite }: { readonly capture: Extract<Panel['capture'], { kind: 'private-cards' }>; readonly step: Step; readonly mayWrite: boolean }) {
  const { state } = useRoom();
  const phase = filledOf(state, capture.id, 'private-cards')?.phase;
  if (phase === 'handed-over') return <KeptCards capture={capture} step={step} />;
  // The page someone is writing on stays in its place when the reading begins, so that no sentence is cut off.
  return (
    <>
      {phase === 'reading' ? <CardsReading capture={capture} /> : null}
      {mayWrite ? <CardsWriting capture={capture} isReading={phase === 'reading'} /> : null}
    </>
  );
}
