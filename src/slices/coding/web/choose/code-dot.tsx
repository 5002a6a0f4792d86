import type { Code } from '../../model/study/entities.ts';
import styles from './choose.module.css';

/** The colour of a code, beside its name: never instead of it. */
export function CodeDot({ code }: { readonly code: Pick<Code, 'colour' | 'codable' | 'valence'> }) {
  return <span aria-hidden className={styles.dot} data-family={!code.codable} data-pattern={code.valence ?? 'plain'} style={{ '--dot': code.colour } as React.CSSProperties} />;
}
