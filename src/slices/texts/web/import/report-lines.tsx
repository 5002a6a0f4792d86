import { LinkTo } from '../../../../platform/web/page.ts';
import { DataTable } from '../../../../platform/web/ui/data-table.tsx';
import { studyPage } from '../study/study-paths.ts';
import { words } from '../words.ts';
import styles from './bring.module.css';
import { needsLook, type ReportLine } from './report-line.ts';

const text = words.report;

/** A report file by file: first what someone should look at, then everything that is in. */
export function ReportLines({ studyId, lines }: { readonly studyId: string; readonly lines: readonly ReportLine[] }) {
  const look = lines.filter(needsLook);
  const fine = lines.filter((line) => !needsLook(line));
  return (
    <>
      {look.length > 0 ? (
        <>
          <h2 className={styles.heading}>{text.look(look.length)}</h2>
          <ul className={styles.look}>{look.map((line) => <Look key={line.key} studyId={studyId} line={line} />)}</ul>
        </>
      ) : null}
      {fine.length > 0 ? (
        <>
          <h2 className={styles.heading}>{text.fine(fine.length)}</h2>
          <DataTable
            caption={text.fine(fine.length)}
            rows={fine}
            keyOf={(line) => line.key}
            filter={fine.length > 12}
            most={100}
            columns={[
              { key: 'file', head: text.file, value: (line) => line.path, cell: (line) => <Path studyId={studyId} line={line} /> },
              { key: 'status', head: text.became, value: (line) => text.status[line.status] },
              { key: 'rows', head: text.rows, value: (line) => line.rows, figures: true },
              { key: 'codings', head: text.codings, value: (line) => line.codings, figures: true },
              { key: 'notes', head: text.notes, value: (line) => line.notes.join(' '), cell: (line) => <Notes notes={line.notes} /> },
            ]}
          />
        </>
      ) : null}
    </>
  );
}

function Path({ studyId, line }: { readonly studyId: string; readonly line: ReportLine }) {
  const [first, ...others] = line.sourceIds;
  if (first === undefined) return line.path;
  return <><LinkTo to={studyPage(studyId, 'sources', first)}>{line.path}</LinkTo>{others.map((id, index) => <span key={id}> · <LinkTo to={studyPage(studyId, 'sources', id)}>{text.part(index + 2)}</LinkTo></span>)}</>;
}

function Notes({ notes }: { readonly notes: readonly string[] }) {
  if (notes.length === 0) return '';
  return <details className={styles.notes}><summary>{text.notesOf(notes.length)}</summary><ul>{notes.map((note) => <li key={note}>{note}</li>)}</ul></details>;
}

function Look({ studyId, line }: { readonly studyId: string; readonly line: ReportLine }) {
  return (
    <li data-status={line.status}>
      <strong><Path studyId={studyId} line={line} /></strong>
      <span className={styles.status}>{text.status[line.status]}</span>
      <p>{line.message || line.notes.join(' ')}</p>
    </li>
  );
}
