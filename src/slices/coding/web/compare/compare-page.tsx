import { SegmentedControl } from '@mantine/core';
import { LinkTo, useGo, usePathParams, useQueryParam } from '../../../../platform/web/page.ts';
import { StudyFrame, studyPage } from '../../../texts/web/index.ts';
import { LiveStudy, useLive } from '../live/study-context.tsx';
import { compareWords as words } from './compare-words.ts';
import styles from './compare.module.css';
import { DifferencesView } from './differences-view.tsx';
import { FiguresView } from './figures-view.tsx';

/** One round compared: its figures, or the places where coders differ. */
export function ComparePage() {
  const { studyId } = usePathParams('studyId');
  return (
    <StudyFrame title={words.title} sentence={words.sentence} above={<LinkTo to={studyPage(studyId, 'compare')}>{words.toRounds}</LinkTo>} wide>
      {() => <LiveStudy><Compared /></LiveStudy>}
    </StudyFrame>
  );
}

function Compared() {
  const { studyId, roundId } = usePathParams('studyId', 'roundId');
  const { state } = useLive();
  const view = useQueryParam('show') === 'figures' ? 'figures' : 'differences';
  const go = useGo();
  const show = (chosen: string) => go(studyPage(studyId, `compare/${roundId}?show=${chosen}`), { replace: true });
  return (
    <>
      <h2>{state.rounds.get(roundId)?.name}</h2>
      <div className={styles.views}>
        <SegmentedControl aria-label={words.views} value={view} onChange={show} data={[{ value: 'differences', label: words.differences }, { value: 'figures', label: words.figures }]} />
      </div>
      {view === 'figures' ? <FiguresView roundId={roundId} /> : <DifferencesView roundId={roundId} />}
    </>
  );
}
