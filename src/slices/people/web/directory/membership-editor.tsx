import { Button, Input } from '@mantine/core';
import { useRef, useState } from 'react';
import { useSend } from '../../../../platform/web/api-client.ts';
import { listed } from '../../../../platform/web/words.ts';
import { DayField } from '../../../../platform/web/ui/date-time-field.tsx';
import { TextField } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { faultAt } from '../../../../platform/web/ui/problem-notice.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import { words as all } from '../words.ts';
import styles from './directory.module.css';
import { routeOf, type AnyGroup } from './group.ts';
import { PersonPicker, type Picked } from './person-picker.tsx';
import { useToday } from './today.ts';

const words = all.membership;

/** Says who belongs from a day on, with a reason, and shows who joins and who leaves before it is saved. */
export function MembershipEditor({ group, part, onDone }: { readonly group: AnyGroup; readonly part: 'members' | 'supervisors'; readonly onDone: () => void }) {
  const before: readonly Picked[] = group[part];
  const [people, setPeople] = useState<readonly Picked[]>(before);
  const [on, setOn] = useState(useToday());
  const [reason, setReason] = useState('');
  const { send, sending, problem } = useSend();
  const tell = useToast();
  const search = useRef<HTMLInputElement>(null);
  const joins = people.filter((person) => !before.some(({ personId }) => personId === person.personId));
  const leaves = before.filter((person) => !people.some(({ personId }) => personId === person.personId));
  const takeOut = (person: Picked) => {
    setPeople(people.filter(({ personId }) => personId !== person.personId));
    search.current?.focus();
  };
  const put = (who: readonly Picked[], why: string, move: boolean) => send('PUT', `${routeOf(group)}/${part}`, { on, personIds: who.map(({ personId }) => personId), reason: why, move });
  const submit = async (move: boolean) => {
    if (!(await put(people, reason, move)).ok) return;
    tell(words.saved, () => void put(before, '', false).then((answer) => answer.ok && tell(words.undone)));
    onDone();
  };
  return (
    <Form
      onSubmit={() => void submit(false)}
      verb={words.verb}
      sending={sending}
      problem={problem}
      disabled={joins.length + leaves.length === 0}
      beside={problem?.code === 'in-another-network' ? <Button variant="default" onClick={() => void submit(true)}>{words.move}</Button> : null}
    >
      <PersonPicker role={part === 'supervisors' ? 'supervisor' : 'principal'} without={new Set(people.map(({ personId }) => personId))} onPick={(person) => setPeople([...people, person])} inputRef={search} />
      <Input.Wrapper label={words.now} labelElement="div">
        <ul className={styles.chosen} aria-label={words.now}>
          {people.map((person) => (
            <li key={person.personId}>
              <span>{person.name}</span>
              <Button type="button" variant="subtle" size="sm" aria-label={words.removeName(person.name)} onClick={() => takeOut(person)}>{words.remove}</Button>
            </li>
          ))}
        </ul>
      </Input.Wrapper>
      <DayField label={words.on} hint={words.onHint} value={on} onChange={setOn} error={faultAt(problem, 'on')} />
      <TextField label={words.reason} hint={words.reasonHint} optional maxLength={500} value={reason} onChange={setReason} error={faultAt(problem, 'reason')} />
      <div role="status">
        {joins.length > 0 ? <p>{words.joins(listed(joins.map(({ name }) => name)))}</p> : null}
        {leaves.length > 0 ? <p>{words.leaves(listed(leaves.map(({ name }) => name)))}</p> : null}
        {joins.length + leaves.length === 0 ? <p>{words.nothing}</p> : null}
      </div>
    </Form>
  );
}
