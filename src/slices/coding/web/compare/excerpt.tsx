import type { ComparedCoding } from '../../model/comparison/round-to-compare.ts';
import styles from './compare.module.css';
import { shadesOf } from './shades.ts';

/** The words around a difference: what all coders have is marked in one way, what only some have in another. */
export function Excerpt({ text, from, codings, coders }: { readonly text: string; readonly from: number; readonly codings: readonly ComparedCoding[]; readonly coders: number }) {
  const kinds = { none: undefined, some: styles.half, all: styles.mark } as const;
  return (
    <blockquote className={styles.excerpt}>
      {shadesOf(text, from, codings, coders).map(({ start, words, shade }) => (shade === 'none' ? <span key={start}>{words}</span> : <mark key={start} className={kinds[shade]}>{words}</mark>))}
    </blockquote>
  );
}
