import { useTimeZone, wallClockAt } from '../../../../platform/web/dates.ts';
import { LinkTo } from '../../../../platform/web/page.ts';
import { DataTable, type DrawnColumn } from '../../../../platform/web/ui/data-table.tsx';
import { Day } from '../../../../platform/web/ui/moment.tsx';
import type { SourceLine } from '../../model/source-wire.ts';
import type { StudyView } from '../../model/study-wire.ts';
import { useCases } from '../study/study-data.ts';
import { studyPage } from '../study/study-paths.ts';
import { words } from '../words.ts';
import styles from './sources.module.css';

const text = words.sources;

/** Sources as a table; each title opens the text. */
export function SourceTable({ study, sources }: { readonly study: StudyView; readonly sources: readonly SourceLine[] }) {
  const cases = useCases(study.studyId);
  const timeZone = useTimeZone();
  const namesOf = (source: SourceLine) => source.caseIds.flatMap((id) => cases.find((one) => one.caseId === id)?.name ?? []).join(', ');
  const columns: readonly DrawnColumn<SourceLine>[] = [
    {
      key: 'title',
      head: words.facts.title,
      value: (source) => source.title,
      cell: (source) => (
        <div className={styles.title}>
          <LinkTo to={studyPage(study.studyId, 'sources', source.sourceId)}>{source.title}</LinkTo>
          {source.folder ? <div className={styles.folder}>{source.folder}</div> : null}
          <div className={styles.onPhone}>{words.types[source.type]} · <Day on={source.datedOn} say="date" /></div>
        </div>
      ),
    },
    { key: 'type', head: words.facts.type, value: (source) => words.types[source.type] },
    { key: 'day', head: text.day, value: (source) => source.datedOn, cell: (source) => <span className={styles.noWrap}><Day on={source.datedOn} say="date" /></span> },
    ...(cases.length > 0 ? [{ key: 'cases', head: words.tabs.cases, value: namesOf, cell: (source: SourceLine) => <div className={styles.cases}>{namesOf(source)}</div> }] : []),
    { key: 'turns', head: text.turns, value: (source) => source.turns, cell: (source) => (source.turns === 0 ? '' : source.turns.toLocaleString()), figures: true },
    { key: 'length', head: text.length, value: (source) => source.length, cell: (source) => source.length.toLocaleString(), figures: true },
    { key: 'added', head: text.added, value: (source) => source.addedAt, cell: (source) => <span className={styles.noWrap}><Day on={wallClockAt(source.addedAt, timeZone).day} say="date" /></span> },
  ];
  return <DataTable caption={words.tabs.sources} rows={sources} columns={columns} keyOf={(source) => source.sourceId} filter={false} firstOrder={{ by: 'title', direction: 'up' }} most={200} />;
}
