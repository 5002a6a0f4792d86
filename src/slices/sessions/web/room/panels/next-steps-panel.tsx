import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { Day } from '../../../../../platform/web/ui/moment.tsx';
import { ProblemNotice } from '../../../../../platform/web/ui/problem-notice.tsx';
import { Said } from '../../../../../platform/web/ui/said.tsx';
import { filledOf, type CaptureOf } from '../../../model/places.ts';
import type { Horizon, NextStep } from '../../../model/state.ts';
import { words } from '../../words.ts';
import { useRoom } from '../room-context.ts';
import styles from './panels.module.css';
import { useSending } from '../use-sending.ts';
import { NextStepForm } from './next-step-form.tsx';
import { PanelFrame } from './panel-frame.tsx';
import { Unsent } from './unsent.tsx';

const text = words.room.nextSteps;
type NextSteps = CaptureOf<'next-steps'>;

/** What will happen next, soon and further off: each step with who, where, by when, and what would show it worked. */
export function NextStepsPanel({ capture, mayWrite }: { readonly capture: NextSteps; readonly mayWrite: boolean }) {
  return (
    <PanelFrame capture={capture}>
      <Horizons capture={capture} mayWrite={mayWrite} horizon="short" needed={capture.minimumShort} />
      <Horizons capture={capture} mayWrite={mayWrite} horizon="long" needed={capture.minimumLong} />
    </PanelFrame>
  );
}

function Horizons({ capture, mayWrite, horizon, needed }: { readonly capture: NextSteps; readonly mayWrite: boolean; readonly horizon: Horizon; readonly needed: number }) {
  const { state } = useRoom();
  const [adding, setAdding] = useState(false);
  const steps = (filledOf(state, capture.id, 'next-steps')?.nextSteps ?? []).filter((step) => step.horizon === horizon);
  const isShort = steps.length < needed;
  const showsForm = mayWrite && (isShort || adding);
  return (
    <div className={styles.horizon}>
      <h4 className={styles.columnName}>{text.horizon[horizon]}</h4>
      {steps.length === 0 && !mayWrite ? <p className={styles.quiet}>{text.noneYet}</p> : null}
      <ul className={styles.sheets}>
        {steps.map((step) => <OneStep key={step.nextStepId} capture={capture} step={step} mayWrite={mayWrite} />)}
      </ul>
      {showsForm ? <NextStepForm key={steps.length} captureId={capture.id} horizon={horizon} onDone={() => setAdding(false)} onLeave={isShort ? null : () => setAdding(false)} /> : null}
      {mayWrite && !showsForm ? <Button variant="default" mt={8} onClick={() => setAdding(true)}>{text.addAnother}</Button> : null}
    </div>
  );
}

function OneStep({ capture, step, mayWrite }: { readonly capture: NextSteps; readonly step: NextStep; readonly mayWrite: boolean }) {
  const { viewerId } = useRoom();
  const sending = useSending();
  const [changing, setChanging] = useState(false);
  const isMine = mayWrite && step.authorId === viewerId;
  if (changing) return <li><NextStepForm captureId={capture.id} horizon={step.horizon} step={step} onDone={() => setChanging(false)} onLeave={() => setChanging(false)} /></li>;
  return (
    <li className={styles.sheet}>
      <Said voice="quoted">{step.what}</Said>
      <Unsent thing={step.nextStepId} />
      <dl className={styles.facts}>
        <dt>{text.who}</dt><dd>{step.actor}</dd>
        <dt>{text.where}</dt><dd>{step.where}</dd>
        <dt>{text.byWhen}</dt><dd><Day on={step.dueOn} /></dd>
        <dt>{text.sign}</dt><dd>{step.evidence}</dd>
      </dl>
      {isMine ? (
        <Group gap={8} mt={8}>
          <Button size="sm" variant="subtle" onClick={() => setChanging(true)}>{text.change}</Button>
          <Button size="sm" variant="subtle" color="gray" onClick={() => void sending.send({ type: 'RemoveNextStep', captureId: capture.id, nextStepId: step.nextStepId })}>{text.remove}</Button>
        </Group>
      ) : null}
      <ProblemNotice problem={sending.problem} />
    </li>
  );
}
