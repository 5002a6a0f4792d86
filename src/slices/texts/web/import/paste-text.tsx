import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useSend } from '../../../../platform/web/api-client.ts';
import { useGo } from '../../../../platform/web/page.ts';
import { DayField } from '../../../../platform/web/ui/date-time-field.tsx';
import { SelectField, TextArea, TextField } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { faultAt } from '../../../../platform/web/ui/problem-notice.tsx';
import { newId } from '../../../../platform/web/sync/new-id.ts';
import { SOURCE_TYPES, type SourceType } from '../../model/study.ts';
import type { SourceLine } from '../../model/source-wire.ts';
import type { StudyView } from '../../model/study-wire.ts';
import { CasesField } from '../cases/cases-field.tsx';
import { studyApi, studyPage } from '../study/study-paths.ts';
import { words } from '../words.ts';

const text = words.paste;

/** Pastes a text as a source; it is kept exactly as it stands. Closing the form keeps what was typed. */
export function PasteText({ study }: { readonly study: StudyView }) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState<Typed>(() => ({ sourceId: newId(), title: '', type: '', datedOn: '', text: '', caseIds: [] }));
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>{text.open}</Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={text.open} size="lg">{open ? <PasteForm studyId={study.studyId} typed={typed} onTyped={setTyped} /> : null}</Modal>
    </>
  );
}

/** What is in the form; the id is made once, so that sending twice is harmless. */
interface Typed {
  readonly sourceId: string;
  readonly title: string;
  readonly type: SourceType | '';
  readonly datedOn: string;
  readonly text: string;
  readonly caseIds: readonly string[];
}

function PasteForm({ studyId, typed, onTyped }: { readonly studyId: string; readonly typed: Typed; readonly onTyped: (typed: Typed) => void }) {
  const [missing, setMissing] = useState(false);
  const { send, sending, problem } = useSend();
  const go = useGo();
  const set = (change: Partial<Typed>) => onTyped({ ...typed, ...change });
  const save = async () => {
    setMissing(true);
    if (typed.type === '' || typed.datedOn === '') return;
    const answer = await send<SourceLine>('POST', studyApi(studyId, 'sources'), typed, ['/api/studies']);
    if (answer.ok) go(studyPage(studyId, 'sources', answer.value.sourceId));
  };
  return (
    <Form onSubmit={() => void save()} verb={text.save} sending={sending} problem={problem}>
      <TextField label={words.facts.title} value={typed.title} onChange={(title) => set({ title })} error={faultAt(problem, 'title')} maxLength={300} autoFocus />
      <SelectField label={words.facts.type} value={typed.type} onChange={(type) => set({ type })} blank={words.bring.chooseType} choices={SOURCE_TYPES.map((type) => ({ value: type, label: words.types[type] }))} error={missing && typed.type === '' ? words.bring.typeMissing : undefined} />
      <DayField label={words.facts.datedOn} hint={words.facts.datedOnHint} value={typed.datedOn} onChange={(datedOn) => set({ datedOn })} error={missing && typed.datedOn === '' ? words.bring.dayMissing : faultAt(problem, 'datedOn')} />
      <TextArea label={text.text} hint={text.textHint} value={typed.text} onChange={(value) => set({ text: value })} error={faultAt(problem, 'text')} minRows={8} />
      <CasesField studyId={studyId} chosen={typed.caseIds} onChange={(caseIds) => set({ caseIds })} />
    </Form>
  );
}
