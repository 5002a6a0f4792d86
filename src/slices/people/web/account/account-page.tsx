import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { useSend } from '../../../../platform/web/api-client.ts';
import { useAppearance } from '../../../../platform/web/ui/appearance.tsx';
import { CheckField, PasswordField, TextField } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { PageHeader } from '../../../../platform/web/ui/page-header.tsx';
import { faultAt, ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { Section } from '../../../../platform/web/ui/section.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import { useMe } from '../signed-in.tsx';
import { words as all } from '../words.ts';
import { PasswordSection } from './password-section.tsx';
import { CodesSection } from './codes-section.tsx';
import { SignInsSection } from './sign-ins-section.tsx';

const words = all.account;

/** One's own name, ways of signing in, and where one is signed in. */
export function AccountPage() {
  return (
    <>
      <PageHeader title={words.title} sentence={words.sentence} />
      <div style={{ maxWidth: '40rem' }}>
        <Section title={words.me}><Stack gap="lg"><NameForm /><EmailForm /><MailChoice /></Stack></Section>
        <PasswordSection />
        <CodesSection />
      </div>
      <SignInsSection />
      <Section title={words.look} sentence={words.lookSentence}><Look /></Section>
    </>
  );
}

function NameForm() {
  const me = useMe();
  const tell = useToast();
  const [name, setName] = useState(me.actor.name);
  const { send, sending, problem } = useSend();
  const submit = async () => {
    if ((await send('PATCH', '/api/me', { name })).ok) tell(words.saved);
  };
  return (
    <Form variant="default" onSubmit={() => void submit()} verb={words.saveName} sending={sending} problem={problem}>
      <TextField label={words.name} autoComplete="name" value={name} onChange={setName} error={faultAt(problem, 'name')} />
    </Form>
  );
}

function EmailForm() {
  const me = useMe();
  const tell = useToast();
  const [email, setEmail] = useState(me.email ?? '');
  const [password, setPassword] = useState('');
  const { send, sending, problem } = useSend();
  const changed = email.trim() !== (me.email ?? '');
  const submit = async () => {
    if (!(await send('POST', '/api/me/email', { email, password })).ok) return;
    setPassword('');
    tell(words.saved);
  };
  return (
    <Form variant="default" onSubmit={() => void submit()} verb={words.saveEmail} sending={sending} problem={problem} disabled={!changed}>
      <TextField label={words.email} hint={words.emailHint} type="email" autoComplete="username" value={email} onChange={setEmail} error={faultAt(problem, 'email')} />
      {changed ? <PasswordField label={words.passwordNow} kind="current-password" value={password} onChange={setPassword} error={faultAt(problem, 'password')} /> : null}
    </Form>
  );
}

function MailChoice() {
  const me = useMe();
  const { send, problem } = useSend();
  return (
    <>
      <CheckField label={words.mail} hint={me.mailConfigured ? words.mailHint : words.noMail} disabled={!me.mailConfigured} checked={me.wantsMail} onChange={(wantsMail) => void send('PATCH', '/api/me', { wantsMail })} />
      <ProblemNotice problem={problem} />
    </>
  );
}

function Look() {
  const [appearance, setAppearance] = useAppearance();
  return (
    <Radio.Group aria-label={words.look} value={appearance} onChange={setAppearance}>
      <Stack gap="xs">
        <Radio value="paper" label={words.paper} />
        <Radio value="board" label={words.board} />
      </Stack>
    </Radio.Group>
  );
}
