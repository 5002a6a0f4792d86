import { useState } from 'react';
import { useApi } from '../../../../platform/web/api-client.ts';
import { usePathParams } from '../../../../platform/web/page.ts';
import { EmptyState } from '../../../../platform/web/ui/empty-state.tsx';
import { CheckField } from '../../../../platform/web/ui/fields.tsx';
import { PageHeader } from '../../../../platform/web/ui/page-header.tsx';
import { Section } from '../../../../platform/web/ui/section.tsx';
import { Await } from '../../../../platform/web/ui/states.tsx';
import type { Circle } from '../shapes.ts';
import { useMay } from '../signed-in.tsx';
import { words as all } from '../words.ts';
import { CircleForm, useGroupNames } from './circle-form.tsx';
import { DialogForm } from './dialog-form.tsx';
import { DirectoryNav } from './directory-nav.tsx';
import { circleAsGroup } from './group.ts';
import { GroupDetails } from './group-details.tsx';
import { GroupTable } from './group-table.tsx';

const words = all.circles;
type Many = { readonly circles: readonly Circle[]; readonly warnings: readonly string[] };
type One = { readonly circle: Circle; readonly warnings: readonly string[] };

/** The circles of the district, or only one's own. */
export function CirclesPage() {
  const [mine, setMine] = useState(false);
  const circles = useApi<Many>(`/api/circles?mine=${mine}`);
  const { networks } = useGroupNames();
  const nameOf = (networkId: string | null) => networks.find(({ value }) => value === networkId)?.label ?? words.noNetwork;
  const add = useMay('circle.change') ? <DialogForm verb={words.add} variant="filled">{() => <CircleForm />}</DialogForm> : null;
  return (
    <>
      <PageHeader title={words.title} sentence={words.sentence} action={add} />
      <DirectoryNav />
      <div style={{ marginBlockEnd: 16 }}><CheckField label={words.mine} checked={mine} onChange={setMine} /></div>
      <Await of={circles}>
        {(answer) => (
          <GroupTable
            caption={words.caption}
            groups={answer.circles.map((circle) => ({ ...circleAsGroup(circle), networkId: circle.networkId }))}
            warnings={answer.warnings}
            more={[{ key: 'network', head: words.network, value: ({ networkId }) => nameOf(networkId) }]}
            empty={<EmptyState what={words.none} why={words.whyNone} action={add} />}
          />
        )}
      </Await>
    </>
  );
}

/** One circle: its members, its rule, and what was before. */
export function CirclePage() {
  const { circleId } = usePathParams('circleId');
  const circle = useApi<One>(`/api/circles/${circleId}`);
  const mayChange = useMay('circle.change');
  return (
    <Await of={circle}>
      {(answer) => (
        <GroupDetails
          group={circleAsGroup(answer.circle)}
          warnings={answer.warnings}
          mayChange={mayChange}
          listTitle={words.title}
          sentence={words.sentence}
          editForm={(close) => <CircleForm circle={answer.circle} onDone={close} />}
        >
          <Section title={words.rule} sentence={answer.circle.supervisorSees === 'record' ? words.ruleRecord : words.ruleCompletion}>{null}</Section>
        </GroupDetails>
      )}
    </Await>
  );
}
