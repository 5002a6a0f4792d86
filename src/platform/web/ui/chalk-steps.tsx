import { uiWords } from './ui-words.ts';
import styles from './chalk-steps.module.css';

const words = uiWords.steps;

/** One step on the thread. Minutes; `usedMinutes` once it has begun. */
export interface ChalkStep {
  readonly id: string;
  readonly title: string;
  readonly state: 'done' | 'current' | 'ahead';
  readonly plannedMinutes?: number;
  readonly usedMinutes?: number;
}

/**
 * The thread of steps as a chalk line, with minutes planned and used. With `onLook`, each step is a button that looks at
 * it without moving anyone; `looking` is the one being looked at.
 */
export function ChalkSteps(props: { readonly steps: readonly ChalkStep[]; readonly onLook?: (id: string) => void; readonly looking?: string | null }) {
  return (
    <ol className={styles.thread} aria-label={words.label}>
      {props.steps.map((step) => {
        const inside = (
          <>
            <span className={styles.title}>{step.title}</span>
            <span className={styles.state}>
              {step.state === 'current' ? words.current : words[step.state]}
              {step.plannedMinutes === undefined ? '' : ` · ${words.planned(step.plannedMinutes)}`}
              {step.usedMinutes === undefined ? '' : ` · ${words.used(step.usedMinutes)}`}
            </span>
          </>
        );
        return (
          <li key={step.id} className={styles.step} data-state={step.state} aria-current={step.state === 'current' ? 'step' : undefined}>
            {props.onLook
              ? <button type="button" className={styles.look} aria-pressed={props.looking === step.id} onClick={() => props.onLook?.(step.id)}>{inside}</button>
              : <div className={styles.look}>{inside}</div>}
          </li>
        );
      })}
    </ol>
  );
}
