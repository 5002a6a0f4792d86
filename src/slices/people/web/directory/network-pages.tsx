import { useState } from 'react';
import { useApi, useSend } from '../../../../platform/web/api-client.ts';
import { LinkTo, useGo, usePathParams } from '../../../../platform/web/page.ts';
import { EmptyState } from '../../../../platform/web/ui/empty-state.tsx';
import { SelectField, TextField } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { PageHeader } from '../../../../platform/web/ui/page-header.tsx';
import { faultAt } from '../../../../platform/web/ui/problem-notice.tsx';
import { Section } from '../../../../platform/web/ui/section.tsx';
import { Await } from '../../../../platform/web/ui/states.tsx';
import type { Circle, Network, SchoolLevel } from '../shapes.ts';
import { useMay } from '../signed-in.tsx';
import { words as all } from '../words.ts';
import { DialogForm } from './dialog-form.tsx';
import { DirectoryNav } from './directory-nav.tsx';
import { networkAsGroup } from './group.ts';
import { GroupDetails } from './group-details.tsx';
import { GroupTable } from './group-table.tsx';
import { levelChoices } from './use-roster.ts';

const words = all.networks;
type Many = { readonly networks: readonly Network[]; readonly warnings: readonly string[] };
type One = { readonly network: Network; readonly warnings: readonly string[] };

/** The networks of the district. */
export function NetworksPage() {
  const networks = useApi<Many>('/api/networks');
  const mayChange = useMay('network.change');
  const add = mayChange ? <DialogForm verb={words.add} variant="filled">{() => <NetworkForm />}</DialogForm> : null;
  return (
    <>
      <PageHeader title={words.title} sentence={words.sentence} action={add} />
      <DirectoryNav />
      <Await of={networks}>
        {(answer) => (
          <GroupTable
            caption={words.caption}
            groups={answer.networks.map((network) => ({ ...networkAsGroup(network), level: network.level }))}
            warnings={answer.warnings}
            more={[{ key: 'level', head: words.level, value: ({ level }) => (level ? all.schools.levels[level] : words.anyLevel) }]}
            empty={<EmptyState what={words.none} why={words.whyNone} action={add} />}
          />
        )}
      </Await>
    </>
  );
}

/** One network: its principals, its supervisors, its circles. */
export function NetworkPage() {
  const { networkId } = usePathParams('networkId');
  const network = useApi<One>(`/api/networks/${networkId}`);
  const mayChange = useMay('network.change');
  return (
    <Await of={network}>
      {(answer) => (
        <GroupDetails
          group={networkAsGroup(answer.network)}
          warnings={answer.warnings}
          mayChange={mayChange}
          listTitle={words.title}
          sentence={answer.network.level ? `${words.level}: ${all.schools.levels[answer.network.level]}` : words.anyLevel}
          editForm={(close) => <NetworkForm network={answer.network} onDone={close} />}
        >
          <CirclesOf networkId={networkId} />
        </GroupDetails>
      )}
    </Await>
  );
}

function CirclesOf({ networkId }: { readonly networkId: string }) {
  const circles = useApi<{ readonly circles: readonly Circle[] }>('/api/circles');
  if (circles.state !== 'ready') return null;
  const mine = circles.value.circles.filter((circle) => circle.networkId === networkId);
  if (mine.length === 0) return null;
  return (
    <Section title={words.circles}>
      <ul>{mine.map((circle) => <li key={circle.circleId}><LinkTo to={`/circles/${circle.circleId}`}>{circle.name}</LinkTo></li>)}</ul>
    </Section>
  );
}

function NetworkForm({ network, onDone }: { readonly network?: Network; readonly onDone?: () => void }) {
  const [name, setName] = useState(network?.name ?? '');
  const [level, setLevel] = useState<SchoolLevel | ''>(network?.level ?? '');
  const { send, sending, problem } = useSend();
  const go = useGo();
  const submit = async () => {
    const body = { name, level: level || null };
    const answer = network ? await send<One>('PATCH', `/api/networks/${network.networkId}`, body) : await send<One>('POST', '/api/networks', body);
    if (!answer.ok) return;
    if (network) onDone?.();
    else go(`/networks/${answer.value.network.networkId}`);
  };
  return (
    <Form onSubmit={() => void submit()} verb={network ? all.groups.save : words.verb} sending={sending} problem={problem}>
      <TextField label={all.groups.name} autoFocus value={name} onChange={setName} error={faultAt(problem, 'name')} />
      <SelectField label={words.level} choices={levelChoices()} blank={words.anyLevel} value={level} onChange={setLevel} error={faultAt(problem, 'level')} />
    </Form>
  );
}
