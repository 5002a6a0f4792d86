import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useApi } from '../../../../platform/web/api-client.ts';
import { LinkTo } from '../../../../platform/web/page.ts';
import { DataTable, type DrawnColumn } from '../../../../platform/web/ui/data-table.tsx';
import { EmptyState } from '../../../../platform/web/ui/empty-state.tsx';
import { Section } from '../../../../platform/web/ui/section.tsx';
import { Await } from '../../../../platform/web/ui/states.tsx';
import { CASE_KINDS, type CaseKind } from '../../model/study.ts';
import type { CaseList, StudyCase, StudyView } from '../../model/study-wire.ts';
import { mayWorkIn } from '../study/rights.ts';
import { useAttributes } from '../study/study-data.ts';
import { StudyFrame } from '../study/study-frame.tsx';
import { studyApi, studyPage } from '../study/study-paths.ts';
import { words } from '../words.ts';
import { sayValue } from './attribute-values.ts';
import { AttributesSection } from './attributes-section.tsx';
import { CaseForm } from './case-form.tsx';
import { PasteCases } from './paste-cases.tsx';

const text = words.cases;

/** The people, networks, meetings and schools that sources belong to, with what is known about each. */
export function CasesPage() {
  return (
    <StudyFrame title={words.tabs.cases} sentence={text.sentence} action={(study) => (mayWorkIn(study) ? <><PasteCases study={study} /><NewCase study={study} /></> : null)}>
      {(study) => <Cases study={study} />}
    </StudyFrame>
  );
}

function NewCase({ study }: { readonly study: StudyView }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{text.add}</Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={text.add} size="lg">{open ? <CaseForm studyId={study.studyId} onDone={() => setOpen(false)} /> : null}</Modal>
    </>
  );
}

function Cases({ study }: { readonly study: StudyView }) {
  const asked = useApi<CaseList>(studyApi(study.studyId, 'cases'));
  return (
    <>
      <Await of={asked}>
        {({ cases }) => (cases.length === 0 ? <EmptyState what={text.none} why={text.why} action={mayWorkIn(study) ? <NewCase study={study} /> : null} /> : <Kinds study={study} cases={cases} />)}
      </Await>
      <div style={{ marginBlockStart: 48 }}><AttributesSection study={study} /></div>
    </>
  );
}

function Kinds({ study, cases }: { readonly study: StudyView; readonly cases: readonly StudyCase[] }) {
  const kinds = CASE_KINDS.filter((kind) => cases.some((one) => one.kind === kind));
  return kinds.map((kind) => <Kind key={kind} study={study} kind={kind} cases={cases.filter((one) => one.kind === kind)} />);
}

function Kind({ study, kind, cases }: { readonly study: StudyView; readonly kind: CaseKind; readonly cases: readonly StudyCase[] }) {
  const attributes = useAttributes(study.studyId, 'case').filter((attribute) => cases.some((one) => one.attributes[attribute.attributeId] !== undefined));
  const columns: readonly DrawnColumn<StudyCase>[] = [
    { key: 'name', head: text.name, value: (one) => one.name, cell: (one) => <LinkTo to={studyPage(study.studyId, 'cases', one.caseId)}>{one.name}</LinkTo> },
    ...attributes.map((attribute): DrawnColumn<StudyCase> => ({
      key: attribute.attributeId,
      head: attribute.name,
      value: (one) => sayValue(one.attributes[attribute.attributeId], words.attributes),
      figures: attribute.type === 'integer' || attribute.type === 'float',
    })),
    { key: 'sources', head: words.tabs.sources, value: (one) => one.sources, figures: true },
  ];
  return (
    <Section title={words.manyKinds[kind]}>
      <DataTable caption={words.manyKinds[kind]} rows={cases} columns={columns} keyOf={(one) => one.caseId} filter={cases.length > 8} firstOrder={{ by: 'name', direction: 'up' }} most={200} />
    </Section>
  );
}
