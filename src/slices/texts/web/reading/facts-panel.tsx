import { Button, Modal } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useSend } from '../../../../platform/web/api-client.ts';
import { LinkTo, useGo } from '../../../../platform/web/page.ts';
import { Day, Moment } from '../../../../platform/web/ui/moment.tsx';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { useToast } from '../../../../platform/web/ui/toast.tsx';
import type { SourceLine, SourceTextView } from '../../model/source-wire.ts';
import type { StudyView } from '../../model/study-wire.ts';
import { sayValue } from '../cases/attribute-values.ts';
import { FactsForm } from '../sources/facts-form.tsx';
import { mayWorkIn } from '../study/rights.ts';
import { useAttributes, useCases, useSources } from '../study/study-data.ts';
import { studyApi, studyPage } from '../study/study-paths.ts';
import { words } from '../words.ts';
import { CorrectText } from './correct-text.ts';
import { useWideAtFirst } from './use-wide.ts';
import styles from './reading.module.css';
import { VersionsPanel } from './versions-panel.tsx';

const text = words.facts;

interface Shown {
  readonly study: StudyView;
  readonly source: SourceLine;
  readonly text: SourceTextView;
}

/** What is known about a source, how to change it, and its versions. */
export function FactsPanel({ study, source, text: view }: Shown) {
  const mayChange = mayWorkIn(study);
  const isWide = useWideAtFirst();
  return (
    <>
      <details className={styles.panel} open={isWide}>
        <summary>{text.panel}</summary>
        <Facts study={study} source={source} />
        {mayChange ? <Changes study={study} source={source} /> : null}
      </details>
      {mayChange && source.removedAt === null ? <CorrectText.Place study={study} source={source} text={view} /> : null}
      <VersionsPanel study={study} source={source} />
    </>
  );
}

function Facts({ study, source }: Pick<Shown, 'study' | 'source'>) {
  const { studyId } = study;
  const cases = useCases(studyId);
  const attributes = useAttributes(studyId, 'source');
  const sources = useSources(studyId);
  const nameOf = (caseId: string) => <LinkTo to={studyPage(studyId, 'cases', caseId)}>{cases.find((one) => one.caseId === caseId)?.name ?? '…'}</LinkTo>;
  const handout = sources.state === 'ready' ? sources.value.sources.find((one) => one.sourceId === source.handoutOf) : undefined;
  const lines: readonly (readonly [string, ReactNode])[] = [
    [text.type, words.types[source.type]],
    [text.datedOn, <Day key="day" on={source.datedOn} />],
    ...(source.respondentId ? [[text.respondent, nameOf(source.respondentId)] as const] : []),
    ...(source.basis ? [[text.basis, words.bases[source.basis]] as const] : []),
    ...(handout ? [[text.handoutOf, <LinkTo key="of" to={studyPage(studyId, 'sources', handout.sourceId)}>{handout.title}</LinkTo>] as const] : []),
    ...(source.documentKind ? [[text.documentKind, source.documentKind] as const] : []),
    ...(source.givenBy ? [[text.givenBy, source.givenBy] as const] : []),
    ...(source.caseIds.length > 0 ? [[words.tabs.cases, <ul key="cases" className={styles.plain}>{source.caseIds.map((id) => <li key={id}>{nameOf(id)}</li>)}</ul>] as const] : []),
    ...attributes.flatMap((one) => (source.attributes[one.attributeId] === undefined ? [] : [[one.name, sayValue(source.attributes[one.attributeId], words.attributes)] as const])),
    [text.added, <Moment key="added" at={source.addedAt} say="day" />],
  ];
  return <dl className={styles.facts}>{lines.map(([name, value], index) => <FactLine key={`${index}${name}`} name={name}>{value}</FactLine>)}</dl>;
}

function FactLine({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return <><dt>{name}</dt><dd>{children}</dd></>;
}

function Changes({ study, source }: Pick<Shown, 'study' | 'source'>) {
  const [open, setOpen] = useState(false);
  const { send, sending, problem } = useSend();
  const tell = useToast();
  const go = useGo();
  const path = studyApi(study.studyId, 'sources', source.sourceId);
  const refreshes = ['/api/studies'];
  const bringBack = async () => {
    if ((await send('POST', `${path}/restore`, undefined, refreshes)).ok) tell(words.sources.isBack(source.title));
  };
  const takeAway = async () => {
    if (!(await send('DELETE', path, undefined, refreshes)).ok) return;
    tell(words.sources.taken(source.title), () => void bringBack());
    go(studyPage(study.studyId, 'sources'));
  };
  return (
    <>
      <div className={styles.buttons}>
        {source.removedAt === null ? (
          <>
            <Button variant="default" size="sm" onClick={() => setOpen(true)}>{text.change}</Button>
            <Button variant="subtle" size="sm" loading={sending} onClick={() => void takeAway()}>{words.sources.takeAway}</Button>
          </>
        ) : <Button variant="default" size="sm" loading={sending} onClick={() => void bringBack()}>{words.sources.bringBack}</Button>}
      </div>
      <ProblemNotice problem={problem} />
      <Modal opened={open} onClose={() => setOpen(false)} title={text.changeTitle} size="lg">{open ? <FactsForm studyId={study.studyId} source={source} onDone={() => setOpen(false)} /> : null}</Modal>
    </>
  );
}
