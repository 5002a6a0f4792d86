import { useEffect } from 'react';
import { useGo, usePathParams } from '../../../../platform/web/page.ts';
import { Loading } from '../../../../platform/web/ui/states.tsx';
import { studyPage } from './study-paths.ts';

/** A study begins with its sources. */
export function StudyPage() {
  const { studyId } = usePathParams('studyId');
  const go = useGo();
  useEffect(() => go(studyPage(studyId, 'sources'), { replace: true }), [go, studyId]);
  return <Loading />;
}
