import { Button } from '@mantine/core';
import { useApi } from '../../../../platform/web/api-client.ts';
import { sayIsoDay } from '../../../../platform/web/dates.ts';
import { LinkTo, useGo, useQueryParam } from '../../../../platform/web/page.ts';
import { DataTable, type DrawnColumn } from '../../../../platform/web/ui/data-table.tsx';
import { EmptyState } from '../../../../platform/web/ui/empty-state.tsx';
import { PageHeader } from '../../../../platform/web/ui/page-header.tsx';
import { Section } from '../../../../platform/web/ui/section.tsx';
import { Await } from '../../../../platform/web/ui/states.tsx';
import type { Spread, SpreadRow } from '../../model/wire.ts';
import { words } from '../words.ts';
import { KindPicture } from './kind-picture.tsx';
import styles from './spread.module.css';

const text = words.spread;

/** How kinds of problems are spread over the school year and over circles: a picture and the same as a table. */
export function SpreadPage() {
  const month = useQueryParam('month');
  const asked = useApi<Spread>(`/api/problems/spread${month ? `?month=${month}` : ''}`);
  return (
    <>
      <PageHeader title={text.title} sentence={text.sentence} above={<LinkTo to="/problems">{words.title}</LinkTo>} />
      <Await of={asked}>{(spread) => <Shown spread={spread} />}</Await>
    </>
  );
}

interface Line {
  readonly key: string;
  readonly label: string;
  readonly row: SpreadRow;
}

function Shown({ spread }: { readonly spread: Spread }) {
  const go = useGo();
  const year = (by: number) => go(`/problems/spread?month=${Number(spread.from.slice(0, 4)) + by}-09`);
  const begun = ({ row }: { readonly row: SpreadRow }) => row.total !== 0;
  const months: Line[] = spread.months.filter(begun).map(({ month, row }) => ({ key: month, label: monthName(month), row }));
  const circles: Line[] = spread.circles.filter(begun).map(({ circleId, name, row }) => ({ key: circleId, label: name, row }));
  return (
    <>
      <div className={styles.year}>
        <strong>{text.year(monthName(spread.from), monthName(spread.to))}</strong>
        <Button variant="default" size="sm" onClick={() => year(-1)}>{text.earlier}</Button>
        <Button variant="default" size="sm" onClick={() => year(1)}>{text.later}</Button>
      </div>
      {months.length === 0 ? (
        <EmptyState what={text.none} why={text.whyNone} />
      ) : (
        <>
          <p className={styles.why}>{text.fewWhy}</p>
          <Part title={text.overYear} first={text.month} lines={months} sum={{ key: 'year', label: text.all, row: spread.year }} />
          {circles.length > 0 ? <Part title={text.overCircles} first={text.circle} lines={circles} /> : null}
        </>
      )}
    </>
  );
}

function Part({ title, first, lines, sum }: { readonly title: string; readonly first: string; readonly lines: readonly Line[]; readonly sum?: Line }) {
  const count = (key: keyof SpreadRow, head: string): DrawnColumn<Line> => ({ key, head, figures: true, value: ({ row }) => row[key] ?? text.few });
  return (
    <Section title={title}>
      <KindPicture label={title} lines={lines} />
      <DataTable
        caption={text.asTable(title)}
        rows={sum ? [...lines, sum] : lines}
        filter={false}
        keyOf={(line) => line.key}
        columns={[
          { key: 'label', head: first, value: (line) => line.label, sortable: false },
          count('total', text.total),
          count('instructional', words.kinds.instructional.name),
          count('managerial', words.kinds.managerial.name),
          count('operational', words.kinds.operational.name),
          count('nonInstructional', text.nonInstructional),
          count('noKindYet', text.noKindYet),
        ]}
      />
    </Section>
  );
}

/** `2026-09` → "September 2026". */
function monthName(month: string): string {
  const words = sayIsoDay(`${month}-01`, Date.parse(`${month}-01`)).split(' ');
  return `${words.at(-1)} ${month.slice(0, 4)}`;
}
