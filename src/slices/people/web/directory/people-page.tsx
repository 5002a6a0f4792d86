import { Button, Group } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useApi } from '../../../../platform/web/api-client.ts';
import { LinkTo } from '../../../../platform/web/page.ts';
import { DataTable, type DrawnColumn } from '../../../../platform/web/ui/data-table.tsx';
import { EmptyState } from '../../../../platform/web/ui/empty-state.tsx';
import { SearchField, SelectField } from '../../../../platform/web/ui/fields.tsx';
import { PageHeader } from '../../../../platform/web/ui/page-header.tsx';
import { Await } from '../../../../platform/web/ui/states.tsx';
import type { Role } from '../../model/actor.ts';
import type { PeoplePage as Answer, Person } from '../shapes.ts';
import { useMay } from '../signed-in.tsx';
import { words as all } from '../words.ts';
import { AddPerson } from './add-person.tsx';
import { DirectoryNav } from './directory-nav.tsx';
import { roleChoices } from './use-roster.ts';

const words = all.people;
const A_PAGE = 50;

/** Everyone in the district, found by name, school or role. */
export function PeoplePage() {
  const [typed, setTyped] = useState('');
  const [role, setRole] = useState<Role | ''>('');
  const [limit, setLimit] = useState(A_PAGE);
  const [q] = useDebouncedValue(typed.trim(), 250);
  const query = new URLSearchParams({ limit: String(limit), ...(q ? { q } : {}), ...(role ? { role } : {}) });
  const people = useApi<Answer>(`/api/people?${query}`);
  const mayAdd = useMay('people.change');
  const anyFilter = q !== '' || role !== '';
  return (
    <>
      <PageHeader title={words.title} sentence={words.sentence} action={mayAdd ? <AddPerson /> : null} />
      <DirectoryNav />
      <Group align="flex-end" mb="md" gap="md">
        <div style={{ flex: '1 1 14rem', maxWidth: '24rem' }}><SearchField label={words.search} value={typed} onChange={(next) => { setTyped(next); setLimit(A_PAGE); }} /></div>
        <SelectField label={words.role} choices={roleChoices()} blank={words.anyRole} value={role} onChange={(next) => { setRole(next); setLimit(A_PAGE); }} />
      </Group>
      <Await of={people}>
        {(page) => (
          <>
            <DataTable caption={words.title} filter={false} rows={page.people} keyOf={(person) => person.personId} columns={columns(mayAdd)} empty={<EmptyState what={anyFilter ? words.noMatch : words.none} why={anyFilter ? '' : words.whyNone} action={anyFilter ? <Button variant="default" onClick={() => { setTyped(''); setRole(''); }}>{words.anyRole}</Button> : mayAdd ? <AddPerson /> : null} />} />
            <Group mt="md">
              <span>{words.found(page.total)}</span>
              {page.next && limit < 200 ? <Button variant="default" onClick={() => setLimit(Math.min(200, limit + A_PAGE))}>{words.more}</Button> : null}
            </Group>
          </>
        )}
      </Await>
    </>
  );
}

function columns(administers: boolean): readonly DrawnColumn<Person>[] {
  return [
    { key: 'name', head: words.name, value: (person) => person.name, cell: (person) => <LinkTo to={`/people/${person.personId}`}>{person.name}</LinkTo> },
    { key: 'roles', head: words.roles, value: (person) => person.rolesToday.map((role) => all.roles[role]).join(', ') },
    { key: 'school', head: words.school, value: (person) => person.school?.name ?? '' },
    { key: 'network', head: words.network, value: (person) => person.network?.name ?? '' },
    ...(administers ? [{ key: 'account', head: words.account, value: (person: Person) => (person.account ? words.accounts[person.account] : '') }] : []),
  ];
}
