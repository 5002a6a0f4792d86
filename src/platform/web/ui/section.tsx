import { useId, type ReactNode } from 'react';
import styles from './section.module.css';

/** A part of a page under its own heading, with at most one action beside it. */
export function Section(props: { readonly title: string; readonly sentence?: ReactNode; readonly action?: ReactNode; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>{props.title}</h2>
        {props.action}
      </div>
      {props.sentence ? <p className={styles.sentence}>{props.sentence}</p> : null}
      {props.children}
    </section>
  );
}

/**
 * A raised sheet. `tone` says what kind of sheet: plain; `lamp` needs attention; `private` only its reader sees (give it
 * a `PrivateChip` too: the edge alone must not carry the meaning); `chosen` is the current or selected one.
 */
export function Card(props: { readonly tone?: 'plain' | 'lamp' | 'private' | 'chosen'; readonly children: ReactNode }) {
  return <div className={styles.card} data-tone={props.tone ?? 'plain'}>{props.children}</div>;
}
