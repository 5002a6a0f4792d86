import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useSend } from '../../../../platform/web/api-client.ts';
import { SelectField } from '../../../../platform/web/ui/fields.tsx';
import { Lines } from '../../../../platform/web/ui/lines.tsx';
import { WhoCanRead } from '../../../../platform/web/ui/private-chip.tsx';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { Section } from '../../../../platform/web/ui/section.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import { PersonPicker, useActor, type Picked } from '../../../people/web/index.ts';
import { STUDY_PARTS, type StudyPart } from '../../model/study.ts';
import type { StudyMember, StudyView } from '../../model/study-wire.ts';
import { words } from '../words.ts';
import { mayDecideIn } from './rights.ts';
import { studyApi } from './study-paths.ts';
import styles from './studies.module.css';

const text = words.members;

/** Everyone who can read the study, with the part they have in it. */
export function MembersSection({ study }: { readonly study: StudyView }) {
  const { send, sending, problem } = useSend();
  const tell = useToast();
  const mayChange = mayDecideIn(study);
  const path = (personId: string) => studyApi(study.studyId, 'members', personId);
  const give = async (person: Picked, part: StudyPart, before: StudyPart | null): Promise<void> => {
    if (!(await send('PUT', path(person.personId), { part }, ['/api/studies'])).ok) return;
    tell(before === null ? text.added(person.name, words.parts[part]) : text.changed(person.name, words.parts[part]), () => void (before === null ? takeOut({ ...person, part }) : give(person, before, part)));
  };
  const takeOut = async (member: StudyMember): Promise<void> => {
    if ((await send('DELETE', path(member.personId), undefined, ['/api/studies'])).ok) tell(text.takenOut(member.name), () => void give(member, member.part, null));
  };
  return (
    <Section
      title={text.title(study.members.length)}
      sentence={<WhoCanRead who={text.readers(study.members.map((member) => member.name))} />}
      action={mayChange ? <AddMember study={study} sending={sending} onAdd={(person, part) => give(person, part, null)} /> : null}
    >
      <ProblemNotice problem={problem} />
      <Lines>
        {study.members.map((member) => <Member key={member.personId} member={member} mayChange={mayChange} onPart={(part) => void give(member, part, member.part)} onOut={() => void takeOut(member)} />)}
      </Lines>
    </Section>
  );
}

function Member({ member, mayChange, onPart, onOut }: { readonly member: StudyMember; readonly mayChange: boolean; readonly onPart: (part: StudyPart) => void; readonly onOut: () => void }) {
  const isMe = useActor().personId === member.personId;
  return (
    <li className={styles.row}>
      <div>
        <strong>{member.name}</strong>{isMe ? ` (${text.you})` : ''}
        <div className={styles.quiet}>{text.may[member.part]}</div>
      </div>
      {mayChange && !isMe ? (
        <div className={styles.deeds}>
          <SelectField label={text.partOf(member.name)} value={member.part} onChange={(part) => { if (part !== '' && part !== member.part) onPart(part); }} choices={STUDY_PARTS.map((part) => ({ value: part, label: words.parts[part] }))} />
          <Button variant="subtle" size="sm" aria-label={text.takeOutOf(member.name)} onClick={onOut}>{text.takeOut}</Button>
        </div>
      ) : <span>{words.parts[member.part]}</span>}
    </li>
  );
}

function AddMember({ study, sending, onAdd }: { readonly study: StudyView; readonly sending: boolean; readonly onAdd: (person: Picked, part: StudyPart) => Promise<void> }) {
  const [open, setOpen] = useState(false);
  const [part, setPart] = useState<StudyPart>('coder');
  return (
    <>
      <Button variant="default" loading={sending} onClick={() => setOpen(true)}>{text.add}</Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={text.add} size="lg">
        <SelectField label={text.part} hint={text.may[part]} value={part} onChange={(chosen) => { if (chosen !== '') setPart(chosen); }} choices={STUDY_PARTS.map((one) => ({ value: one, label: words.parts[one] }))} />
        <div style={{ marginBlockStart: 16 }}>
          <PersonPicker without={new Set(study.members.map((member) => member.personId))} onPick={(person) => void onAdd(person, part)} />
        </div>
      </Modal>
    </>
  );
}
