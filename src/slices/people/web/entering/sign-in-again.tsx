import { Modal, Text } from '@mantine/core';
import { useState } from 'react';
import { useSend } from '../../../../platform/web/api-client.ts';
import { PasswordField, TextField } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import type { SignedIn } from '../shapes.ts';
import { words as all } from '../words.ts';

const words = all.signInAgain;

/** Asks for the password again in front of a page that stays as it is. A guest (no e-mail) needs their link instead. */
export function SignInAgain({ email, onDone }: { readonly email: string | null; readonly onDone: (signedIn: boolean) => void }) {
  const [password, setPassword] = useState('');
  const { send, sending, problem } = useSend({ asStranger: true });
  const submit = async () => {
    const answer = await send<SignedIn>('POST', '/api/sign-in', { email, password }, []);
    if (answer.ok) onDone(true);
  };
  return (
    <Modal opened onClose={() => onDone(false)} title={words.title}>
      <Text mb="md">{email === null ? words.guest : words.sentence}</Text>
      {email === null ? null : (
        <Form onSubmit={() => void submit()} verb={words.verb} sending={sending} problem={problem}>
          <TextField label={words.email} type="email" autoComplete="username" value={email} onChange={() => undefined} readOnly />
          <PasswordField label={words.password} kind="current-password" autoFocus value={password} onChange={setPassword} />
        </Form>
      )}
    </Modal>
  );
}
