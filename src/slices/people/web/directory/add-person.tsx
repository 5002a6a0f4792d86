import { useState } from 'react';
import { useSend } from '../../../../platform/web/api-client.ts';
import { useGo } from '../../../../platform/web/page.ts';
import { DayField } from '../../../../platform/web/ui/date-time-field.tsx';
import { SelectField, TextField } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { faultAt } from '../../../../platform/web/ui/problem-notice.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import type { Role } from '../../model/actor.ts';
import type { Person } from '../shapes.ts';
import { words as all } from '../words.ts';
import { DialogForm } from './dialog-form.tsx';
import { useToday } from './today.ts';
import { roleChoices, useSchoolChoices } from './use-roster.ts';

const words = all.newPerson;

/** Adds a person, then goes to their page, where they can be invited. */
export function AddPerson() {
  return <DialogForm verb={all.people.add} title={words.title} variant="filled">{() => <AddForm />}</DialogForm>;
}

function AddForm() {
  const today = useToday();
  const go = useGo();
  const tell = useToast();
  const schools = useSchoolChoices();
  const [typed, setTyped] = useState<{ name: string; email: string; role: Role | ''; schoolId: string; from: string }>({ name: '', email: '', role: 'principal', schoolId: '', from: today });
  const { send, sending, problem } = useSend();
  const submit = async () => {
    const roles = typed.role ? [{ role: typed.role, from: typed.from, schoolId: typed.schoolId || null }] : [];
    const answer = await send<Person>('POST', '/api/people', { name: typed.name, email: typed.email.trim() || null, roles });
    if (!answer.ok) return;
    tell(words.added(answer.value.name));
    go(`/people/${answer.value.personId}`);
  };
  return (
    <Form onSubmit={() => void submit()} verb={words.verb} sending={sending} problem={problem}>
      <TextField label={words.name} autoFocus value={typed.name} onChange={(name) => setTyped({ ...typed, name })} error={faultAt(problem, 'name')} />
      <TextField label={words.email} hint={words.emailHint} type="email" optional value={typed.email} onChange={(email) => setTyped({ ...typed, email })} error={faultAt(problem, 'email')} />
      <SelectField label={words.role} choices={roleChoices()} blank={words.noRole} value={typed.role} onChange={(role) => setTyped({ ...typed, role })} error={faultAt(problem, 'roles', 0, 'role')} />
      {typed.role ? (
        <>
          <SelectField label={words.school} choices={schools} blank={words.noSchool} value={typed.schoolId} onChange={(schoolId) => setTyped({ ...typed, schoolId })} error={faultAt(problem, 'roles', 0, 'schoolId')} />
          <DayField label={words.from} value={typed.from} onChange={(from) => setTyped({ ...typed, from })} error={faultAt(problem, 'roles', 0, 'from')} />
        </>
      ) : null}
    </Form>
  );
}
