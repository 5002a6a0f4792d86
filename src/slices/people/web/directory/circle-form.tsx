import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { useApi, useSend } from '../../../../platform/web/api-client.ts';
import { useGo } from '../../../../platform/web/page.ts';
import { SelectField, TextField, type Choice } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { faultAt } from '../../../../platform/web/ui/problem-notice.tsx';
import type { Circle, Cohort, Network } from '../shapes.ts';
import { words as all } from '../words.ts';

const words = all.circles;

/** The networks and cohorts that still meet, to choose from. */
export function useGroupNames(): { readonly networks: readonly Choice<string>[]; readonly cohorts: readonly Choice<string>[] } {
  const networks = useApi<{ readonly networks: readonly Network[] }>('/api/networks');
  const cohorts = useApi<{ readonly cohorts: readonly Cohort[] }>('/api/cohorts');
  return {
    networks: networks.state === 'ready' ? networks.value.networks.map(({ networkId, name }) => ({ value: networkId, label: name })) : [],
    cohorts: cohorts.state === 'ready' ? cohorts.value.cohorts.map(({ cohortId, name }) => ({ value: cohortId, label: name })) : [],
  };
}

/** Starts a circle, or changes its name, place and rule. */
export function CircleForm({ circle, onDone }: { readonly circle?: Circle; readonly onDone?: () => void }) {
  const [typed, setTyped] = useState({ name: circle?.name ?? '', networkId: circle?.networkId ?? '', cohortId: circle?.cohortId ?? '', supervisorSees: circle?.supervisorSees ?? ('completion' as const) });
  const { networks, cohorts } = useGroupNames();
  const { send, sending, problem } = useSend();
  const go = useGo();
  const submit = async () => {
    const body = { ...typed, networkId: typed.networkId || null, cohortId: typed.cohortId || null };
    const answer = circle ? await send<{ circle: Circle }>('PATCH', `/api/circles/${circle.circleId}`, body) : await send<{ circle: Circle }>('POST', '/api/circles', body);
    if (!answer.ok) return;
    if (circle) onDone?.();
    else go(`/circles/${answer.value.circle.circleId}`);
  };
  return (
    <Form onSubmit={() => void submit()} verb={circle ? all.groups.save : words.verb} sending={sending} problem={problem}>
      <TextField label={all.groups.name} autoFocus value={typed.name} onChange={(name) => setTyped({ ...typed, name })} error={faultAt(problem, 'name')} />
      <SelectField label={words.network} choices={networks} blank={words.noNetwork} value={typed.networkId} onChange={(networkId) => setTyped({ ...typed, networkId })} error={faultAt(problem, 'networkId')} />
      <SelectField label={words.cohort} choices={cohorts} blank={words.noCohort} value={typed.cohortId} onChange={(cohortId) => setTyped({ ...typed, cohortId })} error={faultAt(problem, 'cohortId')} />
      <Radio.Group label={words.sees} description={words.seesHint} value={typed.supervisorSees} onChange={(value) => setTyped({ ...typed, supervisorSees: value === 'record' ? 'record' : 'completion' })}>
        <Stack gap="xs" mt="xs">
          <Radio value="completion" label={words.seesCompletion} />
          <Radio value="record" label={words.seesRecord} />
        </Stack>
      </Radio.Group>
    </Form>
  );
}
