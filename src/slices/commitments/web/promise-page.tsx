import { useApi } from '../../../platform/web/api-client.ts';
import { sayIsoDay } from '../../../platform/web/dates.ts';
import { LinkTo, usePathParams } from '../../../platform/web/page.ts';
import { EmptyState } from '../../../platform/web/ui/empty-state.tsx';
import { Moment } from '../../../platform/web/ui/moment.tsx';
import { PageHeader } from '../../../platform/web/ui/page-header.tsx';
import { Said } from '../../../platform/web/ui/said.tsx';
import { Card, Section } from '../../../platform/web/ui/section.tsx';
import { Await } from '../../../platform/web/ui/states.tsx';
import type { Commitment, Report } from '../model/wire.ts';
import { DatesForm } from './dates-form.tsx';
import styles from './promise-list.module.css';
import { ReportForm } from './report-form.tsx';
import { words } from './words.ts';

/** One promise: what was meant, what has been said of it, and a place to say how it went. */
export function PromisePage() {
  const { commitmentId } = usePathParams('commitmentId');
  return <Await of={useApi<Commitment>(`/api/commitments/${commitmentId}`)}>{(commitment) => <PromiseSheet commitment={commitment} />}</Await>;
}

function PromiseSheet({ commitment }: { readonly commitment: Commitment }) {
  const { you } = commitment;
  return (
    <>
      <PageHeader title={commitment.what} sentence={`${words.status[commitment.status]} · ${words.due(sayIsoDay(commitment.dueOn))}`} above={<LinkTo to="/promises">{words.title}</LinkTo>} />
      <Facts commitment={commitment} />
      {you.mayCheckIn ? <Section title={words.checkIn.title} sentence={words.asked.sentence}><ReportForm commitmentId={commitment.commitmentId} as="check-ins" /></Section> : null}
      <Section title={words.reportsTitle}>
        {commitment.reports.length === 0 ? <EmptyState what={words.noReports} why={words.noReportsWhy} /> : commitment.reports.map((report) => <ReportCard key={report.reportId} report={report} />)}
      </Section>
      {you.mayReport ? <Section title={words.report.title} sentence={words.mine.sentence}><ReportForm commitmentId={commitment.commitmentId} as="reports" /></Section> : null}
      {you.mayChangeDates ? <Section title={words.dates.title}><DatesForm key={commitment.dueOn + commitment.checkOn} commitment={commitment} /></Section> : null}
    </>
  );
}

function Facts({ commitment }: { readonly commitment: Commitment }) {
  return (
    <Card>
      <dl className={styles.pairs}>
        <dt>{words.who}</dt><dd>{commitment.actor}</dd>
        <dt>{words.where}</dt><dd>{commitment.where}</dd>
        <dt>{words.sign}</dt><dd>{commitment.evidence}</dd>
      </dl>
      <p className={styles.facts}>
        {words.promisedBy(commitment.owner.name)} · <LinkTo to={`/sessions/${commitment.sessionId}/record`}>{words.from(commitment.sessionTitle)}</LinkTo>
      </p>
      {commitment.status === 'open' && commitment.checkBy ? <p className={styles.facts}>{words.checkAsked(commitment.checkBy.name, sayIsoDay(commitment.checkOn))}</p> : null}
    </Card>
  );
}

function ReportCard({ report }: { readonly report: Report }) {
  return (
    <Card>
      <p className={styles.what}>{words.outcome[report.outcome]}</p>
      <Said voice="quoted">{report.sentence}</Said>
      {report.evidence ? <Said>{report.evidence}</Said> : null}
      <p className={styles.facts}>{words.saidBy(report.by.name, report.kind === 'check-in')} · <Moment at={report.at} say="day" /></p>
    </Card>
  );
}
