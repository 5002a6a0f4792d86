import { LinkTo } from '../../../../platform/web/page.ts';
import { DataTable } from '../../../../platform/web/ui/data-table.tsx';
import { EmptyState } from '../../../../platform/web/ui/empty-state.tsx';
import { StudyFrame, studyPage } from '../../../texts/web/index.ts';
import { isHidden } from '../../model/study/hidden.ts';
import { LiveStudy, useLive } from '../live/study-context.tsx';
import { compareWords as words } from './compare-words.ts';

/** The rounds of a study that can be compared, and why the others cannot yet. */
export function CompareListPage() {
  return <StudyFrame title={words.title} sentence={words.sentence}>{() => <LiveStudy><Rounds /></LiveStudy>}</StudyFrame>;
}

function Rounds() {
  const { state } = useLive();
  const rounds = [...state.rounds.values()].filter(({ number }) => number > 0).sort((a, b) => b.number - a.number);
  if (rounds.length === 0) return <EmptyState what={words.noRounds.what} why={words.noRounds.why} action={<LinkTo to={studyPage(state.studyId, 'rounds')}>{words.rounds}</LinkTo>} />;
  return (
    <DataTable
      caption={words.rounds}
      rows={rounds}
      keyOf={({ roundId }) => roundId}
      filter={false}
      columns={[
        { key: 'name', head: words.round, value: ({ name }) => name },
        { key: 'phase', head: words.phase, value: (round) => (isHidden(round) ? words.blind : words.phases[round.phase]) },
        {
          key: 'open',
          head: words.title,
          sortable: false,
          value: (round) => (isHidden(round) ? words.unblindHere : words.toRound),
          cell: (round) => (isHidden(round) ? <LinkTo to={studyPage(state.studyId, 'rounds')}>{words.unblindHere}</LinkTo> : <LinkTo to={studyPage(state.studyId, `compare/${round.roundId}`)}>{words.toRound}</LinkTo>),
        },
      ]}
    />
  );
}
