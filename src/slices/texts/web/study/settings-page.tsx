import { Button } from '@mantine/core';
import { useState } from 'react';
import { useSend } from '../../../../platform/web/api-client.ts';
import { TextArea, TextField } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { faultAt, ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { Section } from '../../../../platform/web/ui/section.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import type { StudyView } from '../../model/study-wire.ts';
import { words } from '../words.ts';
import { MembersSection } from './members-section.tsx';
import { mayDecideIn } from './rights.ts';
import { StudyFrame } from './study-frame.tsx';
import { studyApi } from './study-paths.ts';
import styles from './studies.module.css';
import { useSendChange } from './use-send-change.ts';

const text = words.settings;

/** Who belongs to a study, what it asks, and putting it aside. */
export function SettingsPage() {
  return (
    <StudyFrame title={text.title} sentence={text.sentence}>
      {(study) => (
        <>
          <MembersSection study={study} />
          <Section title={text.about}>{mayDecideIn(study) ? <div className={styles.about}><AboutForm study={study} /></div> : <p>{study.question || text.noQuestion}</p>}</Section>
          {study.you.part === 'lead' ? <Aside study={study} /> : null}
        </>
      )}
    </StudyFrame>
  );
}

/** What is typed here stays when somebody else changes the study meanwhile; what is not touched follows theirs. */
function AboutForm({ study }: { readonly study: StudyView }) {
  const [typed, setTyped] = useState<{ readonly title?: string; readonly question?: string }>({});
  const { send, sending, problem } = useSendChange();
  const tell = useToast();
  const before = { title: study.title, question: study.question };
  const shown = { ...before, ...typed };
  const save = async () => {
    const answer = await send<StudyView>('PATCH', studyApi(study.studyId), { revision: study.revision, ...shown });
    if (!answer.ok) return;
    setTyped((now) => (now === typed ? {} : now));
    tell(text.saved, () => void send('PATCH', studyApi(study.studyId), { revision: answer.value.revision, ...before }));
  };
  return (
    <Form onSubmit={() => void save()} verb={text.save} sending={sending} problem={problem} variant="default">
      <TextField label={text.name} value={shown.title} onChange={(title) => setTyped({ ...typed, title })} error={faultAt(problem, 'title')} maxLength={200} />
      <TextArea label={text.question} hint={words.list.questionHint} optional value={shown.question} onChange={(question) => setTyped({ ...typed, question })} error={faultAt(problem, 'question')} maxLength={2000} />
    </Form>
  );
}

function Aside({ study }: { readonly study: StudyView }) {
  const { send, sending, problem } = useSend();
  const tell = useToast();
  const set = async (archived: boolean, revision: number): Promise<void> => {
    const answer = await send<StudyView>('PATCH', studyApi(study.studyId), { revision, archived }, ['/api/studies']);
    if (answer.ok) tell(archived ? text.isAside : text.isBack, () => void set(!archived, answer.value.revision));
  };
  const isAside = study.archivedAt !== null;
  return (
    <Section title={isAside ? text.takeUp : text.putAside} sentence={isAside ? text.takeUpWhy : text.putAsideWhy}>
      <Button variant="default" loading={sending} onClick={() => void set(!isAside, study.revision)}>{isAside ? text.takeUp : text.putAside}</Button>
      <ProblemNotice problem={problem} />
    </Section>
  );
}
