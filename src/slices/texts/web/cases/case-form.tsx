import { useState } from 'react';
import { useSend } from '../../../../platform/web/api-client.ts';
import { SelectField, TextField } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { faultAt } from '../../../../platform/web/ui/problem-notice.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import { newId } from '../../../../platform/web/sync/new-id.ts';
import { CASE_KINDS, type CaseKind } from '../../model/study.ts';
import type { CaseChange, StudyCase } from '../../model/study-wire.ts';
import { useAttributes } from '../study/study-data.ts';
import { studyApi } from '../study/study-paths.ts';
import { words } from '../words.ts';
import { AttributeFields } from './attribute-fields.tsx';
import { readTyped, typedOf } from './attribute-values.ts';

const text = words.cases;

/** A new case, or the one given to be changed. */
export function CaseForm({ studyId, given, onDone }: { readonly studyId: string; readonly given?: StudyCase; readonly onDone: () => void }) {
  const attributes = useAttributes(studyId, 'case');
  const [caseId] = useState(() => given?.caseId ?? newId());
  const [kind, setKind] = useState<CaseKind>(given?.kind ?? 'person');
  const [name, setName] = useState(given?.name ?? '');
  const [typed, setTyped] = useState(() => typedOf(given?.attributes ?? {}));
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const { send, sending, problem } = useSend();
  const tell = useToast();
  const path = studyApi(studyId, 'cases');
  const refreshes = [studyApi(studyId), '/api/studies'];
  const save = async () => {
    const read = readTyped(attributes, typed);
    setFaults(read.faults);
    if (Object.keys(read.faults).length > 0) return;
    const body = { kind, name, attributes: read.values };
    const answer = given
      ? await send('PATCH', `${path}/${caseId}`, { ...body, revision: given.revision } satisfies CaseChange, refreshes)
      : await send('POST', path, { ...body, caseId }, refreshes);
    if (!answer.ok) return;
    tell(given ? text.saved(name) : text.added(name), () => void (given ? send('PATCH', `${path}/${caseId}`, { kind: given.kind, name: given.name, attributes: given.attributes, revision: given.revision + 1 }, refreshes) : send('DELETE', `${path}/${caseId}`, undefined, refreshes)));
    onDone();
  };
  return (
    <Form onSubmit={() => void save()} verb={given ? text.save : text.addVerb} sending={sending} problem={problem}>
      <TextField label={text.name} hint={text.nameHint} value={name} onChange={setName} error={faultAt(problem, 'name')} maxLength={200} autoFocus />
      <SelectField label={text.kind} value={kind} onChange={(chosen) => { if (chosen !== '') setKind(chosen); }} choices={CASE_KINDS.map((one) => ({ value: one, label: words.kinds[one] }))} />
      <AttributeFields attributes={attributes} typed={typed} onChange={setTyped} faults={faults} />
    </Form>
  );
}
