import { useState } from 'react';
import { useApi, useSend } from '../../../../platform/web/api-client.ts';
import { LinkTo, usePathParams } from '../../../../platform/web/page.ts';
import { TextField } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { PageHeader } from '../../../../platform/web/ui/page-header.tsx';
import { faultAt } from '../../../../platform/web/ui/problem-notice.tsx';
import { Section } from '../../../../platform/web/ui/section.tsx';
import { Await } from '../../../../platform/web/ui/states.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import type { Person } from '../shapes.ts';
import { useMay } from '../signed-in.tsx';
import { words as all } from '../words.ts';
import { DialogForm } from './dialog-form.tsx';
import { InviteSection } from './invite-section.tsx';
import { RolesSection } from './roles-section.tsx';

const words = all.person;

/** One person: roles over time, network, and for administrators how they sign in. */
export function PersonPage() {
  const { personId } = usePathParams('personId');
  const person = useApi<Person>(`/api/people/${personId}`);
  return <Await of={person}>{(value) => <Shown person={value} />}</Await>;
}

function Shown({ person }: { readonly person: Person }) {
  const administers = useMay('people.change');
  const invites = useMay('people.invite');
  const now = [person.rolesToday.map((role) => all.roles[role]).join(', '), person.school?.name].filter(Boolean).join(' · ');
  return (
    <>
      <PageHeader
        above={<LinkTo to="/people">{all.people.title}</LinkTo>}
        title={person.name}
        sentence={now || words.noRoles}
        action={administers ? <DialogForm verb={words.edit}>{(close) => <EditForm person={person} onDone={close} />}</DialogForm> : null}
      />
      <RolesSection person={person} mayChange={administers} />
      {person.rolesToday.includes('principal') ? (
        <Section title={words.network}>{person.network ? <LinkTo to={`/networks/${person.network.networkId}`}>{person.network.name}</LinkTo> : <p>{words.noNetwork}</p>}</Section>
      ) : null}
      {invites && person.account ? <InviteSection person={person} account={person.account} /> : null}
    </>
  );
}

function EditForm({ person, onDone }: { readonly person: Person; readonly onDone: () => void }) {
  const tell = useToast();
  const [name, setName] = useState(person.name);
  const [email, setEmail] = useState(person.email ?? '');
  const { send, sending, problem } = useSend();
  const addressIsTheirs = person.account === 'signed-in';
  const submit = async () => {
    const answer = await send('PATCH', `/api/people/${person.personId}`, { name, ...(addressIsTheirs ? {} : { email: email.trim() || null }) });
    if (!answer.ok) return;
    tell(words.saved);
    onDone();
  };
  return (
    <Form onSubmit={() => void submit()} verb={words.save} sending={sending} problem={problem}>
      <TextField label={all.newPerson.name} autoFocus value={name} onChange={setName} error={faultAt(problem, 'name')} />
      <TextField label={all.newPerson.email} hint={addressIsTheirs ? words.states['signed-in'] : all.newPerson.emailHint} type="email" optional disabled={addressIsTheirs} value={email} onChange={setEmail} error={faultAt(problem, 'email')} />
    </Form>
  );
}
