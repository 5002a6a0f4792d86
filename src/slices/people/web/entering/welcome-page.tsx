import { Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useApi, useSend } from '../../../../platform/web/api-client.ts';
import { LinkTo } from '../../../../platform/web/page.ts';
import { EmptyState } from '../../../../platform/web/ui/empty-state.tsx';
import { PasswordField, SelectField, TextField } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { PageHeader } from '../../../../platform/web/ui/page-header.tsx';
import { faultAt } from '../../../../platform/web/ui/problem-notice.tsx';
import { Await } from '../../../../platform/web/ui/states.tsx';
import type { SetupState, SignedIn } from '../shapes.ts';
import { words as all } from '../words.ts';
import { KeepCodes } from './keep-codes.tsx';
import { deviceTimeZone, timeZoneChoices } from './time-zones.ts';
import { useEntry } from './use-entry.ts';

const words = all.welcome;

/** The first run: sets up the district and its first administrator, or opens the sample district. */
export function WelcomePage() {
  const setup = useApi<SetupState>('/api/setup');
  const entry = useEntry();
  if (entry.codes) return <KeepCodes codes={entry.codes} onKept={entry.goOn} />;
  return (
    <>
      <PageHeader title={words.title} sentence={words.sentence} />
      <Await of={setup}>
        {({ needed }) => (needed ? <SetupForm onDone={entry.enter} /> : <EmptyState what={words.already} why="" action={<LinkTo to="/sign-in">{words.toSignIn}</LinkTo>} />)}
      </Await>
    </>
  );
}

function SetupForm({ onDone }: { readonly onDone: (signedIn: SignedIn) => void }) {
  const [sample, setSample] = useState(false);
  const [district, setDistrict] = useState({ name: '', timeZone: deviceTimeZone() });
  const [me, setMe] = useState({ name: '', email: '', password: '' });
  const { send, sending, problem } = useSend({ asStranger: true });
  const submit = async () => {
    const name = district.name.trim() || (sample ? words.sampleName : '');
    const answer = await send<SignedIn>('POST', '/api/setup', { district: { ...district, name }, administrator: me, sample }, []);
    if (answer.ok) onDone(answer.value);
  };
  return (
    <Form onSubmit={() => void submit()} verb={sample ? words.verbSample : words.verb} sending={sending} problem={problem} beside={sending && sample ? <Text c="dimmed" role="status">{words.preparing}</Text> : null}>
      <Radio.Group label={words.choose} value={sample ? 'sample' : 'own'} onChange={(value) => setSample(value === 'sample')}>
        <Stack gap="sm" mt="xs">
          <Radio value="own" label={words.own} description={words.ownHint} />
          <Radio value="sample" label={words.sample} description={words.sampleHint} />
        </Stack>
      </Radio.Group>
      {sample ? null : <TextField label={words.district} autoComplete="organization" value={district.name} onChange={(name) => setDistrict({ ...district, name })} error={faultAt(problem, 'district', 'name')} />}
      <SelectField label={words.timeZone} hint={words.timeZoneHint} choices={timeZoneChoices()} value={district.timeZone} onChange={(timeZone) => setDistrict({ ...district, timeZone })} error={faultAt(problem, 'district', 'timeZone')} />
      <Text component="h2" ff="var(--jw-speaking)" fz="var(--jw-size-1)" fw={600} mt="sm">{words.you}</Text>
      <TextField label={words.name} autoComplete="name" value={me.name} onChange={(name) => setMe({ ...me, name })} error={faultAt(problem, 'administrator', 'name')} />
      <TextField label={words.email} type="email" autoComplete="username" value={me.email} onChange={(email) => setMe({ ...me, email })} error={faultAt(problem, 'administrator', 'email')} />
      <PasswordField label={words.password} hint={words.passwordHint} kind="new-password" value={me.password} onChange={(password) => setMe({ ...me, password })} error={faultAt(problem, 'administrator', 'password') ?? faultAt(problem, 'password')} />
    </Form>
  );
}

