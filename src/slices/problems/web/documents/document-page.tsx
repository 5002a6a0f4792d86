import { useApi } from '../../../../platform/web/api-client.ts';
import { LinkTo, usePathParams } from '../../../../platform/web/page.ts';
import { EmptyState } from '../../../../platform/web/ui/empty-state.tsx';
import { PageHeader } from '../../../../platform/web/ui/page-header.tsx';
import { Await } from '../../../../platform/web/ui/states.tsx';
import type { DocumentView, ProblemView } from '../../model/wire.ts';
import { words } from '../words.ts';
import styles from './document.module.css';

const text = words.documents;

/** One document, shown inside the page where that can be done safely. */
export function DocumentPage() {
  const { problemId, documentId } = usePathParams('problemId', 'documentId');
  const asked = useApi<ProblemView>(`/api/problems/${problemId}`);
  return (
    <Await of={asked}>
      {(problem) => {
        const document = problem.documents.find((one) => one.documentId === documentId);
        const back = <LinkTo to={`/problems/${problemId}`}>{text.fromProblem}</LinkTo>;
        return document ? <Shown document={document} problemId={problemId} /> : <EmptyState what={text.notHere} why="" action={back} />;
      }}
    </Await>
  );
}

function Shown({ document, problemId }: { readonly document: DocumentView; readonly problemId: string }) {
  const path = `/api/problems/${problemId}/documents/${document.documentId}`;
  return (
    <>
      <PageHeader
        title={document.name}
        above={<LinkTo to={`/problems/${problemId}`}>{text.fromProblem}</LinkTo>}
        sentence={text.size(document.bytes)}
        action={<a href={`${path}/content?download=yes`} download>{text.download}</a>}
      />
      {document.shown === 'page' ? <Page path={path} /> : null}
      {document.shown === 'image' ? <img className={styles.picture} src={`${path}/content`} alt={text.picture(document.name)} /> : null}
      {document.shown === 'pdf' ? (
        <>
          <p><a href={`${path}/content`} target="_blank" rel="noreferrer">{text.open}</a></p>
          {/* oxlint-disable-next-line react/iframe-missing-sandbox -- Chromium shows no PDF inside a sandbox; the file's own headers let nothing in it act */}
          <iframe className={styles.pdf} src={`${path}/content`} title={document.name} />
        </>
      ) : null}
      {document.shown === 'download' ? <p>{text.notShown}</p> : null}
    </>
  );
}

/** The server has already left only text, tables, links and pictures in it; the page's policy lets no script run either. */
function Page({ path }: { readonly path: string }) {
  const page = useApi<{ html: string; notes: string[] }>(`${path}/page`);
  return (
    <Await of={page}>
      {({ html, notes }) => (
        <>
          {notes.map((note) => <p key={note} className={styles.note}>{note}</p>)}
          <article className={styles.page} dangerouslySetInnerHTML={{ __html: html }} />
        </>
      )}
    </Await>
  );
}
