import { useState } from 'react';
import { useApi, useSend } from '../../../../platform/web/api-client.ts';
import { useGo, usePathParams } from '../../../../platform/web/page.ts';
import { EmptyState } from '../../../../platform/web/ui/empty-state.tsx';
import { TextField } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { PageHeader } from '../../../../platform/web/ui/page-header.tsx';
import { faultAt } from '../../../../platform/web/ui/problem-notice.tsx';
import { Await } from '../../../../platform/web/ui/states.tsx';
import type { Cohort } from '../shapes.ts';
import { useMay } from '../signed-in.tsx';
import { words as all } from '../words.ts';
import { DialogForm } from './dialog-form.tsx';
import { DirectoryNav } from './directory-nav.tsx';
import { cohortAsGroup } from './group.ts';
import { GroupDetails } from './group-details.tsx';
import { GroupTable } from './group-table.tsx';

const words = all.cohorts;
type Many = { readonly cohorts: readonly Cohort[]; readonly warnings: readonly string[] };
type One = { readonly cohort: Cohort; readonly warnings: readonly string[] };

/** The cohorts of the district. */
export function CohortsPage() {
  const cohorts = useApi<Many>('/api/cohorts');
  const add = useMay('network.change') ? <DialogForm verb={words.add} variant="filled">{() => <CohortForm />}</DialogForm> : null;
  return (
    <>
      <PageHeader title={words.title} sentence={words.sentence} action={add} />
      <DirectoryNav />
      <Await of={cohorts}>
        {(answer) => <GroupTable caption={words.caption} groups={answer.cohorts.map(cohortAsGroup)} warnings={answer.warnings} empty={<EmptyState what={words.none} why={words.whyNone} action={add} />} />}
      </Await>
    </>
  );
}

/** One cohort. */
export function CohortPage() {
  const { cohortId } = usePathParams('cohortId');
  const cohort = useApi<One>(`/api/cohorts/${cohortId}`);
  const mayChange = useMay('network.change');
  return (
    <Await of={cohort}>
      {(answer) => (
        <GroupDetails group={cohortAsGroup(answer.cohort)} warnings={answer.warnings} mayChange={mayChange} listTitle={words.title} sentence={words.sentence} editForm={(close) => <CohortForm cohort={answer.cohort} onDone={close} />} />
      )}
    </Await>
  );
}

function CohortForm({ cohort, onDone }: { readonly cohort?: Cohort; readonly onDone?: () => void }) {
  const [name, setName] = useState(cohort?.name ?? '');
  const { send, sending, problem } = useSend();
  const go = useGo();
  const submit = async () => {
    const answer = cohort ? await send<One>('PATCH', `/api/cohorts/${cohort.cohortId}`, { name }) : await send<One>('POST', '/api/cohorts', { name });
    if (!answer.ok) return;
    if (cohort) onDone?.();
    else go(`/cohorts/${answer.value.cohort.cohortId}`);
  };
  return (
    <Form onSubmit={() => void submit()} verb={cohort ? all.groups.save : words.verb} sending={sending} problem={problem}>
      <TextField label={all.groups.name} autoFocus value={name} onChange={setName} error={faultAt(problem, 'name')} />
    </Form>
  );
}
