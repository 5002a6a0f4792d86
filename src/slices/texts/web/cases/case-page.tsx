import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useApi, useSend } from '../../../../platform/web/api-client.ts';
import { LinkTo, useGo, usePathParams } from '../../../../platform/web/page.ts';
import { EmptyState } from '../../../../platform/web/ui/empty-state.tsx';
import { PageHeader } from '../../../../platform/web/ui/page-header.tsx';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { Section } from '../../../../platform/web/ui/section.tsx';
import { Await } from '../../../../platform/web/ui/states.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import type { CaseList, StudyCase, StudyView } from '../../model/study-wire.ts';
import { SourceTable } from '../sources/source-table.tsx';
import { mayWorkIn } from '../study/rights.ts';
import { useAttributes, useSources } from '../study/study-data.ts';
import { StudyFrame } from '../study/study-frame.tsx';
import { studyApi, studyPage } from '../study/study-paths.ts';
import { words } from '../words.ts';
import { sayValue } from './attribute-values.ts';
import { CaseForm } from './case-form.tsx';
import styles from './cases.module.css';

const text = words.cases;

/** One case: what is known about it and the sources that belong to it. */
export function CasePage() {
  const { studyId, caseId } = usePathParams('studyId', 'caseId');
  const asked = useApi<CaseList>(studyApi(studyId, 'cases'));
  return (
    <StudyFrame title={words.tabs.cases} ownHeader>
      {(study) => (
        <Await of={asked}>
          {({ cases }) => {
            const found = cases.find((one) => one.caseId === caseId);
            return found ? <Case study={study} found={found} /> : <EmptyState what={text.notHere} why="" action={<LinkTo to={studyPage(studyId, 'cases')}>{text.toAll}</LinkTo>} />;
          }}
        </Await>
      )}
    </StudyFrame>
  );
}

function Case({ study, found }: { readonly study: StudyView; readonly found: StudyCase }) {
  const attributes = useAttributes(study.studyId, 'case').filter((attribute) => found.attributes[attribute.attributeId] !== undefined);
  const sources = useSources(study.studyId);
  return (
    <>
      <PageHeader title={found.name} sentence={`${words.kinds[found.kind]} · ${words.counts.sources(found.sources)}`} action={mayWorkIn(study) ? <Changes study={study} found={found} /> : null} />
      {attributes.length > 0 ? (
        <Section title={text.known}>
          <dl className={styles.facts}>{attributes.map((one) => <div key={one.attributeId} style={{ display: 'contents' }}><dt>{one.name}</dt><dd>{sayValue(found.attributes[one.attributeId], words.attributes)}</dd></div>)}</dl>
        </Section>
      ) : null}
      <Section title={words.tabs.sources}>
        <Await of={sources}>
          {(list) => {
            const own = list.sources.filter((source) => source.caseIds.includes(found.caseId) || source.respondentId === found.caseId);
            return own.length > 0 ? <SourceTable study={study} sources={own} /> : <EmptyState what={text.noSources} why={text.whyNoSources} />;
          }}
        </Await>
      </Section>
    </>
  );
}

function Changes({ study, found }: { readonly study: StudyView; readonly found: StudyCase }) {
  const [open, setOpen] = useState(false);
  const { send, sending, problem } = useSend();
  const tell = useToast();
  const go = useGo();
  const path = studyApi(study.studyId, 'cases');
  const refreshes = ['/api/studies'];
  const { caseId, kind, name, personId, networkId, attributes } = found;
  const remove = async () => {
    if (!(await send('DELETE', `${path}/${caseId}`, undefined, refreshes)).ok) return;
    tell(text.removed(name), () => void send('POST', path, { caseId, kind, name, personId, networkId, attributes }, refreshes));
    go(studyPage(study.studyId, 'cases'));
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{text.change}</Button>
      {/* With sources it stays: taking it away would quietly loosen them from it. */}
      {found.sources === 0 ? <Button variant="default" loading={sending} onClick={() => void remove()}>{text.remove}</Button> : null}
      <ProblemNotice problem={problem} />
      <Modal opened={open} onClose={() => setOpen(false)} title={text.change} size="lg">{open ? <CaseForm studyId={study.studyId} given={found} onDone={() => setOpen(false)} /> : null}</Modal>
    </>
  );
}
