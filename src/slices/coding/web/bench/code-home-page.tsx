import { useEffect } from 'react';
import { useApi } from '../../../../platform/web/api-client.ts';
import { useGo, usePathParams } from '../../../../platform/web/page.ts';
import { LinkButton } from '../../../../platform/web/ui/link-button.tsx';
import { EmptyState } from '../../../../platform/web/ui/empty-state.tsx';
import { Await, Loading } from '../../../../platform/web/ui/states.tsx';
import type { SourceList } from '../../../texts/model/source-wire.ts';
import { StudyFrame, studyApi, studyPage } from '../../../texts/web/index.ts';
import { words } from '../words.ts';
import { lastSource } from './last-source.ts';

const text = words.bench;

/** Coding begins where it was left on this device, or with the first text. */
export function CodeHomePage() {
  const { studyId } = usePathParams('studyId');
  const asked = useApi<SourceList>(studyApi(studyId, 'sources'));
  return (
    <StudyFrame title={text.title} sentence={text.sentence}>
      {() => <Await of={asked}>{({ sources }) => (sources.length === 0 ? <EmptyState what={text.none.what} why={text.none.why} action={<LinkButton to={studyPage(studyId, 'sources')}>{text.none.go}</LinkButton>} /> : <Begin studyId={studyId} ids={sources.map(({ sourceId }) => sourceId)} />)}</Await>}
    </StudyFrame>
  );
}

function Begin({ studyId, ids }: { readonly studyId: string; readonly ids: readonly string[] }) {
  const go = useGo();
  const last = lastSource(studyId);
  const to = last !== null && ids.includes(last) ? last : ids[0]!;
  useEffect(() => go(studyPage(studyId, 'code', to), { replace: true }), [go, studyId, to]);
  return <Loading />;
}
