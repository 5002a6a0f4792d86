import { IconPrinter } from '@tabler/icons-react';
import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useApi, type Asked } from '../../../../platform/web/api-client.ts';
import { LinkTo, usePathParams, useQueryParam } from '../../../../platform/web/page.ts';
import { LinkButton } from '../../../../platform/web/ui/link-button.tsx';
import { Day } from '../../../../platform/web/ui/moment.tsx';
import { PageHeader } from '../../../../platform/web/ui/page-header.tsx';
import { Await } from '../../../../platform/web/ui/states.tsx';
import type { SourceLine, SourceTextView } from '../../model/source-wire.ts';
import type { StudyView } from '../../model/study-wire.ts';
import { useSources } from '../study/study-data.ts';
import { StudyFrame } from '../study/study-frame.tsx';
import { studyApi, studyPage } from '../study/study-paths.ts';
import { words } from '../words.ts';
import { FactsPanel } from './facts-panel.tsx';
import { Outline } from './outline.tsx';
import styles from './reading.module.css';
import { readingRows, stretchOf } from './reading-rows.ts';
import { ReadingText } from './reading-text.tsx';

const text = words.reading;

/** One source to read: its text with turns and headings, and what is known about it. */
export function SourcePage() {
  const { studyId, sourceId } = usePathParams('studyId', 'sourceId');
  const source = useApi<SourceLine>(studyApi(studyId, 'sources', sourceId));
  const param = useQueryParam('version');
  const version = param !== null && /^\d{1,6}$/.test(param) ? Number(param) : null;
  // Asked for beside the facts and not after them, so that a text opens one answer sooner.
  const view = useApi<SourceTextView>(studyApi(studyId, 'sources', sourceId, ...(version === null ? ['text'] : ['versions', String(version)])));
  return (
    <StudyFrame title={words.tabs.sources} ownHeader>
      {(study) => <Await of={source}>{(found) => <Reading study={study} source={found} view={view} version={version ?? found.version} />}</Await>}
    </StudyFrame>
  );
}

function Reading({ study, source, view, version }: { readonly study: StudyView; readonly source: SourceLine; readonly view: Asked<SourceTextView>; readonly version: number }) {
  return (
    <>
      <PageHeader
        title={source.title}
        sentence={<>{words.types[source.type]} · <Day on={source.datedOn} /> · {source.turns > 0 ? words.counts.turns(source.turns) : words.counts.characters(source.length)}</>}
        action={
          <>
            <Button variant="default" leftSection={<IconPrinter aria-hidden size={18} />} onClick={() => window.print()}>{text.print}</Button>
            {source.removedAt === null ? <LinkButton to={studyPage(study.studyId, 'code', source.sourceId)}>{study.you.mayCode ? text.code : text.seeCodes}</LinkButton> : null}
          </>
        }
      />
      {version === source.version ? null : <p className={styles.old}>{text.older(version)} <LinkTo to={studyPage(study.studyId, 'sources', source.sourceId)}>{text.toNewest}</LinkTo></p>}
      <Await of={view}>{(read) => <Spread study={study} source={source} view={read} />}</Await>
    </>
  );
}

function Spread({ study, source, view }: { readonly study: StudyView; readonly source: SourceLine; readonly view: SourceTextView }) {
  const rows = useMemo(() => readingRows(view), [view]);
  const param = useQueryParam('at');
  const at = useMemo(() => stretchOf(param), [param]);
  return (
    <div className={styles.spread}>
      <div className={styles.side}>
        {view.segments.length > 1 ? <Outline segments={view.segments} /> : null}
        <FactsPanel study={study} source={source} text={view} />
        <Handouts studyId={study.studyId} source={source} />
      </div>
      <ReadingText rows={rows} at={at} label={source.title} />
    </div>
  );
}

/** The documents that were handed out at the meeting that this source tells of. */
function Handouts({ studyId, source }: { readonly studyId: string; readonly source: SourceLine }) {
  const asked = useSources(studyId);
  const handouts = asked.state === 'ready' ? asked.value.sources.filter((one) => one.handoutOf === source.sourceId) : [];
  if (handouts.length === 0) return null;
  return (
    <details className={styles.panel} open>
      <summary>{text.handouts(handouts.length)}</summary>
      <ul className={styles.plain}>{handouts.map((one) => <li key={one.sourceId}><LinkTo to={studyPage(studyId, 'sources', one.sourceId)}>{one.title}</LinkTo></li>)}</ul>
    </details>
  );
}
