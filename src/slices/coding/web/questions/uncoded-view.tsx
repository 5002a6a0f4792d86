import { Button } from '@mantine/core';
import { useState } from 'react';
import { LinkTo } from '../../../../platform/web/page.ts';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { Loading } from '../../../../platform/web/ui/states.tsx';
import { studyApi, studyPage } from '../../../texts/web/index.ts';
import type { UncodedAnswer } from '../../model/query-wire.ts';
import type { z } from 'zod';
import { useLive } from '../live/study-context.tsx';
import { useAnswer } from './asking.ts';
import { FilterFields } from './filter-fields.tsx';
import { filterIn, type Question } from './question-address.ts';
import { questionWords as words } from './question-words.ts';
import styles from './questions.module.css';

const PAGE = 50;

/** The turns and paragraphs that no coding touches (COD-28): what a codebook did not foresee hides there. */
export function UncodedView({ question, change }: { readonly question: Question; readonly change: (changes: Question) => void }) {
  const { state } = useLive();
  const [take, setTake] = useState(PAGE);
  const { answer, problem, isAsking } = useAnswer<z.infer<typeof UncodedAnswer>>(studyApi(state.studyId, 'uncoded'), { filter: filterIn(question), take });
  return (
    <>
      <div className={styles.form}><FilterFields question={question} change={change} /></div>
      <ProblemNotice problem={problem} />
      {answer ? (
        <>
          <p role="status">{words.bare(answer.count)}</p>
          <ul className={styles.segments}>
            {answer.rows.map(({ sourceId, title, start, end, text, speaker }) => (
              <li key={`${sourceId} ${start}`} className={styles.segment}>
                <p className={styles.quote}>{speaker ? <strong>{speaker}: </strong> : null}{text}</p>
                <p className={styles.quiet}><LinkTo to={studyPage(state.studyId, `code/${sourceId}?at=${start}-${end}`)}>{title}: {words.openText}</LinkTo></p>
              </li>
            ))}
          </ul>
          {answer.count > take && take < 500 ? <Button variant="default" onClick={() => setTake(Math.min(500, take + PAGE * 2))}>{words.more}</Button> : null}
        </>
      ) : isAsking ? <Loading /> : null}
    </>
  );
}
