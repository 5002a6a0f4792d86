import { NativeSelect } from '@mantine/core';
import type { ColumnMap } from '../../model/reading/column-map.ts';
import { words } from '../words.ts';
import styles from './bring.module.css';
import { mapOf, ROLES, rolesOf, withRole, type Role } from './column-roles.ts';
import type { Heading } from './look-at-tables.ts';

const text = words.columns;
const choices = ROLES.map((role) => ({ value: role, label: text.roles[role] }));

/** One heading with its columns: what each is taken for and why, some of what stands in it, and how the first rows will read. */
export function HeadingCard({ heading, isOpen, firstFile, onMap }: { readonly heading: Heading; readonly isOpen: boolean; readonly firstFile: string; readonly onMap: (map: ColumnMap) => void }) {
  const { sheet, map, files } = heading;
  const width = Math.max(sheet.header.length, ...sheet.sample.map((row) => row.length));
  const roles = rolesOf(map, width);
  const choose = (column: number, role: Role) => {
    const next = mapOf(withRole(roles, column, role));
    if (next) onMap(next);
  };
  return (
    <details className={styles.card} open={isOpen}>
      <summary>{text.heading(files.length, firstFile, sheet.rows)}</summary>
      <div className={styles.scroll}>
        <table className={styles.columns}>
          <thead><tr><th scope="col">{text.column}</th><th scope="col">{text.holds}</th><th scope="col">{text.isA}</th></tr></thead>
          <tbody>
            {roles.map((role, column) => {
              const name = sheet.header[column]?.trim() || text.unnamed(column + 1);
              return (
                <tr key={column} data-ignored={role === 'ignore' || undefined}>
                  <th scope="row">{name}</th>
                  <td className={styles.examples}>{examples(sheet.sample, column).map((cell, index) => <div key={index}>{cell}</div>)}</td>
                  <td className={styles.role}>
                    <NativeSelect aria-label={text.roleOf(name)} data={choices} value={role} onChange={(event) => choose(column, ROLES.find((one) => one === event.currentTarget.value) ?? 'ignore')} />
                    {heading.from === 'guess' && sheet.guess.why[column] ? <div className={styles.quiet}>{text.because(sheet.guess.why[column])}</div> : null}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <h3 className={styles.small}>{text.reads}</h3>
      <FirstRows heading={heading} />
    </details>
  );
}

/** Up to three different things that stand in a column. */
function examples(sample: Heading['sheet']['sample'], column: number): readonly string[] {
  const seen = new Set(sample.map((row) => (row[column] ?? '').trim()).filter((cell) => cell !== ''));
  return [...seen].slice(0, 3).map((cell) => (cell.length > 90 ? `${cell.slice(0, 90)}…` : cell));
}

function FirstRows({ heading: { sheet, map } }: { readonly heading: Heading }) {
  const cell = (row: readonly string[], column: number | null) => (column === null ? '' : (row[column] ?? '').trim());
  return (
    <ol className={styles.rows}>
      {sheet.sample.slice(0, 5).map((row, index) => (
        <li key={index}>
          {map.speaker === null && map.start === null ? null : <span className={styles.quiet}>{[cell(row, map.start), cell(row, map.speaker)].filter(Boolean).join(' · ')}</span>}
          <p>{cell(row, map.text) || text.nothingSaid}</p>
          {map.tags.map((column) => cell(row, column)).filter(Boolean).map((tag, at) => <span key={at} className={styles.tag}>{tag}</span>)}
        </li>
      ))}
    </ol>
  );
}
