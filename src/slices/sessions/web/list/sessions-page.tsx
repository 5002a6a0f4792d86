import { useApi } from '../../../../platform/web/api-client.ts';
import { LinkTo } from '../../../../platform/web/page.ts';
import { EmptyState } from '../../../../platform/web/ui/empty-state.tsx';
import { Moment } from '../../../../platform/web/ui/moment.tsx';
import { PageHeader } from '../../../../platform/web/ui/page-header.tsx';
import { Section } from '../../../../platform/web/ui/section.tsx';
import { Await } from '../../../../platform/web/ui/states.tsx';
import { useActor } from '../../../people/web/index.ts';
import type { SessionRow, SessionsAnswer } from '../../model/wire.ts';
import { LinkButton } from '../../../../platform/web/ui/link-button.tsx';
import { words } from '../words.ts';
import styles from '../whole-page.module.css';
import { sortSessions } from './sort-sessions.ts';

const text = words.list;

/** The sessions this person may know of: what is going on, what is coming, what has been. */
export function SessionsPage() {
  const sessions = useApi<SessionsAnswer>('/api/sessions', { everyMs: 30_000 });
  const plan = <LinkButton to="/sessions/new">{text.plan}</LinkButton>;
  return (
    <>
      <PageHeader title={text.title} sentence={text.sentence} action={sessions.state === 'ready' && sessions.value.sessions.length > 0 ? plan : null} />
      <Await of={sessions}>
        {(answer) => {
          const { live, coming, past } = sortSessions(answer.sessions, answer.now);
          if (answer.sessions.length === 0) return <EmptyState what={text.emptyWhat} why={text.emptyWhy} action={plan} />;
          return (
            <>
              {live.length > 0 ? <div className={styles.gapBelow}>{live.map((row) => <LiveSession key={row.sessionId} row={row} />)}</div> : null}
              <Section title={text.coming}>{coming.length > 0 ? <Rows rows={coming} /> : <p className={styles.quiet}>{text.noneComing}</p>}</Section>
              {past.length > 0 ? <Section title={text.past}><Rows rows={past} /></Section> : null}
            </>
          );
        }}
      </Await>
    </>
  );
}

function LiveSession({ row }: { readonly row: SessionRow }) {
  return (
    <div className={styles.live}>
      <div>
        <div className={styles.rowTitle}>{row.title}</div>
        <div className={styles.rowMeta}>{text.now}{row.place ? ` · ${row.place}` : ''}</div>
      </div>
      {row.mayOpen ? <LinkButton to={`/sessions/${row.sessionId}`} variant="white">{text.join}</LinkButton> : null}
    </div>
  );
}

function Rows({ rows }: { readonly rows: readonly SessionRow[] }) {
  return <ul className={styles.rows}>{rows.map((row) => <li key={row.sessionId} className={styles.row}><Row row={row} /></li>)}</ul>;
}

function Row({ row }: { readonly row: SessionRow }) {
  const me = useActor().personId;
  const part = row.presenterId === me ? text.youPresent : row.facilitatorId === me ? text.youFacilitate : row.mine ? text.youTakePart : '';
  const said = row.status === 'cancelled' ? text.cancelled : row.status === 'ended' ? text.promised(row.nextStepCount) : part;
  const line = (
    <>
      <span>
        <span className={styles.rowTitle}>{row.title}</span>
        <br />
        <span className={styles.rowMeta}><Moment at={row.startsAt} />{row.place ? ` · ${row.place}` : ''}</span>
      </span>
      <span className={styles.rowTag}>{said}</span>
    </>
  );
  return row.mayOpen ? <LinkTo to={row.status === 'ended' ? `/sessions/${row.sessionId}/record` : `/sessions/${row.sessionId}`}>{line}</LinkTo> : <div>{line}</div>;
}
