import type { SpreadRow } from '../../model/wire.ts';
import { words } from '../words.ts';
import styles from './spread.module.css';

const text = words.spread;

interface Line {
  readonly key: string;
  readonly label: string;
  readonly row: SpreadRow;
}

/** A bar a line: how many problems, and how many of them with an instructional part. What is too few is said, not drawn. */
export function KindPicture({ label, lines }: { readonly label: string; readonly lines: readonly Line[] }) {
  const most = Math.max(1, ...lines.map(({ row }) => row.total ?? 0));
  return (
    <ul className={styles.picture} aria-label={text.picture(label)}>
      {lines.map(({ key, label: name, row }) => (
        <li key={key}>
          <span className={styles.name}>{name}</span>
          {row.total === null || row.instructional === null ? (
            <span className={styles.hidden}>{row.total === null ? text.hidden : `${row.total}; ${words.kinds.instructional.name}: ${text.few}`}</span>
          ) : (
            <>
              <span className={styles.bar} aria-hidden style={{ width: `${(row.total / most) * 100}%` }}>
                <span className={styles.instructional} style={{ width: `${row.total === 0 ? 0 : (row.instructional / row.total) * 100}%` }} />
              </span>
              <span className={styles.share}>{text.share(row.instructional, row.total)}</span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
