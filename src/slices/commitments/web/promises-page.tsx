import { useApi } from '../../../platform/web/api-client.ts';
import { sayIsoDay } from '../../../platform/web/dates.ts';
import { DataTable } from '../../../platform/web/ui/data-table.tsx';
import { EmptyState } from '../../../platform/web/ui/empty-state.tsx';
import { PageHeader } from '../../../platform/web/ui/page-header.tsx';
import { Section } from '../../../platform/web/ui/section.tsx';
import { Await } from '../../../platform/web/ui/states.tsx';
import type { Commitment, CommitmentCompletion, PromisesAnswer } from '../model/wire.ts';
import { PromiseList } from './promise-list.tsx';
import { words } from './words.ts';

/** Everything promised that this person has to do with, what needs them first. */
export function PromisesPage() {
  const asked = useApi<PromisesAnswer>('/api/promises');
  return (
    <>
      <PageHeader title={words.title} sentence={words.sentence} />
      <Await of={asked}>{(promises) => <Promises promises={promises} />}</Await>
    </>
  );
}

function Promises({ promises }: { readonly promises: PromisesAnswer }) {
  const { checkIns, mine, circle, readable, completion } = promises;
  return (
    <>
      {checkIns.length > 0 ? <Section title={words.asked.title} sentence={words.asked.sentence}><PromiseList commitments={checkIns} /></Section> : null}
      {promises.hasCircle || mine.length > 0 ? (
        <>
          <Listed title={words.mine.title} commitments={mine} none={words.mine.none} why={words.mine.why} />
          <Listed title={words.circle.title} commitments={circle} none={words.circle.none} why={words.circle.why} />
        </>
      ) : null}
      {readable.length > 0 ? <Section title={words.readable.title}><PromiseList commitments={readable} /></Section> : null}
      {completion ? <Completion rows={completion} /> : null}
      {!promises.hasCircle && !completion && mine.length + checkIns.length === 0 ? <EmptyState what={words.mine.none} why={words.mine.why} /> : null}
    </>
  );
}

function Listed({ title, commitments, none, why }: { readonly title: string; readonly commitments: readonly Commitment[]; readonly none: string; readonly why: string }) {
  return <Section title={title}>{commitments.length > 0 ? <PromiseList commitments={commitments} /> : <EmptyState what={none} why={why} />}</Section>;
}

function Completion({ rows }: { readonly rows: readonly CommitmentCompletion[] }) {
  const w = words.completion;
  return (
    <Section title={w.title} sentence={w.sentence}>
      {rows.length === 0 ? (
        <EmptyState what={w.none} why={w.why} />
      ) : (
        <DataTable
          caption={w.title}
          rows={rows}
          keyOf={(row) => row.commitmentId}
          columns={[
            { key: 'owner', head: w.owner, value: (row) => row.owner.name },
            { key: 'horizon', head: w.horizon, value: (row) => words.horizon[row.horizon] },
            { key: 'due', head: w.due, value: (row) => row.dueOn, cell: (row) => sayIsoDay(row.dueOn) },
            { key: 'status', head: w.status, value: (row) => words.status[row.status] },
            { key: 'reports', head: w.reports, value: (row) => row.reports, figures: true },
          ]}
        />
      )}
    </Section>
  );
}
