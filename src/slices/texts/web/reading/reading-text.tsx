import { memo, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { sayClock } from '../../../../platform/web/dates.ts';
import { words } from '../words.ts';
import { segmentId } from './outline.tsx';
import styles from './reading.module.css';
import { inPieces, marked, type ReadingRow, type Stretch } from './reading-rows.ts';

const ROWS_IN_PIECE = 12;
/** Drawn before the first paint; the rest follows while nothing else is to do, so that finding and printing know all of it. */
const PIECES_AT_ONCE = 8;
const PIECES_EACH_TIME = 24;

/**
 * A text to read, at reading measure. It is drawn in pieces, and the browser lays out only those near the window, so that a
 * text of 300,000 characters opens at once and scrolls smoothly. `at` is marked and brought into view.
 */
export function ReadingText({ rows, at, label }: { readonly rows: readonly ReadingRow[]; readonly at: Stretch | null; readonly label: string }) {
  const pieces = useMemo(() => inPieces(rows, ROWS_IN_PIECE), [rows]);
  const target = at === null ? -1 : pieces.findIndex((piece) => piece.some((row) => row.end > at.start));
  const drawn = useGrowing(Math.max(PIECES_AT_ONCE, target + 2), pieces.length);
  const article = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (at !== null) article.current?.querySelector('mark')?.scrollIntoView({ block: 'center' });
  }, [at]);
  if (rows.length === 0) return <p className={styles.empty}>{words.reading.nothing}</p>;
  return (
    <article ref={article} className={styles.text} aria-label={label} data-drawn={drawn >= pieces.length || undefined}>
      {pieces.slice(0, drawn).map((piece, index) => <Piece key={index} rows={piece} at={at !== null && touches(piece, at) ? at : null} />)}
    </article>
  );
}

function touches(piece: readonly ReadingRow[], at: Stretch): boolean {
  return piece[0]!.start < at.end && piece.at(-1)!.end > at.start;
}

/** How many pieces are drawn: `first` at once, the others in idle moments. */
function useGrowing(first: number, all: number): number {
  const [drawn, setDrawn] = useState(first);
  const now = Math.min(all, Math.max(first, drawn));
  useEffect(() => {
    if (now >= all) return undefined;
    const timer = setTimeout(() => setDrawn(now + PIECES_EACH_TIME), 0);
    return () => clearTimeout(timer);
  }, [now, all]);
  return now;
}

const Piece = memo(function Piece({ rows, at }: { readonly rows: readonly ReadingRow[]; readonly at: Stretch | null }) {
  // What the browser takes for the height of a piece until it has seen it: lines of 62 characters and a gap after each row.
  const height = rows.reduce((sum, row) => sum + Math.ceil(Math.max(1, row.text.length) / 62) * 27 + 14, 0);
  return (
    <div className={styles.piece} style={{ containIntrinsicBlockSize: `auto ${height}px` }}>
      {rows.map((row) => <Row key={row.start === row.end ? `${row.start}e${row.n}` : row.start} row={row} at={at} />)}
    </div>
  );
});

function Row({ row, at }: { readonly row: ReadingRow; readonly at: Stretch | null }) {
  const parts = marked(row, at);
  const content = parts ? <>{parts[0]}<mark className={styles.mark}>{parts[1]}</mark>{parts[2]}</> : row.text;
  const titles = row.segments.filter((segment) => !(row.isHeading && segment.kind === 'heading'));
  const own = row.segments.find((segment) => row.isHeading && segment.kind === 'heading');
  return (
    <>
      {titles.map((segment) => <h2 key={segment.index} id={segmentId(segment.index)} tabIndex={-1} className={styles.segment} data-kind={segment.kind}>{segment.title || words.segments[segment.kind]}</h2>)}
      <div className={styles.row} data-speaker={row.speaker === null ? undefined : true}>
        <span className={styles.cite}>{row.n}{row.startMs === null ? null : <span className={styles.time}>{sayClock(row.startMs)}</span>}</span>
        <div className={styles.said}>
          {row.speaker === null ? null : <strong className={styles.speaker}>{row.speaker}</strong>}
          {own ? <h2 id={segmentId(own.index)} tabIndex={-1} className={styles.ownHeading}>{content}</h2> : row.text === '' ? <span className={styles.silent}>{words.reading.silent}</span> : <p>{content}</p>}
        </div>
      </div>
    </>
  );
}
