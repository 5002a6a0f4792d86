import { useState } from 'react';
import { useSend } from '../../../../platform/web/api-client.ts';
import { LinkTo } from '../../../../platform/web/page.ts';
import { PasswordField, TextField } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { PageHeader } from '../../../../platform/web/ui/page-header.tsx';
import { faultAt } from '../../../../platform/web/ui/problem-notice.tsx';
import type { SignedIn } from '../shapes.ts';
import { words as all } from '../words.ts';
import { KeepCodes } from './keep-codes.tsx';
import { useEntry } from './use-entry.ts';

const words = all.recovery;

/** A forgotten password: a recovery code sets a new one. */
export function RecoveryPage() {
  const entry = useEntry();
  const [asked, setAsked] = useState({ email: '', code: '', password: '' });
  const { send, sending, problem } = useSend({ asStranger: true });
  const submit = async () => {
    const answer = await send<SignedIn>('POST', '/api/recovery-codes/redeem', asked);
    if (answer.ok) entry.enter(answer.value);
  };
  if (entry.codes) return <KeepCodes codes={entry.codes} onKept={entry.goOn} />;
  return (
    <>
      <PageHeader title={words.title} sentence={words.sentence} />
      <Form onSubmit={() => void submit()} verb={words.verb} sending={sending} problem={problem} beside={<LinkTo to="/sign-in">{words.back}</LinkTo>}>
        <TextField label={words.email} type="email" autoComplete="username" value={asked.email} onChange={(email) => setAsked({ ...asked, email })} error={faultAt(problem, 'email')} />
        <TextField label={words.code} hint={words.codeHint} value={asked.code} onChange={(code) => setAsked({ ...asked, code })} error={faultAt(problem, 'code')} />
        <PasswordField label={words.password} hint={all.welcome.passwordHint} kind="new-password" value={asked.password} onChange={(password) => setAsked({ ...asked, password })} error={faultAt(problem, 'password')} />
      </Form>
    </>
  );
}
