import { Button } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../../platform/web/sync/new-id.ts';
import { useApi, useSend } from '../../../../platform/web/api-client.ts';
import { sayMoment, useTimeZone } from '../../../../platform/web/dates.ts';
import { useDraft } from '../../../../platform/web/device-log.tsx';
import { SelectField, TextArea } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { Moment } from '../../../../platform/web/ui/moment.tsx';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { Said } from '../../../../platform/web/ui/said.tsx';
import { Section } from '../../../../platform/web/ui/section.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import type { ProblemView, Refocusing, VersionLine } from '../../model/wire.ts';
import { words } from '../words.ts';
import { Comments } from './comments.tsx';
import { useOnSheet } from './sheet-context.ts';
import styles from './sheet.module.css';

const text = words.talk;

/** The conversation between author and supervisor: asking for it, comments on the whole, how the statement was turned. */
export function Talk() {
  const { problem, viewerId, take } = useOnSheet();
  const { send, sending, problem: refused } = useSend();
  const tell = useToast();
  const isAuthor = viewerId === problem.author.personId;
  const begin = async () => {
    const answer = await send<ProblemView>('POST', `/api/problems/${problem.problemId}/consultation`, undefined, ['/api/problems']);
    if (!answer.ok) return;
    take(answer.value);
    if (isAuthor) tell(text.asked);
  };
  return (
    <Section title={text.title} sentence={text.sentence}>
      {problem.status === 'drafting' ? <Button loading={sending} onClick={() => void begin()} mb="md">{isAuthor ? text.ask : text.begin}</Button> : null}
      <ProblemNotice problem={refused} />
      <h3 className={styles.ask}>{text.general}</h3>
      <div className={styles.stack}><Comments field={null} /></div>
      <h3 className={styles.ask} style={{ marginBlockStart: 24 }}>{text.refocusings}</h3>
      {problem.conversation?.refocusings.map((turn) => <Turn key={turn.refocusingId} turn={turn} />)}
      {problem.version > 1 ? <RecordTurn /> : null}
    </Section>
  );
}

function Turn({ turn }: { readonly turn: Refocusing }) {
  return (
    <div className={styles.turn}>
      <div><h4>{text.before}</h4><Said voice="quoted">{turn.before || words.unstated}</Said></div>
      <div><h4>{text.after}</h4><Said voice="quoted">{turn.after || words.unstated}</Said></div>
      <div><p className={styles.who}><strong>{turn.by.name}</strong> · <Moment at={turn.at} /></p><Said>{turn.reason}</Said></div>
    </div>
  );
}

/** Keeps why the statement was turned; the words before and after come from the saved versions, so nobody rewrites them. */
function RecordTurn() {
  const { problem, take, saveFirst } = useOnSheet();
  const [open, setOpen] = useState(false);
  const [refocusingId] = useState(() => newId());
  const [from, setFrom] = useState('');
  const reason = useDraft(`problem:${problem.problemId}:refocus`);
  const versions = useApi<{ versions: VersionLine[] }>(open ? `/api/problems/${problem.problemId}/versions` : null);
  const { send, sending, problem: refused } = useSend();
  const timeZone = useTimeZone();
  const tell = useToast();
  if (!open) return <Button variant="default" onClick={() => setOpen(true)}>{text.refocus}</Button>;
  const lines = versions.state === 'ready' ? versions.value.versions : [];
  const turns = lines.flatMap((line, index) => (line.changed.includes('statement') && index > 0 ? [lines[index - 1]!] : [])).toReversed();
  const chosen = from || String(turns[0]?.version ?? '');
  const submit = async () => {
    if (!(await saveFirst())) return;
    const answer = await send<ProblemView>('POST', `/api/problems/${problem.problemId}/refocus`, { refocusingId, fromVersion: Number(chosen), toVersion: problem.version, reason: reason.text }, []);
    if (!answer.ok) return;
    reason.drop();
    take(answer.value);
    setOpen(false);
    tell(text.refocusKept);
  };
  return (
    <Form onSubmit={() => void submit()} verb={text.keepRefocus} sending={sending} problem={refused} disabled={chosen === ''}>
      <SelectField label={text.fromVersion} value={chosen} onChange={setFrom} choices={turns.map((line) => ({ value: String(line.version), label: text.versionChoice(line.version, sayMoment(line.savedAt, timeZone)) }))} />
      <TextArea label={text.reason} minRows={2} value={reason.text} onChange={reason.setText} />
    </Form>
  );
}
