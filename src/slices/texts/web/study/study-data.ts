import { useMemo } from 'react';
import { useApi, type Asked } from '../../../../platform/web/api-client.ts';
import type { SourceLine, SourceList } from '../../model/source-wire.ts';
import type { AttributeList, CaseList, StudyAttribute, StudyCase } from '../../model/study-wire.ts';
import { studyApi } from './study-paths.ts';

const NO_CASES: readonly StudyCase[] = [];
const NO_ATTRIBUTES: readonly StudyAttribute[] = [];

/** The sources of a study, or those taken away. */
export function useSources(studyId: string, removed = false): Asked<SourceList> {
  return useApi<SourceList>(`${studyApi(studyId, 'sources')}${removed ? '?removed=yes' : ''}`);
}

/** The cases of a study; none while they are fetched. */
export function useCases(studyId: string): readonly StudyCase[] {
  const asked = useApi<CaseList>(studyApi(studyId, 'cases'));
  return asked.state === 'ready' ? asked.value.cases : NO_CASES;
}

/** The attributes of sources or of cases; none while they are fetched. */
export function useAttributes(studyId: string, appliesTo: StudyAttribute['appliesTo']): readonly StudyAttribute[] {
  const asked = useApi<AttributeList>(studyApi(studyId, 'attributes'));
  const all = asked.state === 'ready' ? asked.value.attributes : NO_ATTRIBUTES;
  return useMemo(() => all.filter((attribute) => attribute.appliesTo === appliesTo), [all, appliesTo]);
}

/** Sources by their titles, as people look them up. */
export function byTitle(sources: readonly SourceLine[]): readonly SourceLine[] {
  return [...sources].sort((a, b) => a.title.localeCompare(b.title, undefined, { numeric: true }));
}
