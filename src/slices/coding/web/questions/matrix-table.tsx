import { printed } from '../../model/charts/drawing.ts';
import { contentWords } from '../../model/charts/heat-matrix.ts';
import type { MatrixAnswer } from '../../model/query-wire.ts';
import type { ChosenCell } from './cell-segments.tsx';
import { questionWords as words } from './question-words.ts';
import styles from './questions.module.css';

/** The matrix as a table of buttons: the shade repeats the number, ° marks cells with few codings. */
export function MatrixTable({ matrix, onCell }: { readonly matrix: MatrixAnswer; readonly onCell: (cell: ChosenCell) => void }) {
  const most = Math.max(1, ...matrix.cells.flat().map((value) => value ?? 0));
  const small = new Set(matrix.small.map(({ row, column }) => `${row} ${column}`));
  return (
    <div className={styles.scroll} role="region" aria-label={contentWords(matrix)} tabIndex={0}>
      <table className={styles.matrix}>
        <caption>{contentWords(matrix)}</caption>
        <thead><tr><th scope="col">{words.rows}</th>{matrix.columns.map((label, column) => <th key={`${column} ${label}`} scope="col">{label}</th>)}<th scope="col">{words.total}</th></tr></thead>
        <tbody>
          {matrix.rows.map((label, row) => (
            <tr key={`${row} ${label}`}>
              <th scope="row">{label}</th>
              {matrix.columns.map((head, column) => {
                const value = matrix.cells[row]![column] ?? null;
                const told = `${printed(value)}${small.has(`${row} ${column}`) ? '°' : ''}`;
                return (
                  <td key={`${column} ${head}`} {...(value ? {} : { 'data-plain': true })}>
                    {value ? <button type="button" className={styles.cell} style={{ '--share': `${Math.round((90 * value) / most)}%` } as React.CSSProperties} aria-label={words.openCell(told, label, head)} onClick={() => onCell({ row, column })}>{told}</button> : told}
                  </td>
                );
              })}
              <td data-plain>{printed(matrix.totals.rows[row] ?? null)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot><tr><th scope="row">{words.total}</th>{matrix.totals.columns.map((value, column) => <td key={matrix.columns[column]} data-plain>{printed(value)}</td>)}<td data-plain>{printed(matrix.totals.all)}</td></tr></tfoot>
      </table>
    </div>
  );
}
