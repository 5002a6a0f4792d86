import { useState } from 'react';
import { useSend } from '../../../../platform/web/api-client.ts';
import { SelectField, TextArea, TextField } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { PageHeader } from '../../../../platform/web/ui/page-header.tsx';
import { faultAt } from '../../../../platform/web/ui/problem-notice.tsx';
import { Section } from '../../../../platform/web/ui/section.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import { timeZoneChoices } from '../entering/time-zones.ts';
import { useMe } from '../signed-in.tsx';
import { words as all } from '../words.ts';

const words = all.district;

/** What holds for everyone in the district; changed by its administrators. */
export function DistrictPage() {
  const { district, mailConfigured } = useMe();
  const tell = useToast();
  const [typed, setTyped] = useState({ name: district.name, timeZone: district.timeZone, leadershipDefinition: district.leadershipDefinition });
  const { send, sending, problem } = useSend();
  const submit = async () => {
    if ((await send('PATCH', '/api/district', typed)).ok) tell(words.saved);
  };
  return (
    <>
      <PageHeader title={words.title} sentence={words.sentence} />
      <div style={{ maxWidth: '40rem', marginBlockEnd: 40 }}>
        <Form onSubmit={() => void submit()} verb={words.verb} sending={sending} problem={problem}>
          <TextField label={words.name} value={typed.name} onChange={(name) => setTyped({ ...typed, name })} error={faultAt(problem, 'name')} />
          <SelectField label={words.timeZone} hint={words.timeZoneHint} choices={timeZoneChoices()} value={typed.timeZone} onChange={(timeZone) => setTyped({ ...typed, timeZone })} error={faultAt(problem, 'timeZone')} />
          <TextArea label={words.definition} hint={words.definitionHint} optional minRows={4} maxLength={4000} value={typed.leadershipDefinition} onChange={(leadershipDefinition) => setTyped({ ...typed, leadershipDefinition })} error={faultAt(problem, 'leadershipDefinition')} />
        </Form>
      </div>
      <Section title={words.mail} sentence={mailConfigured ? words.mailOn : words.mailOff}>{null}</Section>
    </>
  );
}
