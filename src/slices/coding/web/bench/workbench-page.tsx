import { useEffect, useRef, useState } from 'react';
import { useApi } from '../../../../platform/web/api-client.ts';
import { usePathParams } from '../../../../platform/web/page.ts';
import type { Refusal } from '../../../../kernel/result.ts';
import { LinkButton } from '../../../../platform/web/ui/link-button.tsx';
import { EmptyState } from '../../../../platform/web/ui/empty-state.tsx';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { Await, Loading } from '../../../../platform/web/ui/states.tsx';
import type { SourceList, SourceTextView } from '../../../texts/model/source-wire.ts';
import { StudyFrame, studyApi, studyPage } from '../../../texts/web/index.ts';
import { LiveStudy, useLive } from '../live/study-context.tsx';
import { words } from '../words.ts';
import { rememberSource } from './last-source.ts';
import { Workbench } from './workbench.tsx';

const text = words.bench;

/** One source to be read and coded. */
export function WorkbenchPage() {
  const { studyId, sourceId } = usePathParams('studyId', 'sourceId');
  return <StudyFrame title={text.title} wide ownHeader>{() => <LiveStudy><Source key={sourceId} studyId={studyId} sourceId={sourceId} /></LiveStudy>}</StudyFrame>;
}

function Source({ studyId, sourceId }: { readonly studyId: string; readonly sourceId: string }) {
  const asked = useApi<SourceTextView>(studyApi(studyId, 'sources', sourceId, 'text'));
  const sources = useApi<SourceList>(studyApi(studyId, 'sources'));
  const { load, sight, state } = useLive();
  const [problem, setProblem] = useState<Refusal | null>(null);
  useEffect(() => {
    void load(sourceId).then((refusal) => {
      setProblem(refusal);
      if (!refusal) rememberSource(studyId, sourceId);
    });
  }, [load, studyId, sourceId]);
  // Someone corrected the text while it is open: its codings have moved already, so the text follows at once.
  const live = state.textVersions.get(sourceId) ?? 0;
  const refresh = useRef(asked.refresh);
  refresh.current = asked.refresh;
  const version = asked.state === 'ready' ? asked.value.version : live;
  useEffect(() => {
    if (live > version) refresh.current();
  }, [live, version]);
  if (asked.state === 'failed' && asked.problem.status === 404) return <EmptyState what={text.gone.what} why={text.gone.why} action={<LinkButton to={studyPage(studyId, 'sources')}>{text.gone.go}</LinkButton>} />;
  if (problem) return <ProblemNotice problem={problem} retry={() => void load(sourceId).then(setProblem)} />;
  if (!sight.loaded.has(sourceId)) return <Loading />;
  return <Await of={asked}>{(source) => <Workbench studyId={studyId} source={source} sources={sources.state === 'ready' ? sources.value.sources : []} onCorrected={asked.refresh} />}</Await>;
}
