import { EmptyState } from '../../../../platform/web/ui/empty-state.tsx';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { Loading } from '../../../../platform/web/ui/states.tsx';
import { studyApi } from '../../../texts/web/index.ts';
import { matrixTable } from '../../model/charts/heat-matrix.ts';
import { occurringRows, timeMultiples } from '../../model/charts/time-multiples.ts';
import type { MatrixAnswer } from '../../model/query-wire.ts';
import { useLive } from '../live/study-context.tsx';
import { useAnswer } from './asking.ts';
import { CopyTable } from './copy-table.tsx';
import { Drawn, useLabelRoom } from './drawn.tsx';
import { FilterFields } from './filter-fields.tsx';
import { MatrixTable } from './matrix-table.tsx';
import { filterIn, type Question } from './question-address.ts';
import { questionWords as words } from './question-words.ts';
import styles from './questions.module.css';

/** Codes over the months of their sources (TRI-07): small pictures, one for each code, with the table behind them. */
export function TimeView({ question, change }: { readonly question: Question; readonly change: (changes: Question) => void }) {
  const { state } = useLive();
  const labelRoom = useLabelRoom();
  const { answer, problem, isAsking } = useAnswer<MatrixAnswer>(studyApi(state.studyId, 'timeline'), { by: 'month', filter: filterIn(question) });
  const occur = answer ? occurringRows(answer).length : 0;
  const notDrawn = answer ? answer.rows.length - occur : 0;
  const toMatrix = () => change({ ask: 'matrix', columns: 'time' });
  return (
    <>
      <div className={styles.form}><FilterFields question={question} change={change} /></div>
      <ProblemNotice problem={problem} />
      {answer && occur === 0 ? <EmptyState what={words.noTime.what} why={words.noTime.why} /> : answer ? (
        <>
          <Drawn drawing={timeMultiples(words.views.time, answer, labelRoom)} />
          {notDrawn > 0 ? <p className={styles.quiet}>{words.notDrawn(notDrawn)}</p> : null}
          <div className={styles.tools}><CopyTable table={matrixTable(words.views.time, answer)} /></div>
          <MatrixTable matrix={answer} onCell={toMatrix} />
        </>
      ) : isAsking ? <Loading /> : null}
    </>
  );
}
