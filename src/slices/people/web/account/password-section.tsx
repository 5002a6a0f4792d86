import { useState } from 'react';
import { useSend } from '../../../../platform/web/api-client.ts';
import { PasswordField } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { faultAt } from '../../../../platform/web/ui/problem-notice.tsx';
import { Section } from '../../../../platform/web/ui/section.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import { useMe } from '../signed-in.tsx';
import { words as all } from '../words.ts';

const words = all.account;

/** Changing the password; without the old one only where the server allows it, which the sentence explains. */
export function PasswordSection() {
  const me = useMe();
  const tell = useToast();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const { send, sending, problem } = useSend();
  const withoutOld = !me.hasPassword || me.mayResetPassword;
  const submit = async () => {
    const answer = await send('POST', '/api/me/password', withoutOld ? { next } : { current, next });
    if (!answer.ok) return;
    setCurrent('');
    setNext('');
    tell(words.passwordChanged);
  };
  return (
    <Section title={words.password} sentence={!me.hasPassword ? words.setSentence : me.mayResetPassword ? words.resetSentence : words.passwordSentence}>
      <Form variant="default" onSubmit={() => void submit()} verb={me.hasPassword ? words.changePassword : words.setPassword} sending={sending} problem={problem}>
        {withoutOld ? null : <PasswordField label={words.current} kind="current-password" value={current} onChange={setCurrent} error={faultAt(problem, 'current')} />}
        <PasswordField label={words.next} hint={all.welcome.passwordHint} kind="new-password" value={next} onChange={setNext} error={faultAt(problem, 'next') ?? faultAt(problem, 'password')} />
      </Form>
    </Section>
  );
}
