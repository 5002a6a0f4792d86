import { Said } from '../../../../platform/web/ui/said.tsx';
import { saySeats, saySettings, sayWho } from '../../model/in-words.ts';
import type { Seat, Step } from '../../model/protocol.ts';
import { words } from '../words.ts';
import styles from './reading.module.css';

const text = words.read;

/** One step to read: its time, who speaks, the words to open it, and what it keeps. */
export function StepSheet({ step, number, seats }: { readonly step: Step; readonly number: number; readonly seats: readonly Seat[] }) {
  return (
    <section id={`step-${step.id}`} className={styles.step} aria-labelledby={`step-${step.id}-title`}>
      <div className={styles.stepHead}>
        <h3 id={`step-${step.id}-title`}>{number}. {step.title}</h3>
        <span className={styles.minutes}>{words.minutes(step.minutes.from, step.minutes.to)}</span>
      </div>
      <p className={styles.rights}>
        {text.speaks(capital(sayWho(step.speakers, seats)))}
        {step.listeners.length > 0 ? ` ${text.listens(capital(saySeats(step.listeners, seats)), step.listeners.length > 1)}` : ''}
        {step.protected ? ` ${text.protected}` : ''}
      </p>
      <p className={styles.purpose}>{step.purpose}</p>
      <figure className={styles.script}>
        <figcaption>{text.script}</figcaption>
        <Said voice="quoted">{step.script}</Said>
      </figure>
      {step.captures.length > 0 ? (
        <>
          <h4 className={styles.keeps}>{text.keeps}</h4>
          <ul className={styles.captures}>
            {step.captures.map((capture) => (
              <li key={capture.id}>
                <strong>{words.captures[capture.kind].name}.</strong> {capture.prompt}
                <span className={styles.settings}>{words.captures[capture.kind].help} {saySettings(capture, seats) ? text.settings(capital(saySettings(capture, seats))) : ''}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
