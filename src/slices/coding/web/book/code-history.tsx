import { Moment } from '../../../../platform/web/ui/moment.tsx';
import type { Code } from '../../model/study/entities.ts';
import { useLive } from '../live/study-context.tsx';
import { words } from '../words.ts';
import styles from './book.module.css';

const text = words.book.history;

/** The life of one code, step by step: what it was called, how it was defined, what it was merged with or split into, and why. */
export function CodeHistory({ code }: { readonly code: Code }) {
  const { state, nameOf } = useLive();
  const steps = [...state.lineage.values()].filter(({ from, to }) => from.includes(code.codeId) || to.includes(code.codeId)).sort((a, b) => a.at - b.at);
  if (steps.length === 0) return null;
  const name = (codeId: string) => state.codes.get(codeId)?.name ?? '';
  const others = (ids: readonly string[]) => ids.filter((id) => id !== code.codeId).map(name).filter((one) => one !== '');
  return (
    <section>
      <h3 className={styles.h3}>{text.title}</h3>
      <ol className={styles.history}>
        {steps.map((step) => {
          const with_ = [...others(step.from), ...others(step.to)];
          return (
            <li key={step.lineageId}>
              <strong>{text.how[step.how]}</strong>{with_.length > 0 && step.how !== 'made' ? ` (${with_.join(', ')})` : ''} · {nameOf(step.by)} · <Moment at={step.at} say="day" />
              {step.before ? <span className={styles.before}>{text.before}: {step.before}</span> : null}
              {step.reason ? <span className={styles.before}>{step.reason}</span> : null}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
