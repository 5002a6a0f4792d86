import { Group } from '@mantine/core';
import { useState } from 'react';
import { useSend } from '../../../../platform/web/api-client.ts';
import { ConfirmOnce } from '../../../../platform/web/ui/confirm-once.tsx';
import { DataTable, type DrawnColumn } from '../../../../platform/web/ui/data-table.tsx';
import { EmptyState } from '../../../../platform/web/ui/empty-state.tsx';
import { SelectField, TextField } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { PageHeader } from '../../../../platform/web/ui/page-header.tsx';
import { faultAt } from '../../../../platform/web/ui/problem-notice.tsx';
import { Await } from '../../../../platform/web/ui/states.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import type { School, SchoolLevel } from '../shapes.ts';
import { useMay } from '../signed-in.tsx';
import { words as all } from '../words.ts';
import { DialogForm } from './dialog-form.tsx';
import { DirectoryNav } from './directory-nav.tsx';
import { levelChoices, useSchools } from './use-roster.ts';

const words = all.schools;

/** The schools of the district. */
export function SchoolsPage() {
  const schools = useSchools();
  const mayChange = useMay('people.change');
  const add = mayChange ? <DialogForm verb={words.add} variant="filled">{(close) => <SchoolForm onDone={close} />}</DialogForm> : null;
  return (
    <>
      <PageHeader title={words.title} sentence={words.sentence} action={add} />
      <DirectoryNav />
      <Await of={schools}>
        {({ schools: rows }) => (
          <DataTable caption={words.caption} rows={rows} keyOf={(school) => school.schoolId} columns={columns(mayChange)} empty={<EmptyState what={words.none} why={words.whyNone} action={add} />} />
        )}
      </Await>
    </>
  );
}

function columns(mayChange: boolean): readonly DrawnColumn<School>[] {
  return [
    { key: 'name', head: words.name, value: (school) => school.name },
    { key: 'level', head: words.level, value: (school) => words.levels[school.level] },
    { key: 'size', head: words.size, value: (school) => school.size ?? '', figures: true },
    { key: 'nces', head: words.nces, value: (school) => school.ncesId ?? '', figures: true },
    ...(mayChange ? [{ key: 'edit', head: words.edit, value: () => '', sortable: false, cell: (school: School) => <EditSchool school={school} /> }] : []),
  ];
}

function EditSchool({ school }: { readonly school: School }) {
  return <DialogForm verb={words.edit} label={words.editName(school.name)} size="sm">{(close) => <SchoolForm school={school} onDone={close} />}</DialogForm>;
}

function SchoolForm({ school, onDone }: { readonly school?: School; readonly onDone: () => void }) {
  const [typed, setTyped] = useState<{ name: string; level: SchoolLevel | ''; size: string; ncesId: string }>({ name: school?.name ?? '', level: school?.level ?? 'elementary', size: school?.size?.toString() ?? '', ncesId: school?.ncesId ?? '' });
  const { send, sending, problem } = useSend();
  const tell = useToast();
  const submit = async () => {
    const body = { name: typed.name, level: typed.level, size: typed.size.trim() ? Number(typed.size) : null, ncesId: typed.ncesId.trim() || null };
    const answer = school ? await send<School>('PATCH', `/api/schools/${school.schoolId}`, body) : await send<School>('POST', '/api/schools', body);
    if (!answer.ok) return;
    tell(school ? words.saved(answer.value.name) : words.added(answer.value.name));
    onDone();
  };
  const remove = async (one: School) => {
    const answer = await send('DELETE', `/api/schools/${one.schoolId}`);
    if (answer.ok) {
      tell(words.removed(one.name));
      onDone();
    }
    return answer;
  };
  return (
    <Form onSubmit={() => void submit()} verb={words.save} sending={sending} problem={problem} beside={school ? <Group><ConfirmOnce verb={words.remove} question={words.removeQuestion(school.name)} consequence={words.removeConsequence} onConfirm={() => remove(school)} /></Group> : null}>
      <TextField label={words.name} autoFocus value={typed.name} onChange={(name) => setTyped({ ...typed, name })} error={faultAt(problem, 'name')} />
      <SelectField label={words.level} choices={levelChoices()} value={typed.level} onChange={(level) => setTyped({ ...typed, level })} error={faultAt(problem, 'level')} />
      <TextField label={words.size} optional inputMode="numeric" value={typed.size} onChange={(size) => setTyped({ ...typed, size })} error={faultAt(problem, 'size')} />
      <TextField label={words.nces} hint={words.ncesHint} optional inputMode="numeric" value={typed.ncesId} onChange={(ncesId) => setTyped({ ...typed, ncesId })} error={faultAt(problem, 'ncesId')} />
    </Form>
  );
}
