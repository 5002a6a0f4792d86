import type { Figure, Outcome } from '../../model/agreement/figure.ts';
import { compareWords as words } from './compare-words.ts';
import styles from './compare.module.css';

/** A figure as it is printed: percent with one decimal, coefficients with three; an undefined one says so, with its reason. */
export function FigureCell({ figure }: { readonly figure: Figure | undefined }) {
  if (!figure) return null;
  const isPercent = figure.statistic === 'percent';
  return (
    <>
      <OutcomeText outcome={figure} isPercent={isPercent} />
      {figure.interval ? <span className={styles.interval}>{words.interval(printed(figure.interval.low, isPercent), printed(figure.interval.high, isPercent))}</span> : null}
    </>
  );
}

/** A value, or the word for none with the reason to read. */
export function OutcomeText({ outcome, isPercent = false }: { readonly outcome: Outcome; readonly isPercent?: boolean }) {
  if (outcome.value !== null) return <>{printed(outcome.value, isPercent)}</>;
  return <abbr className={styles.undefined} title={words.why(outcome.undefined.message)} tabIndex={0} aria-label={words.why(outcome.undefined.message)}>{words.undefined}</abbr>;
}

/** The digits that are printed. */
export function printed(value: number, isPercent = false): string {
  return isPercent ? `${value.toFixed(1)} %` : value.toFixed(3);
}

/** What a copied table holds: the full number, or nothing. */
export function copied(outcome: Outcome | undefined): number | string {
  return outcome?.value ?? '';
}
