import { Button, Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { refreshUnder, request } from '../../../../platform/web/api-client.ts';
import type { Problem } from '../../../../platform/web/problem.ts';
import { SelectField, TextArea } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import { newId } from '../../../../platform/web/sync/new-id.ts';
import { CASE_KINDS, type CaseKind } from '../../model/study.ts';
import type { AttributeList, StudyCase, StudyView } from '../../model/study-wire.ts';
import { useAttributes, useCases } from '../study/study-data.ts';
import { studyApi } from '../study/study-paths.ts';
import { words } from '../words.ts';
import { readCaseTable, type CaseLine, type CaseTable } from './read-case-table.ts';

const text = words.pasteCases;

/** Brings cases with their attributes in from a sheet: pasted, looked over, then taken. */
export function PasteCases({ study }: { readonly study: StudyView }) {
  const [open, setOpen] = useState(false);
  const [pasted, setPasted] = useState('');
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>{text.open}</Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={text.open} size="lg">{open ? <PasteForm studyId={study.studyId} pasted={pasted} onPasted={setPasted} onDone={() => setOpen(false)} /> : null}</Modal>
    </>
  );
}

function PasteForm({ studyId, pasted, onPasted, onDone }: { readonly studyId: string; readonly pasted: string; readonly onPasted: (pasted: string) => void; readonly onDone: () => void }) {
  const attributes = useAttributes(studyId, 'case');
  const [kind, setKind] = useState<CaseKind>('person');
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const client = useQueryClient();
  const tell = useToast();
  const cases = useCases(studyId);
  const read = useMemo(() => readCaseTable(pasted, { cases, attributes }, kind, text.twice), [pasted, cases, attributes, kind]);
  const good = read.lines.filter((line) => line.faults.length === 0);
  const take = async () => {
    setSending(true);
    setProblem(null);
    const failed = await bring(studyId, pasted, read, { cases, kind });
    await refreshUnder(client, ['/api/studies']);
    setSending(false);
    setProblem(failed);
    if (failed) return;
    tell(text.taken(good.length));
    onPasted('');
    onDone();
  };
  return (
    <Form onSubmit={() => void take()} verb={text.take(good.length)} sending={sending} problem={problem} disabled={good.length === 0}>
      <TextArea label={text.table} hint={text.hint} value={pasted} onChange={onPasted} error={read.fault ?? undefined} minRows={6} />
      <SelectField label={text.kind} value={kind} onChange={(chosen) => { if (chosen !== '') setKind(chosen); }} choices={CASE_KINDS.map((one) => ({ value: one, label: words.kinds[one] }))} />
      <div role="status">{read.lines.length > 0 ? <Understood read={read} /> : null}</div>
    </Form>
  );
}

function Understood({ read }: { readonly read: CaseTable }) {
  const good = read.lines.filter((line) => line.faults.length === 0);
  return (
    <>
      <p>{text.understood(good.filter((line) => line.here === null).length, good.filter((line) => line.here !== null).length)}</p>
      {read.newAttributes.length > 0 ? <p>{text.newAttributes(read.newAttributes)}</p> : null}
      <ul>{read.lines.filter((line) => line.faults.length > 0).slice(0, 20).map((line) => <li key={line.line}>{text.fault(line.line, line.name, line.faults.join(' '))}</li>)}</ul>
    </>
  );
}

/** Makes the attributes that are new, then the cases one by one; what was done before a problem stays, and doing it again is harmless. */
async function bring(studyId: string, pasted: string, first: CaseTable, how: { readonly cases: readonly StudyCase[]; readonly kind: CaseKind }): Promise<Problem | null> {
  let read = first;
  for (const name of first.newAttributes) {
    const made = await request<AttributeList>('POST', studyApi(studyId, 'attributes'), { attributeId: newId(), name, type: 'text', appliesTo: 'case', allowed: null });
    if (!made.ok) return made.error;
    read = readCaseTable(pasted, { cases: how.cases, attributes: made.value.attributes.filter((one) => one.appliesTo === 'case') }, how.kind, text.twice);
  }
  for (const line of read.lines) {
    if (line.faults.length > 0) continue;
    const sent = await sendLine(studyId, line);
    if (sent) return sent;
  }
  return null;
}

async function sendLine(studyId: string, { here, kind, name, attributes }: CaseLine): Promise<Problem | null> {
  const path = studyApi(studyId, 'cases');
  const answer = here
    ? await request('PATCH', `${path}/${here.caseId}`, { revision: here.revision, kind, attributes })
    : await request('POST', path, { caseId: newId(), kind, name, attributes });
  return answer.ok ? null : answer.error;
}
