import { useId, type ReactNode } from 'react';
import type { Capture } from '../../../../protocols/model/protocol.ts';
import { words } from '../../words.ts';
import styles from './panels.module.css';

/** One capture of a step: what is asked for, in the protocol's own words, and below it what people do. */
export function PanelFrame({ capture, beside, children }: { readonly capture: Pick<Capture, 'prompt' | 'help'>; readonly beside?: ReactNode; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <h3 id={id} className={styles.prompt}>{capture.prompt}</h3>
      {beside}
      {capture.help ? (
        <details className={styles.help}>
          <summary>{words.room.panel.help}</summary>
          <p>{capture.help}</p>
        </details>
      ) : null}
      {children}
    </section>
  );
}
