import { useState } from 'react';
import { useSend } from '../../../../platform/web/api-client.ts';
import { useGo, usePathParams } from '../../../../platform/web/page.ts';
import { TextField } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { PageHeader } from '../../../../platform/web/ui/page-header.tsx';
import { faultAt } from '../../../../platform/web/ui/problem-notice.tsx';
import type { GuestSignedIn } from '../shapes.ts';
import { words as all } from '../words.ts';

const words = all.guest;

/** A guest link was opened: the guest says their name and goes into the one session. */
export function GuestPage() {
  const { token } = usePathParams('token');
  const go = useGo();
  const [name, setName] = useState('');
  const { send, sending, problem } = useSend({ asStranger: true });
  const submit = async () => {
    const answer = await send<GuestSignedIn>('POST', '/api/guest-passes/redeem', { token, name });
    if (answer.ok) go(`/sessions/${answer.value.sessionId}`, { replace: true });
  };
  return (
    <>
      <PageHeader title={words.title} sentence={words.sentence} />
      <Form onSubmit={() => void submit()} verb={words.verb} sending={sending} problem={problem}>
        <TextField label={words.name} autoComplete="name" value={name} onChange={setName} error={faultAt(problem, 'name')} />
      </Form>
    </>
  );
}
