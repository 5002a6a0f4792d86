import { LinkTo } from '../../../../platform/web/page.ts';
import { studyPage } from '../study/study-paths.ts';
import { words } from '../words.ts';
import styles from './bring.module.css';
import { progressOf } from './queue.ts';
import { useDrop } from './use-drop.ts';

/** Says on other pages that files are on their way, with the way back to them. */
export function RunningImport({ studyId }: { readonly studyId: string }) {
  const [, state] = useDrop(studyId);
  if (state.stage === 'choosing' || (state.stage === 'ended' && progressOf(state.files).failed + progressOf(state.files).stopped === 0)) return null;
  const { ended, all } = progressOf(state.files);
  return <p className={styles.running}><LinkTo to={studyPage(studyId, 'bring')}>{words.bring.onTheWay(ended, all)}</LinkTo></p>;
}
