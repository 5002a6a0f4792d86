import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { err } from '../../../../kernel/result.ts';
import { ConfirmOnce } from '../../../../platform/web/ui/confirm-once.tsx';
import { DateTimeField } from '../../../../platform/web/ui/date-time-field.tsx';
import { TextField } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { Section } from '../../../../platform/web/ui/section.tsx';
import { useRoom } from '../room/room-context.ts';
import { useSending } from '../room/use-sending.ts';
import { words } from '../words.ts';
import styles from '../whole-page.module.css';

const text = words.lobby.changes;

/** Moving the session to another time or place, or cancelling it. Everyone hears of it. */
export function PlanChanges() {
  const { state, send } = useRoom();
  const [open, setOpen] = useState(false);
  const cancel = async () => {
    const answer = await send({ type: 'CancelSession', reason: '' });
    return answer.ok ? answer : err({ ...answer.error, status: 0 });
  };
  return (
    <Section title={text.title}>
      <div className={styles.actions}>
        <Button variant="default" onClick={() => setOpen(true)}>{text.move}</Button>
        <ConfirmOnce verb={text.cancel} question={text.cancelQuestion(state.plan.title)} consequence={text.cancelConsequence} onConfirm={cancel} />
      </div>
      <Modal opened={open} onClose={() => setOpen(false)} title={text.move}>
        {open ? <MoveForm onDone={() => setOpen(false)} /> : null}
      </Modal>
    </Section>
  );
}

function MoveForm({ onDone }: { readonly onDone: () => void }) {
  const { state } = useRoom();
  const sending = useSending();
  const [startsAt, setStartsAt] = useState<number | null>(state.plan.startsAt);
  const [place, setPlace] = useState(state.plan.place);
  const save = async () => {
    if (startsAt !== null && (await sending.send({ type: 'ChangePlan', changes: { startsAt, place } }))) onDone();
  };
  return (
    <Form verb={text.save} sending={sending.busy} problem={sending.problem} disabled={startsAt === null} onSubmit={() => void save()}>
      <DateTimeField label={text.when} value={startsAt} onChange={setStartsAt} />
      <TextField label={text.place} optional value={place} onChange={setPlace} maxLength={200} />
    </Form>
  );
}
