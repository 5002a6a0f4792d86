import { Text } from '@mantine/core';
import { useState } from 'react';
import { useApi, useSend } from '../../../../platform/web/api-client.ts';
import { LinkTo, usePathParams } from '../../../../platform/web/page.ts';
import { PasswordField } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { PageHeader } from '../../../../platform/web/ui/page-header.tsx';
import { faultAt, ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { Loading } from '../../../../platform/web/ui/states.tsx';
import type { InvitationLook, SignedIn } from '../shapes.ts';
import { words as all } from '../words.ts';
import { KeepCodes } from './keep-codes.tsx';
import { useEntry } from './use-entry.ts';

const words = all.invitation;

/** An invitation was opened: its holder chooses a password and is signed in for the first time. */
export function InvitationPage() {
  const { token } = usePathParams('token');
  const look = useApi<InvitationLook>(`/api/invitations/${encodeURIComponent(token)}`);
  const entry = useEntry();
  if (entry.codes) return <KeepCodes codes={entry.codes} onKept={entry.goOn} />;
  if (look.state === 'loading') return <Loading />;
  if (look.state === 'failed') {
    return (
      <>
        <PageHeader title={words.waiting} />
        <ProblemNotice problem={look.problem} />
        <p><LinkTo to="/sign-in">{all.link.back}</LinkTo></p>
      </>
    );
  }
  return <Accept token={token} look={look.value} onDone={entry.enter} />;
}

function Accept({ token, look, onDone }: { readonly token: string; readonly look: InvitationLook; readonly onDone: (signedIn: SignedIn) => void }) {
  const [password, setPassword] = useState('');
  const { send, sending, problem } = useSend({ asStranger: true });
  const submit = async () => {
    const answer = await send<SignedIn>('POST', '/api/invitations/redeem', { token, password }, []);
    if (answer.ok) onDone(answer.value);
  };
  return (
    <>
      <PageHeader title={words.title(look.districtName)} sentence={words.sentence(look.name)} />
      <Form onSubmit={() => void submit()} verb={words.verb} sending={sending} problem={problem}>
        <Text>{words.email} <strong>{look.email}</strong></Text>
        {/* A password manager needs to know which name the new password belongs to. */}
        <input type="hidden" name="username" autoComplete="username" value={look.email} />
        <PasswordField label={words.password} hint={all.welcome.passwordHint} kind="new-password" value={password} onChange={setPassword} error={faultAt(problem, 'password')} />
      </Form>
    </>
  );
}
