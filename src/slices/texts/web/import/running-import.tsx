import { LinkTo } from '../../../../platform/web/page.ts';
import { studyPage } from '../study/study-paths.ts';
import { words } from '../words.ts';
import styles from './bring.module.css';
import { progressOf } from './queue.ts';
import { useDrop } from './use-drop.ts';

/** Says on other pages that files are on their way, or did not all get through, with the way back to them. */
export function RunningImport({ studyId }: { readonly studyId: string }) {
  const [, state] = useDrop(studyId);
  const progress = progressOf(state.files);
  if (state.stage === 'choosing' || (state.stage === 'ended' && progress.failed + progress.stopped === 0)) return null;
  const said = state.stage === 'ended' ? words.bring.summary(progress) : words.bring.onTheWay(progress.ended, progress.all);
  return <p className={styles.running}><LinkTo to={studyPage(studyId, 'bring')}>{said}</LinkTo></p>;
}
