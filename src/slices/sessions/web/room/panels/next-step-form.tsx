import { Button } from '@mantine/core';
import { useState } from 'react';
import { sayIsoDay, useTimeZone, wallClockAt } from '../../../../../platform/web/dates.ts';
import { DayField } from '../../../../../platform/web/ui/date-time-field.tsx';
import { TextArea, TextField } from '../../../../../platform/web/ui/fields.tsx';
import { ProblemNotice } from '../../../../../platform/web/ui/problem-notice.tsx';
import type { Horizon, NextStep } from '../../../model/state.ts';
import { words } from '../../words.ts';
import { useFields } from '../keeping.ts';
import { useRoom } from '../room-context.ts';
import styles from './panels.module.css';
import { useSending } from '../use-sending.ts';

const text = words.room.nextSteps;
const FIELDS = ['what', 'actor', 'where', 'dueOn', 'evidence'] as const;
type Field = (typeof FIELDS)[number];

/** One next step being written. A refusal stands at the form with every word still in it. */
export function NextStepForm(props: {
  readonly captureId: string;
  readonly horizon: Horizon;
  readonly step?: NextStep;
  readonly onDone: () => void;
  /** Leaves the form; null where one step is still needed. */
  readonly onLeave: (() => void) | null;
}) {
  const { captureId, horizon, step } = props;
  const { newId, now } = useRoom();
  const timeZone = useTimeZone();
  const sending = useSending();
  const [tried, setTried] = useState(false);
  const fresh = { what: step?.what ?? '', actor: step?.actor ?? '', where: step?.where ?? '', dueOn: step?.dueOn ?? '', evidence: step?.evidence ?? '' };
  const kept = useFields<Field>(`next-step:${step?.nextStepId ?? horizon}`, fresh);
  const lacking = (field: Field) => (tried && kept.value[field].trim() === '' ? text.lacking[field] : undefined);
  const actorFault = sending.problem?.code === 'actor-not-named' ? sending.problem.mend : undefined;
  const submit = async () => {
    setTried(true);
    if (FIELDS.some((field) => kept.value[field].trim() === '')) return;
    const sent = await sending.send({ type: 'WriteNextStep', captureId, nextStep: { nextStepId: step?.nextStepId ?? newId(), horizon, ...kept.value } });
    if (!sent) return;
    kept.clear();
    props.onDone();
  };
  return (
    <form className={styles.writer} noValidate onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <TextArea label={text.what[horizon]} minRows={2} value={kept.value.what} onChange={(next) => kept.change('what', next)} error={lacking('what')} />
      <div className={styles.pair}>
        <TextField label={text.who} hint={text.whoHint} value={kept.value.actor} onChange={(next) => kept.change('actor', next)} error={lacking('actor') ?? actorFault} />
        <TextField label={text.where} hint={text.whereHint} value={kept.value.where} onChange={(next) => kept.change('where', next)} error={lacking('where')} />
      </div>
      <div className={styles.pair}>
        <DayField label={text.byWhen} hint={kept.value.dueOn ? sayIsoDay(kept.value.dueOn) : text.byWhenHint[horizon]} value={kept.value.dueOn} onChange={(next) => kept.change('dueOn', next)} min={wallClockAt(now(), timeZone).day} error={lacking('dueOn')} />
        <TextArea label={text.sign} hint={text.signHint} minRows={1} value={kept.value.evidence} onChange={(next) => kept.change('evidence', next)} error={lacking('evidence')} />
      </div>
      <ProblemNotice problem={actorFault && sending.problem ? { ...sending.problem, mend: '' } : sending.problem} />
      <div className={styles.writerFoot}>
        <Button type="submit" loading={sending.busy}>{step ? text.keep : text.promise}</Button>
        {props.onLeave ? <Button variant="subtle" onClick={() => { kept.clear(); props.onLeave?.(); }}>{text.leave}</Button> : null}
      </div>
    </form>
  );
}
