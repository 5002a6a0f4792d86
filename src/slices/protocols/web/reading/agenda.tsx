import { sayWho } from '../../model/in-words.ts';
import type { ProtocolContent, Step } from '../../model/protocol.ts';
import { words } from '../words.ts';
import styles from './reading.module.css';

/** How freely a step lets people speak; drawn as the fill of its piece, and said in words in it. */
function voice(step: Step): 'everyone' | 'seats' | 'all-but' {
  return step.speakers.kind;
}

/** The agenda as one bar: each step as wide as its longer time, with who speaks. On a phone the pieces stand below each other. */
export function Agenda({ content, stepHref }: { readonly content: ProtocolContent; readonly stepHref?: (step: Step) => string }) {
  return (
    <ol className={styles.agenda} aria-label={words.read.agenda}>
      {content.steps.map((step, index) => (
        <li key={step.id} className={styles.piece} data-voice={voice(step)} style={{ flexGrow: step.minutes.to }}>
          <span className={styles.number}>{index + 1}</span>
          {stepHref ? <a className={styles.pieceTitle} href={stepHref(step)}>{step.title}</a> : <span className={styles.pieceTitle}>{step.title}</span>}
          <span className={styles.pieceFacts}>{words.minutes(step.minutes.from, step.minutes.to)}</span>
          <span className={styles.pieceFacts}>{sayWho(step.speakers, content.seats)}</span>
        </li>
      ))}
    </ol>
  );
}
