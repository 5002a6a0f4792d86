import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { Said } from '../../../../platform/web/ui/said.tsx';
import { currentStep } from '../../model/places.ts';
import { words } from '../words.ts';
import { useRoom } from './room-context.ts';
import styles from './room.module.css';
import { useSending } from './use-sending.ts';

const text = words.room.lead;

/** What whoever leads can say to open the step; folds away once it was said. */
export function ScriptCard() {
  const { state } = useRoom();
  const sending = useSending();
  const step = currentStep(state);
  const run = state.steps[state.current];
  if (!step || !run) return null;
  return (
    <details key={`${step.id}/${run.run}/${run.scriptRead}`} className={styles.script} open={!run.scriptRead}>
      <summary>{text.script}{run.scriptRead ? <span className={styles.said}><IconCheck aria-hidden size={16} /> {text.scriptDone}</span> : null}</summary>
      <Said voice="quoted">{step.script}</Said>
      {run.scriptRead ? null : <Button size="sm" variant="default" mt={12} loading={sending.busy} onClick={() => void sending.send({ type: 'ConfirmScriptRead', stepId: step.id })}>{text.scriptRead}</Button>}
      <ProblemNotice problem={sending.problem} />
    </details>
  );
}
