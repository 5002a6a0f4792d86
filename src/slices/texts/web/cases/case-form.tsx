import { useState } from 'react';
import { SelectField, TextField } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { faultAt } from '../../../../platform/web/ui/problem-notice.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import { newId } from '../../../../platform/web/sync/new-id.ts';
import { CASE_KINDS } from '../../model/study.ts';
import type { CaseChange, StudyCase } from '../../model/study-wire.ts';
import { useAttributes } from '../study/study-data.ts';
import { studyApi } from '../study/study-paths.ts';
import { useSendChange } from '../study/use-send-change.ts';
import { words } from '../words.ts';
import { AttributeFields } from './attribute-fields.tsx';
import { readTyped, typedOf, type TypedValues } from './attribute-values.ts';

const text = words.cases;

const NEW = { kind: 'person', name: '', attributes: {} } as const;

/** A new case, or the one given to be changed. What is typed stays when somebody else changes the case meanwhile; the rest follows theirs. */
export function CaseForm({ studyId, given, onDone }: { readonly studyId: string; readonly given?: StudyCase; readonly onDone: () => void }) {
  const attributes = useAttributes(studyId, 'case');
  const [caseId] = useState(() => given?.caseId ?? newId());
  const [changed, setChanged] = useState<Partial<Pick<StudyCase, 'kind' | 'name'>>>({});
  const [typed, setTyped] = useState<TypedValues>({});
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const { send, sending, problem } = useSendChange();
  const tell = useToast();
  const path = studyApi(studyId, 'cases');
  const before = given ?? NEW;
  const { kind, name } = { ...before, ...changed };
  const values = { ...typedOf(before.attributes), ...typed };
  const save = async () => {
    const read = readTyped(attributes, values);
    setFaults(read.faults);
    if (Object.keys(read.faults).length > 0) return;
    const body = { kind, name, attributes: read.values };
    const answer = given
      ? await send('PATCH', `${path}/${caseId}`, { ...body, revision: given.revision } satisfies CaseChange)
      : await send('POST', path, { ...body, caseId });
    if (!answer.ok) return;
    tell(given ? text.saved(name) : text.added(name), () => void (given ? send('PATCH', `${path}/${caseId}`, { kind: given.kind, name: given.name, attributes: given.attributes, revision: given.revision + 1 }) : send('DELETE', `${path}/${caseId}`)));
    onDone();
  };
  return (
    <Form onSubmit={() => void save()} verb={given ? text.save : text.addVerb} sending={sending} problem={problem}>
      <TextField label={text.name} hint={text.nameHint} value={name} onChange={(next) => setChanged({ ...changed, name: next })} error={faultAt(problem, 'name')} maxLength={200} autoFocus />
      <SelectField label={text.kind} value={kind} onChange={(chosen) => { if (chosen !== '') setChanged({ ...changed, kind: chosen }); }} choices={CASE_KINDS.map((one) => ({ value: one, label: words.kinds[one] }))} />
      <AttributeFields attributes={attributes} typed={values} onChange={(id, value) => setTyped({ ...typed, [id]: value })} faults={faults} />
    </Form>
  );
}
