import { useEffect, useRef, type ReactNode } from 'react';
import styles from './page-header.module.css';

let arrived = false;

/**
 * The head of a page: its name in serif, one sentence of what it is for, one primary action at the right.
 * It names the window, and takes the focus after a change of page, so that a screen reader starts here.
 */
export function PageHeader(props: { readonly title: string; readonly sentence?: ReactNode; readonly action?: ReactNode; readonly above?: ReactNode }) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${props.title} · Jointwork`;
  }, [props.title]);
  useEffect(() => {
    // Not on the first page, where the keyboard should begin at the top; nor when something on the page has taken the focus.
    const inside = document.getElementById('page')?.contains(document.activeElement) ?? false;
    if (arrived && !inside) title.current?.focus({ preventScroll: true });
    arrived = true;
  }, []);
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        {props.above ? <div className={styles.above}>{props.above}</div> : null}
        <h1 ref={title} tabIndex={-1} className={styles.title}>{props.title}</h1>
        {props.sentence ? <p className={styles.sentence}>{props.sentence}</p> : null}
      </div>
      {props.action ? <div className={styles.action}>{props.action}</div> : null}
    </header>
  );
}
