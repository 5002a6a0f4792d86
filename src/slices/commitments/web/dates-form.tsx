import { useState } from 'react';
import { useSend } from '../../../platform/web/api-client.ts';
import { DayField } from '../../../platform/web/ui/date-time-field.tsx';
import { TextField } from '../../../platform/web/ui/fields.tsx';
import { Form } from '../../../platform/web/ui/form.tsx';
import { faultAt } from '../../../platform/web/ui/problem-notice.tsx';
import { useToast } from '../../../platform/web/ui/toast.tsx';
import type { Commitment } from '../model/wire.ts';
import { words } from './words.ts';

/** Moves the days of a promise; the old ones and the reason stay in its history. */
export function DatesForm({ commitment }: { readonly commitment: Commitment }) {
  const [dueOn, setDueOn] = useState(commitment.dueOn);
  const [checkOn, setCheckOn] = useState(commitment.checkOn);
  const [reason, setReason] = useState('');
  const { send, sending, problem } = useSend();
  const tell = useToast();
  const submit = async () => {
    const answer = await send('PATCH', `/api/commitments/${commitment.commitmentId}/dates`, { dueOn, checkOn, reason });
    if (!answer.ok) return;
    setReason('');
    tell(words.dates.moved);
  };
  return (
    <Form onSubmit={() => void submit()} verb={words.dates.send} sending={sending} problem={problem}>
      <DayField label={words.dates.due} value={dueOn} onChange={setDueOn} error={faultAt(problem, 'dueOn')} />
      <DayField label={words.dates.check} value={checkOn} onChange={setCheckOn} error={faultAt(problem, 'checkOn')} />
      <TextField label={words.dates.reason} value={reason} onChange={setReason} error={faultAt(problem, 'reason')} />
    </Form>
  );
}
