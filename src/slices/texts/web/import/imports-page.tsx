import { useApi } from '../../../../platform/web/api-client.ts';
import { LinkTo, usePathParams } from '../../../../platform/web/page.ts';
import { DataTable } from '../../../../platform/web/ui/data-table.tsx';
import { EmptyState } from '../../../../platform/web/ui/empty-state.tsx';
import { Moment } from '../../../../platform/web/ui/moment.tsx';
import { Await } from '../../../../platform/web/ui/states.tsx';
import type { ImportList, ImportReport } from '../../model/import-wire.ts';
import { StudyFrame } from '../study/study-frame.tsx';
import { studyApi, studyPage } from '../study/study-paths.ts';
import { words } from '../words.ts';
import { lineOfKept } from './report-line.ts';
import { ReportLines } from './report-lines.tsx';

const text = words.imports;

/** Every import of a study, the newest first. */
export function ImportsPage() {
  const { studyId } = usePathParams('studyId');
  const asked = useApi<ImportList>(studyApi(studyId, 'imports'));
  return (
    <StudyFrame title={text.title} sentence={text.sentence} above={<LinkTo to={studyPage(studyId, 'sources')}>{words.bring.back}</LinkTo>}>
      {() => (
        <Await of={asked}>
          {({ imports }) => (
            <DataTable
              caption={text.title}
              rows={imports}
              keyOf={(one) => one.importId}
              filter={false}
              empty={<EmptyState what={text.none} why={text.why} />}
              columns={[
                { key: 'when', head: text.when, value: (one) => one.startedAt, cell: (one) => <LinkTo to={studyPage(studyId, 'imports', one.importId)}><Moment at={one.startedAt} /></LinkTo> },
                { key: 'by', head: text.by, value: (one) => one.by.name },
                { key: 'files', head: text.files, value: (one) => one.files, figures: true },
                { key: 'refused', head: words.report.status.refused, value: (one) => one.refused, figures: true },
                { key: 'rows', head: words.report.rows, value: (one) => one.rows, figures: true },
              ]}
            />
          )}
        </Await>
      )}
    </StudyFrame>
  );
}

/** What became of every file of one import. */
export function ImportPage() {
  const { studyId, importId } = usePathParams('studyId', 'importId');
  const asked = useApi<ImportReport>(studyApi(studyId, 'imports', importId));
  return (
    <StudyFrame title={text.one} above={<LinkTo to={studyPage(studyId, 'imports')}>{text.title}</LinkTo>}>
      {() => <Await of={asked}>{({ files }) => <ReportLines studyId={studyId} lines={files.map(lineOfKept)} />}</Await>}
    </StudyFrame>
  );
}
