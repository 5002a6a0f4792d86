import { uiWords } from './ui-words.ts';
import styles from './time-bar.module.css';

const words = uiWords.timeBar;

/** One step's time: planned, and used so far (null when it has not begun). Milliseconds. */
export interface TimedStep {
  readonly title: string;
  readonly plannedMs: number;
  readonly usedMs: number | null;
  readonly current?: boolean;
}

/**
 * How the time went: planned above, used below, one piece a step, on one scale. The picture is for the eye; the table
 * folded below it says the same in words.
 */
export function TimeBar({ label, steps }: { readonly label: string; readonly steps: readonly TimedStep[] }) {
  const planned = steps.map((step) => step.plannedMs);
  const used = steps.map((step) => step.usedMs ?? 0);
  const whole = Math.max(total(planned), total(used), 1);
  const anyUsed = steps.some((step) => step.usedMs !== null);
  return (
    <figure className={styles.figure}>
      <svg role="img" aria-label={label} className={styles.bar} viewBox={`0 0 1000 ${anyUsed ? 74 : 36}`} preserveAspectRatio="none">
        <Row steps={steps} widths={planned} whole={whole} top={2} kind="planned" />
        {anyUsed ? <Row steps={steps} widths={used} whole={whole} top={40} kind="used" /> : null}
      </svg>
      <details className={styles.twin}>
        <summary>{words.asTable}</summary>
        <table>
          <thead>
            <tr><th scope="col">{words.step}</th><th scope="col">{words.planned}</th><th scope="col">{words.used}</th></tr>
          </thead>
          <tbody>
            {steps.map((step, index) => (
              <tr key={index}>
                <th scope="row">{step.title}</th>
                <td>{words.minutes(step.plannedMs)}</td>
                <td>{step.usedMs === null ? '–' : words.minutes(step.usedMs)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

function Row(props: { readonly steps: readonly TimedStep[]; readonly widths: readonly number[]; readonly whole: number; readonly top: number; readonly kind: 'planned' | 'used' }) {
  let x = 0;
  return props.steps.map((step, index) => {
    const width = (props.widths[index]! / props.whole) * 1000;
    const piece = (
      <rect key={index} x={x + 1} y={props.top} width={Math.max(0, width - 2)} height={32} rx={3} data-kind={props.kind} data-current={step.current ?? false} data-over={props.kind === 'used' && step.usedMs !== null && step.usedMs > step.plannedMs + 30_000}>
        <title>{`${step.title}: ${words[props.kind]} ${words.minutes(props.widths[index]!)}`}</title>
      </rect>
    );
    x += width;
    return piece;
  });
}

function total(durations: readonly number[]): number {
  return durations.reduce((sum, duration) => sum + duration, 0);
}
