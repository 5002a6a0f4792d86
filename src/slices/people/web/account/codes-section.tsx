import { useState } from 'react';
import { useSend } from '../../../../platform/web/api-client.ts';
import { CopyText } from '../../../../platform/web/ui/copy-text.tsx';
import { PasswordField } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { faultAt } from '../../../../platform/web/ui/problem-notice.tsx';
import { Section } from '../../../../platform/web/ui/section.tsx';
import { useMe } from '../signed-in.tsx';
import type { RecoveryCodes } from '../shapes.ts';
import { words as all } from '../words.ts';

const words = all.account;

/** How many recovery codes are left, and new ones for the password. */
export function CodesSection() {
  const me = useMe();
  const [password, setPassword] = useState('');
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const { send, sending, problem } = useSend();
  const submit = async () => {
    const answer = await send<RecoveryCodes>('POST', '/api/me/recovery-codes', { password });
    if (!answer.ok) return;
    setPassword('');
    setCodes(answer.value.recoveryCodes);
  };
  return (
    <Section title={words.codes} sentence={`${words.codesLeft(me.recoveryCodesLeft)} ${words.codesWhy}`}>
      {codes ? <CopyText label={all.codes.label} text={codes.join('\n')} verb={all.codes.copy} /> : (
        <Form variant="default" onSubmit={() => void submit()} verb={words.newCodes} sending={sending} problem={problem}>
          <PasswordField label={words.passwordNow} kind="current-password" value={password} onChange={setPassword} error={faultAt(problem, 'password')} />
        </Form>
      )}
    </Section>
  );
}
