import { Button, Divider, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useApi, useSend } from '../../../../platform/web/api-client.ts';
import { LinkTo, useQueryParam } from '../../../../platform/web/page.ts';
import { PasswordField, TextField } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { PageHeader } from '../../../../platform/web/ui/page-header.tsx';
import { faultAt, ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import type { SetupState, SignedIn } from '../shapes.ts';
import { words as all } from '../words.ts';
import { KeepCodes } from './keep-codes.tsx';
import { useEntry } from './use-entry.ts';

const words = all.signIn;

/** Signing in with a password, or asking for a link where mail is set up. */
export function SignInPage() {
  const entry = useEntry(useQueryParam('to'));
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { send, sending, problem } = useSend({ asStranger: true });
  const submit = async () => {
    const answer = await send<SignedIn>('POST', '/api/sign-in', { email, password });
    if (answer.ok) entry.enter(answer.value);
  };
  if (entry.codes) return <KeepCodes codes={entry.codes} onKept={entry.goOn} />;
  return (
    <>
      <PageHeader title={words.title} sentence={words.sentence} />
      <Form onSubmit={() => void submit()} verb={words.verb} sending={sending} problem={problem}>
        <TextField label={words.email} type="email" inputMode="email" autoComplete="username" value={email} onChange={setEmail} error={faultAt(problem, 'email')} />
        <PasswordField label={words.password} kind="current-password" value={password} onChange={setPassword} error={faultAt(problem, 'password')} />
      </Form>
      <Divider my="xl" />
      <WithoutPassword email={email} />
    </>
  );
}

function WithoutPassword({ email }: { readonly email: string }) {
  const setup = useApi<SetupState>('/api/setup');
  const { send, sending, problem } = useSend({ asStranger: true });
  const [sent, setSent] = useState(false);
  const ask = async () => {
    const answer = await send('POST', '/api/sign-in-links', { email }, []);
    setSent(answer.ok);
  };
  const mail = setup.state === 'ready' && setup.value.mailConfigured;
  return (
    <Stack gap="sm">
      <Text component="h2" ff="var(--jw-speaking)" fz="var(--jw-size-1)" fw={600}>{words.orLink}</Text>
      {mail ? <Button variant="default" loading={sending} onClick={() => void ask()}>{words.linkVerb}</Button> : <Text c="dimmed">{words.noMail}</Text>}
      <div role="status">{sent ? <Text>{words.linkSent}</Text> : null}</div>
      <ProblemNotice problem={problem} />
      <div><LinkTo to="/sign-in/recovery">{words.recovery}</LinkTo></div>
    </Stack>
  );
}
