import { useState } from 'react';
import { DayField } from '../../../../platform/web/ui/date-time-field.tsx';
import { SelectField, TextField } from '../../../../platform/web/ui/fields.tsx';
import { Form } from '../../../../platform/web/ui/form.tsx';
import { faultAt } from '../../../../platform/web/ui/problem-notice.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import { SOURCE_TYPES } from '../../model/study.ts';
import type { SourceFacts, SourceLine } from '../../model/source-wire.ts';
import { AttributeFields } from '../cases/attribute-fields.tsx';
import { readTyped, typedOf, type TypedValues } from '../cases/attribute-values.ts';
import { CasesField } from '../cases/cases-field.tsx';
import { byTitle, useAttributes, useCases, useSources } from '../study/study-data.ts';
import { studyApi } from '../study/study-paths.ts';
import { useSendChange } from '../study/use-send-change.ts';
import { words } from '../words.ts';
import { changeBetween, factsOf, undoOf } from './facts-draft.ts';

const text = words.facts;
const BASES = ['observed', 'took-part', 'heard'] as const;

/** Changes what is known about a source; its text is not touched. What is typed stays when somebody else changes it meanwhile; the rest follows theirs. */
export function FactsForm({ studyId, source, onDone }: { readonly studyId: string; readonly source: SourceLine; readonly onDone: () => void }) {
  const attributes = useAttributes(studyId, 'source');
  const [changed, setChanged] = useState<Partial<SourceFacts>>({});
  const [typed, setTyped] = useState<TypedValues>({});
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const { send, sending, problem } = useSendChange();
  const tell = useToast();
  const path = studyApi(studyId, 'sources', source.sourceId);
  const before = factsOf(source);
  const facts = { ...before, ...changed };
  const values = { ...typedOf(source.attributes), ...typed };
  const save = async () => {
    const read = readTyped(attributes, values);
    setFaults(read.faults);
    if (Object.keys(read.faults).length > 0) return;
    const change = changeBetween(before, { ...facts, attributes: read.values }, source.revision);
    if (change === null) return onDone();
    const answer = await send<SourceLine>('PATCH', path, change);
    if (!answer.ok) return;
    tell(text.saved(answer.value.title), () => void send('PATCH', path, undoOf(before, change, answer.value)));
    onDone();
  };
  const set = (change: Partial<SourceFacts>) => setChanged({ ...changed, ...change });
  return (
    <Form onSubmit={() => void save()} verb={text.save} sending={sending} problem={problem}>
      <TextField label={text.title} value={facts.title} onChange={(title) => set({ title })} error={faultAt(problem, 'title')} maxLength={300} />
      <SelectField label={text.type} value={facts.type} onChange={(type) => { if (type !== '') set({ type }); }} choices={SOURCE_TYPES.map((type) => ({ value: type, label: words.types[type] }))} />
      <DayField label={text.datedOn} hint={text.datedOnHint} value={facts.datedOn} onChange={(datedOn) => set({ datedOn })} error={faultAt(problem, 'datedOn')} />
      {facts.type === 'document' || facts.handoutOf !== null ? <DocumentFacts studyId={studyId} source={source} facts={facts} set={set} /> : null}
      {facts.type === 'interview' || facts.type === 'survey' || facts.respondentId !== null ? <RespondentFacts studyId={studyId} facts={facts} set={set} /> : null}
      <CasesField studyId={studyId} chosen={facts.caseIds} onChange={(caseIds) => set({ caseIds: [...caseIds] })} />
      <AttributeFields attributes={attributes} typed={values} onChange={(id, value) => setTyped({ ...typed, [id]: value })} faults={faults} />
    </Form>
  );
}

interface Part {
  readonly studyId: string;
  readonly facts: SourceFacts;
  readonly set: (change: Partial<SourceFacts>) => void;
}

function RespondentFacts({ studyId, facts, set }: Part) {
  const people = useCases(studyId).filter((one) => one.kind === 'person');
  return (
    <>
      <SelectField label={text.respondent} hint={people.length === 0 ? text.noPeople : text.respondentHint} blank={text.nobody} value={facts.respondentId ?? ''} onChange={(respondentId) => set({ respondentId: respondentId || null })} choices={people.map((one) => ({ value: one.caseId, label: one.name }))} />
      <SelectField label={text.basis} blank={text.noBasis} value={facts.basis ?? ''} onChange={(basis) => set({ basis: basis || null })} choices={BASES.map((basis) => ({ value: basis, label: words.bases[basis] }))} />
    </>
  );
}

function DocumentFacts({ studyId, source, facts, set }: Part & { readonly source: SourceLine }) {
  const asked = useSources(studyId);
  const others = asked.state === 'ready' ? byTitle(asked.value.sources).filter((one) => one.sourceId !== source.sourceId && one.type !== 'document') : [];
  return (
    <>
      <SelectField label={text.handoutOf} hint={text.handoutHint} blank={text.noHandout} value={facts.handoutOf ?? ''} onChange={(handoutOf) => set({ handoutOf: handoutOf || null })} choices={others.map((one) => ({ value: one.sourceId, label: one.title }))} />
      <TextField label={text.documentKind} hint={text.documentKindHint} optional value={facts.documentKind} onChange={(documentKind) => set({ documentKind })} maxLength={200} />
      <TextField label={text.givenBy} optional value={facts.givenBy} onChange={(givenBy) => set({ givenBy })} maxLength={200} />
    </>
  );
}
