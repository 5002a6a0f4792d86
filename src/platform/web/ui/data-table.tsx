import { Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconArrowsSort, IconCopy } from '@tabler/icons-react';
import { useMemo, useState, type ReactNode } from 'react';
import { copyAll } from '../device/clipboard.ts';
import { useAnnounce } from './announcer.tsx';
import { EmptyState } from './empty-state.tsx';
import { SearchField } from './fields.tsx';
import { arrange, asHtml, asTsv, type Column, type Order } from './table-arranging.ts';
import { uiWords } from './ui-words.ts';
import styles from './data-table.module.css';

const words = uiWords.table;

/** A column of a table, and how it is drawn. */
export interface DrawnColumn<Row> extends Column<Row> {
  /** What stands in the cell; the plain value when left out. */
  readonly cell?: (row: Row) => ReactNode;
}

/**
 * A table with a sticky head, sorting, a filter over all columns, and copying as people expect (sheets get cells, documents
 * get a table). A wide one scrolls inside itself. `caption` names it for a screen reader.
 */
export function DataTable<Row>(props: {
  readonly caption: string;
  readonly columns: readonly DrawnColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly empty?: ReactNode;
  /** Whether it offers its own filter; off where the page searches on the server. */
  readonly filter?: boolean;
  readonly firstOrder?: Order;
  /** How many rows are drawn before someone asks for the others; copying always takes all. */
  readonly most?: number;
}) {
  const { columns, rows } = props;
  const [typed, setTyped] = useState('');
  const [order, setOrder] = useState<Order | null>(props.firstOrder ?? null);
  const [drawsAll, setDrawsAll] = useState(false);
  const announce = useAnnounce();
  const shown = useMemo(() => arrange(rows, columns, typed, order), [rows, columns, typed, order]);
  if (rows.length === 0 && props.empty) return props.empty;
  const drawn = drawsAll ? shown : shown.slice(0, props.most);
  const copy = async () => {
    const done = await copyAll({ text: asTsv(shown, columns), html: asHtml(shown, columns) });
    announce(done ? words.copiedTable : uiWords.copyFailed);
  };
  return (
    <div>
      <div className={styles.tools}>
        {props.filter === false ? null : <div className={styles.filter}><SearchField label={words.filter} value={typed} onChange={setTyped} /></div>}
        <span className={styles.count} role="status">{words.shown(shown.length, rows.length)}</span>
        <Button variant="subtle" size="sm" leftSection={<IconCopy aria-hidden size={18} />} onClick={() => void copy()}>{words.copyTable}</Button>
      </div>
      <div className={styles.scroll} role="region" aria-label={props.caption} tabIndex={0}>
        <table className={styles.table}>
          <caption className={styles.caption}>{props.caption}</caption>
          <thead>
            <tr>{columns.map((column) => <Head key={column.key} column={column} order={order} onOrder={setOrder} />)}</tr>
          </thead>
          <tbody>
            {drawn.map((row) => (
              <tr key={props.keyOf(row)}>
                {columns.map((column, index) => {
                  const content = column.cell ? column.cell(row) : column.value(row);
                  return index === 0
                    ? <th key={column.key} scope="row" data-figures={column.figures}>{content}</th>
                    : <td key={column.key} data-figures={column.figures}>{content}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {drawn.length < shown.length ? <Button variant="default" mt="md" onClick={() => setDrawsAll(true)}>{words.showAllRows(shown.length)}</Button> : null}
      {shown.length === 0 && rows.length > 0 ? <EmptyState what={words.nothingMatches} why="" action={<Button variant="default" onClick={() => setTyped('')}>{words.showAll}</Button>} /> : null}
    </div>
  );
}

function Head<Row>({ column, order, onOrder }: { readonly column: Column<Row>; readonly order: Order | null; readonly onOrder: (order: Order) => void }) {
  const mine = order?.by === column.key ? order.direction : null;
  const Icon = mine === 'up' ? IconArrowUp : mine === 'down' ? IconArrowDown : IconArrowsSort;
  return (
    <th scope="col" data-figures={column.figures} aria-sort={mine === 'up' ? 'ascending' : mine === 'down' ? 'descending' : undefined}>
      {column.sortable === false ? column.head : (
        <button type="button" className={styles.sort} onClick={() => onOrder({ by: column.key, direction: mine === 'up' ? 'down' : 'up' })}>
          {column.head} <Icon aria-hidden size={16} data-idle={mine === null} />
        </button>
      )}
    </th>
  );
}
