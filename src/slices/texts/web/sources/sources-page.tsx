import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { LinkTo, useGo, useQueryParam } from '../../../../platform/web/page.ts';
import { EmptyState } from '../../../../platform/web/ui/empty-state.tsx';
import { LinkButton } from '../../../../platform/web/ui/link-button.tsx';
import { Await } from '../../../../platform/web/ui/states.tsx';
import { SOURCE_TYPES } from '../../model/study.ts';
import type { SourceLine } from '../../model/source-wire.ts';
import type { StudyView } from '../../model/study-wire.ts';
import { DropHere } from '../import/drop-here.tsx';
import { dropFor } from '../import/drops.ts';
import { RunningImport } from '../import/running-import.tsx';
import { mayWorkIn } from '../study/rights.ts';
import { useSources } from '../study/study-data.ts';
import { StudyFrame } from '../study/study-frame.tsx';
import { studyPage } from '../study/study-paths.ts';
import { words } from '../words.ts';
import { filteredAddress, filterSources, NO_FILTERS, type Filters } from './filter-sources.ts';
import { SourceFilters } from './source-filters.tsx';
import { SourceTable } from './source-table.tsx';
import styles from './sources.module.css';

const text = words.sources;

/** What a study reads: every source, found and sorted; files are brought in from here. */
export function SourcesPage() {
  return (
    <StudyFrame title={words.tabs.sources} sentence={text.sentence} action={(study) => (mayWorkIn(study) ? <LinkButton to={studyPage(study.studyId, 'bring')}>{text.bring}</LinkButton> : null)}>
      {(study) => <Sources study={study} />}
    </StudyFrame>
  );
}

function Sources({ study }: { readonly study: StudyView }) {
  const removed = useQueryParam('removed') === 'yes';
  const asked = useSources(study.studyId, removed);
  const go = useGo();
  const list = <Await of={asked}>{({ sources }) => <List study={study} sources={sources} removed={removed} />}</Await>;
  return (
    <>
      <RunningImport studyId={study.studyId} />
      {mayWorkIn(study) && !removed ? (
        <DropHere onFiles={(files) => { dropFor(study.studyId).add(files); go(studyPage(study.studyId, 'bring')); }}>{list}</DropHere>
      ) : list}
      <p className={styles.below}>
        {removed ? <LinkTo to={studyPage(study.studyId, 'sources')}>{text.backToAll}</LinkTo> : (
          <>
            <LinkTo to={studyPage(study.studyId, 'imports')}>{text.imports}</LinkTo>
            <LinkTo to={`${studyPage(study.studyId, 'sources')}?removed=yes`}>{text.removed}</LinkTo>
          </>
        )}
      </p>
    </>
  );
}

function List({ study, sources, removed }: { readonly study: StudyView; readonly sources: readonly SourceLine[]; readonly removed: boolean }) {
  const [filters, setFilters] = useFilters(studyPage(study.studyId, 'sources'));
  const shown = useMemo(() => filterSources(sources, filters), [sources, filters]);
  if (sources.length === 0 && removed) return <EmptyState what={text.noneRemoved} why={text.whyRemoved} />;
  if (sources.length === 0) return <EmptyState what={text.none} why={mayWorkIn(study) ? text.why : text.whyReader} action={mayWorkIn(study) ? <LinkButton to={studyPage(study.studyId, 'bring')}>{text.bring}</LinkButton> : null} />;
  return (
    <>
      {removed ? <h2 className={styles.removedTitle}>{text.removedTitle}</h2> : <SourceFilters studyId={study.studyId} sources={sources} filters={filters} onChange={setFilters} />}
      {shown.length > 0 ? <SourceTable study={study} sources={shown} /> : <EmptyState what={text.noMatch(sources.length)} why="" action={<Button variant="default" onClick={() => setFilters(NO_FILTERS)}>{text.filters.clear}</Button>} />}
    </>
  );
}

/** The filters of the address, and how to change them without a step to come back to. */
function useFilters(path: string): readonly [Filters, (filters: Filters) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const go = useGo();
  const filters = useMemo((): Filters => {
    const param = (name: keyof Filters) => (typeof search[name] === 'string' ? search[name] : '');
    return { named: param('named'), type: SOURCE_TYPES.find((type) => type === search['type']) ?? '', caseId: param('caseId'), folder: param('folder'), from: param('from'), until: param('until') };
  }, [search]);
  return [filters, (next) => go(filteredAddress(path, next), { replace: true })];
}
