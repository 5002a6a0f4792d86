import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { newId } from '../../../../platform/web/sync/new-id.ts';
import { useApi, useSend } from '../../../../platform/web/api-client.ts';
import { LinkTo, useGo } from '../../../../platform/web/page.ts';
import { EmptyState } from '../../../../platform/web/ui/empty-state.tsx';
import { TextArea, TextField } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { Lines } from '../../../../platform/web/ui/lines.tsx';
import { Moment } from '../../../../platform/web/ui/moment.tsx';
import { PageHeader } from '../../../../platform/web/ui/page-header.tsx';
import { WhoCanRead } from '../../../../platform/web/ui/private-chip.tsx';
import { faultAt } from '../../../../platform/web/ui/problem-notice.tsx';
import { Section } from '../../../../platform/web/ui/section.tsx';
import { Await } from '../../../../platform/web/ui/states.tsx';
import type { StudyDraft, StudyList, StudyView } from '../../model/study-wire.ts';
import { words } from '../words.ts';
import { studyPage } from './study-paths.ts';
import styles from './studies.module.css';

const text = words.list;

/** The studies that this person is a member of, and how to begin one. */
export function StudiesPage() {
  const asked = useApi<StudyList>('/api/studies');
  const mayCreate = asked.state === 'ready' && asked.value.mayCreate;
  return (
    <>
      <PageHeader title={words.title} sentence={text.sentence} action={mayCreate ? <Begin /> : null} />
      <Await of={asked}>{(list) => <Lists list={list} />}</Await>
    </>
  );
}

function Lists({ list }: { readonly list: StudyList }) {
  const current = list.studies.filter((study) => study.archivedAt === null);
  const aside = list.studies.filter((study) => study.archivedAt !== null);
  return (
    <>
      {current.length > 0 ? <StudyLines studies={current} /> : <EmptyState what={text.none} why={list.mayCreate ? text.why : text.whyNotYours} />}
      {aside.length > 0 ? <div className={styles.below}><Section title={text.aside} sentence={text.asideSentence}><StudyLines studies={aside} /></Section></div> : null}
    </>
  );
}

function StudyLines({ studies }: { readonly studies: readonly StudyView[] }) {
  return (
    <Lines>
      {studies.map((study) => (
        <li key={study.studyId}>
          <LinkTo to={studyPage(study.studyId, 'sources')} className={styles.name}>{study.title}</LinkTo>
          {study.question ? <p className={styles.question}>{study.question}</p> : null}
          <p className={styles.facts}>
            <span>{words.counts.sources(study.sources)}</span>
            <span>{words.counts.cases(study.cases)}</span>
            <span>{text.members(study.members.map((member) => member.name))}</span>
            <span>{text.begun} <Moment at={study.createdAt} say="day" /></span>
          </p>
        </li>
      ))}
    </Lines>
  );
}

function Begin() {
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState<Draft>(() => ({ studyId: newId(), title: '', question: '' }));
  return (
    <>
      <Button onClick={() => setOpen(true)}>{text.begin}</Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={text.begin} size="lg">{open ? <BeginForm draft={draft} onDraft={setDraft} /> : null}</Modal>
    </>
  );
}

type Draft = Required<StudyDraft>;

/** Closing the form keeps what was typed in it; the id is made once, so that sending twice is harmless. */
function BeginForm({ draft, onDraft }: { readonly draft: Draft; readonly onDraft: (draft: Draft) => void }) {
  const { send, sending, problem } = useSend();
  const go = useGo();
  const begin = async () => {
    const answer = await send<StudyView>('POST', '/api/studies', draft, ['/api/studies']);
    if (answer.ok) go(studyPage(answer.value.studyId, 'sources'));
  };
  return (
    <Form onSubmit={() => void begin()} verb={text.beginVerb} sending={sending} problem={problem}>
      <TextField label={words.settings.name} hint={text.nameHint} value={draft.title} onChange={(title) => onDraft({ ...draft, title })} error={faultAt(problem, 'title')} maxLength={200} autoFocus />
      <TextArea label={words.settings.question} hint={text.questionHint} optional value={draft.question} onChange={(question) => onDraft({ ...draft, question })} error={faultAt(problem, 'question')} maxLength={2000} />
      <WhoCanRead who={text.readers} />
    </Form>
  );
}
