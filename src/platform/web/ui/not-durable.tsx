import { useDurable } from '../device-log.tsx';
import { uiWords } from './ui-words.ts';
import styles from './not-durable.module.css';

/** Says, while it is so, that this browser keeps nothing on the device: what is typed lives in this tab until it is sent. */
export function NotDurable() {
  return <div role="status">{useDurable() ? null : <p className={styles.warning}>{uiWords.notDurable}</p>}</div>;
}
