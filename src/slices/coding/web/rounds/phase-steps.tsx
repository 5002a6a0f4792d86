import { IconCheck } from '@tabler/icons-react';
import { PHASES, type Phase } from '../../model/study/entities.ts';
import { words } from '../words.ts';
import styles from './rounds.module.css';

/** The life of a round as steps, with the one it is in. */
export function PhaseSteps({ phase }: { readonly phase: Phase }) {
  const at = PHASES.indexOf(phase);
  return (
    <ol className={styles.phases} aria-label={words.rounds.phases}>
      {PHASES.map((one, place) => {
        const state = place < at ? 'done' : place === at ? 'now' : 'ahead';
        return (
          <li key={one} className={styles.phase} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
            <span className={styles.knot} aria-hidden>{state === 'done' ? <IconCheck size={14} stroke={3} /> : null}</span>
            <span className={styles.phaseName}>{words.acts.phases[one]}</span>
            <span className={styles.phaseState}>{words.rounds[state]}</span>
          </li>
        );
      })}
    </ol>
  );
}
