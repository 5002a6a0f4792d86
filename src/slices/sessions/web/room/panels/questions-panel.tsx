import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { SelectField, TextArea } from '../../../../../platform/web/ui/fields.tsx';
import { ProblemNotice } from '../../../../../platform/web/ui/problem-notice.tsx';
import { Said } from '../../../../../platform/web/ui/said.tsx';
import { filledOf, type CaptureOf } from '../../../model/places.ts';
import type { Question } from '../../../model/state.ts';
import { leadsNow } from '../../../model/who.ts';
import { words } from '../../words.ts';
import { useFields } from '../keeping.ts';
import { callName } from '../people-in-room.ts';
import { useRoom } from '../room-context.ts';
import styles from './panels.module.css';
import { useSending } from '../use-sending.ts';
import { PanelFrame } from './panel-frame.tsx';
import { Unsent } from './unsent.tsx';

const text = words.room.questions;

/** Questions and answers: whoever is free writes them down, and everyone sees them at once. */
export function QuestionsPanel({ capture, mayWrite }: { readonly capture: CaptureOf<'questions-and-answers'>; readonly mayWrite: boolean }) {
  const { state } = useRoom();
  const questions = filledOf(state, capture.id, 'questions-and-answers')?.questions ?? [];
  return (
    <PanelFrame capture={capture}>
      {mayWrite ? <AskForm captureId={capture.id} /> : null}
      {questions.length === 0 ? <p className={styles.quiet}>{text.none}</p> : null}
      <ol className={styles.sheets}>
        {questions.map((question) => <OneQuestion key={question.entryId} captureId={capture.id} question={question} mayWrite={mayWrite} />)}
      </ol>
    </PanelFrame>
  );
}

function AskForm({ captureId }: { readonly captureId: string }) {
  const { state, viewerId, newId } = useRoom();
  const kept = useFields(`ask:${captureId}`, { text: '', askedBy: viewerId });
  const sending = useSending();
  const people = Object.values(state.people).map((person) => ({ value: person.personId, label: person.personId === viewerId ? text.me(person.name) : person.name }));
  const submit = async () => {
    const sent = await sending.send({ type: 'AskQuestion', captureId, entryId: newId(), askedBy: kept.value.askedBy, text: kept.value.text });
    if (sent) kept.clear();
  };
  return (
    <form className={styles.writer} onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <TextArea label={text.question} minRows={2} value={kept.value.text} onChange={(next) => kept.change('text', next)} />
      <div className={styles.writerFoot}>
        <SelectField label={text.asker} value={kept.value.askedBy} onChange={(askedBy) => kept.change('askedBy', askedBy)} choices={people} />
        <Button type="submit" disabled={kept.value.text.trim() === ''} loading={sending.busy}>{text.write}</Button>
      </div>
      <ProblemNotice problem={sending.problem} />
    </form>
  );
}

function OneQuestion({ captureId, question, mayWrite }: { readonly captureId: string; readonly question: Question; readonly mayWrite: boolean }) {
  const { state, viewerId } = useRoom();
  const sending = useSending();
  const [editing, setEditing] = useState(false);
  const asker = question.askedBy === viewerId ? text.youAsk : text.asks(callName(state, question.askedBy));
  const mayRemove = mayWrite && (question.recordedBy === viewerId || question.askedBy === viewerId || leadsNow(state, viewerId));
  return (
    <li className={styles.sheet}>
      <p className={styles.byline}>{asker}</p>
      <Said voice="quoted">{question.text}</Said>
      <Unsent thing={question.entryId} />
      {question.answer !== null && !editing ? <div className={styles.answer}><p className={styles.byline}>{text.answer}</p><Said>{question.answer}</Said></div> : null}
      {mayWrite && (question.answer === null || editing) ? <AnswerForm captureId={captureId} question={question} onDone={() => setEditing(false)} /> : null}
      {question.answer === null && !mayWrite ? <p className={styles.quiet}>{text.noAnswer}</p> : null}
      {mayWrite && !editing ? (
        <Group gap={8} mt={8}>
          {question.answer !== null ? <Button size="sm" variant="subtle" onClick={() => setEditing(true)}>{text.changeAnswer}</Button> : null}
          {mayRemove ? <Button size="sm" variant="subtle" color="gray" onClick={() => void sending.send({ type: 'RemoveQuestion', captureId, entryId: question.entryId })}>{text.remove}</Button> : null}
        </Group>
      ) : null}
      <ProblemNotice problem={sending.problem} />
    </li>
  );
}

function AnswerForm({ captureId, question, onDone }: { readonly captureId: string; readonly question: Question; readonly onDone: () => void }) {
  const kept = useFields(`answer:${question.entryId}`, { answer: question.answer ?? '' });
  const sending = useSending();
  const submit = async () => {
    const sent = await sending.send({ type: 'AnswerQuestion', captureId, entryId: question.entryId, answer: kept.value.answer });
    if (!sent) return;
    kept.clear();
    onDone();
  };
  return (
    <form className={styles.answer} onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <TextArea label={text.answerTo} minRows={1} value={kept.value.answer} onChange={(answer) => kept.change('answer', answer)} />
      <Button type="submit" size="sm" variant="default" mt={8} disabled={kept.value.answer.trim() === ''} loading={sending.busy}>{text.keepAnswer}</Button>
      <ProblemNotice problem={sending.problem} />
    </form>
  );
}
