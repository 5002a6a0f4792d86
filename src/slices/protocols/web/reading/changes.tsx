import { diffWords } from '../../../../kernel/word-diff.ts';
import { WordRuns } from '../../../../platform/web/ui/word-runs.tsx';
import type { ProtocolChange } from '../../model/wire.ts';
import { words } from '../words.ts';
import styles from './reading.module.css';

const text = words.compare;

/** Changes place by place, each as a sentence, with the words that changed where text did. */
export function Changes({ changes }: { readonly changes: readonly ProtocolChange[] }) {
  if (changes.length === 0) return <p>{text.none}</p>;
  const places = [...new Set(changes.map((change) => change.place))];
  return places.map((place) => (
    <section key={place} className={styles.place}>
      <h2>{place}</h2>
      <ul>
        {changes.filter((change) => change.place === place).map((change, index) => (
          <li key={index}>
            <strong>{text.kind[change.kind]}.</strong> {change.sentence}
            {change.before !== null || change.after !== null ? <div className={styles.texts}><WordRuns runs={diffWords(change.before ?? '', change.after ?? '')} /></div> : null}
          </li>
        ))}
      </ul>
    </section>
  ));
}
