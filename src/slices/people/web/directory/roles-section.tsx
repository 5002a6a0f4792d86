import { Group } from '@mantine/core';
import { useState } from 'react';
import { useSend } from '../../../../platform/web/api-client.ts';
import { DayField } from '../../../../platform/web/ui/date-time-field.tsx';
import { SelectField } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { Day } from '../../../../platform/web/ui/moment.tsx';
import { faultAt } from '../../../../platform/web/ui/problem-notice.tsx';
import { Section } from '../../../../platform/web/ui/section.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import type { Role } from '../../model/actor.ts';
import { holdsFrom } from '../../model/days.ts';
import type { HeldRole, Person } from '../shapes.ts';
import { words as all } from '../words.ts';
import { DialogForm } from './dialog-form.tsx';
import { useToday } from './today.ts';
import { roleChoices, useSchoolChoices } from './use-roster.ts';
import styles from './directory.module.css';

const words = all.person;

/** The roles a person holds and has held, each from a day to a day. */
export function RolesSection({ person, mayChange }: { readonly person: Person; readonly mayChange: boolean }) {
  const today = useToday();
  const now = person.roles.filter((role) => holdsFrom(role, today));
  const past = person.roles.filter((role) => !holdsFrom(role, today));
  return (
    <Section
      title={words.roles}
      sentence={words.rolesSentence}
      action={mayChange ? <DialogForm verb={words.addRole}>{(close) => <AddRoleForm personId={person.personId} onDone={close} />}</DialogForm> : null}
    >
      {now.length === 0 ? <p>{words.noRoles}</p> : (
        <ul className={styles.rows}>
          {now.map((role) => (
            <li key={role.roleId} className={styles.row}>
              <RoleLine held={role} />
              {mayChange && role.to === null ? (
                <DialogForm verb={words.endRole} label={`${words.endRole}: ${all.roles[role.role]}`} size="sm">{(close) => <EndRoleForm personId={person.personId} held={role} onDone={close} />}</DialogForm>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {past.length === 0 ? null : (
        <details className={styles.past}>
          <summary>{words.past}</summary>
          <ul className={styles.rows}>{past.map((role) => <li key={role.roleId} className={styles.row}><RoleLine held={role} /></li>)}</ul>
        </details>
      )}
    </Section>
  );
}

function RoleLine({ held }: { readonly held: HeldRole }) {
  return (
    <div>
      <strong>{all.roles[held.role]}</strong>{held.schoolName ? ` · ${held.schoolName}` : ''}
      <div className={styles.quiet}>{words.since} <Day on={held.from} say="date" />{held.to ? <> {words.until} <Day on={held.to} say="date" /></> : null}</div>
    </div>
  );
}

function AddRoleForm({ personId, onDone }: { readonly personId: string; readonly onDone: () => void }) {
  const schools = useSchoolChoices();
  const [typed, setTyped] = useState<{ role: Role | ''; schoolId: string; from: string }>({ role: 'principal', schoolId: '', from: useToday() });
  const { send, sending, problem } = useSend();
  const tell = useToast();
  const submit = async () => {
    const answer = await send('POST', `/api/people/${personId}/roles`, { ...typed, schoolId: typed.schoolId || null });
    if (!answer.ok) return;
    tell(words.saved);
    onDone();
  };
  return (
    <Form onSubmit={() => void submit()} verb={words.addRole} sending={sending} problem={problem}>
      <SelectField label={all.newPerson.role} choices={roleChoices()} value={typed.role} onChange={(role) => setTyped({ ...typed, role })} error={faultAt(problem, 'role')} />
      <SelectField label={all.newPerson.school} choices={schools} blank={all.newPerson.noSchool} value={typed.schoolId} onChange={(schoolId) => setTyped({ ...typed, schoolId })} error={faultAt(problem, 'schoolId')} />
      <DayField label={all.newPerson.from} value={typed.from} onChange={(from) => setTyped({ ...typed, from })} error={faultAt(problem, 'from')} />
    </Form>
  );
}

function EndRoleForm({ personId, held, onDone }: { readonly personId: string; readonly held: HeldRole; readonly onDone: () => void }) {
  const [on, setOn] = useState(useToday());
  const { send, sending, problem } = useSend();
  const tell = useToast();
  const again = () => void send('POST', `/api/people/${personId}/roles`, { role: held.role, schoolId: held.schoolId, from: on });
  const submit = async () => {
    if (!(await send('DELETE', `/api/people/${personId}/roles/${held.roleId}?on=${on}`)).ok) return;
    tell(words.endedRole(all.roles[held.role]), again);
    onDone();
  };
  return (
    <Form onSubmit={() => void submit()} verb={words.endRole} sending={sending} problem={problem}>
      <Group><DayField label={words.endOn} value={on} min={held.from} onChange={setOn} error={faultAt(problem, 'on')} /></Group>
    </Form>
  );
}
