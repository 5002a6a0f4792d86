import type { Segment } from '../../model/source-text.ts';
import { words } from '../words.ts';
import { useWideAtFirst } from './use-wide.ts';
import styles from './reading.module.css';

/** The name on the page of a titled stretch. */
export function segmentId(index: number): string {
  return `stretch-${index}`;
}

/** Goes to a place of the text and gives it the keyboard, so that reading goes on from there. */
export function goTo(id: string): void {
  const place = document.getElementById(id);
  place?.scrollIntoView({ block: 'start' });
  place?.focus({ preventScroll: true });
}

/** The headings, agenda items, pages or sheets of a text, to jump to. */
export function Outline({ segments }: { readonly segments: readonly Segment[] }) {
  const isWide = useWideAtFirst();
  return (
    <details className={styles.panel} open={isWide && segments.length <= 40}>
      <summary>{words.reading.outline(segments.length)}</summary>
      <nav aria-label={words.reading.outlineLabel}>
        <ol className={styles.outline}>
          {segments.map((segment, index) => (
            <li key={index} data-inner={isInner(segments, index) || undefined}>
              <a href={`#${segmentId(index)}`} onClick={(event) => { event.preventDefault(); goTo(segmentId(index)); }}>{segment.title || words.segments[segment.kind]}</a>
            </li>
          ))}
        </ol>
      </nav>
    </details>
  );
}

/** Whether a stretch lies within the one before it. */
function isInner(segments: readonly Segment[], index: number): boolean {
  const [before, own] = [segments[index - 1], segments[index]!];
  return before !== undefined && own.start >= before.start && own.end <= before.end && own.end - own.start < before.end - before.start;
}
