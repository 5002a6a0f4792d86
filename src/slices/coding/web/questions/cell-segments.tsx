import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { Loading } from '../../../../platform/web/ui/states.tsx';
import { studyApi } from '../../../texts/web/index.ts';
import type { CodedSegments, MatrixAnswer, MatrixSent } from '../../model/query-wire.ts';
import { useLive } from '../live/study-context.tsx';
import { useAnswer } from './asking.ts';
import { questionWords as words } from './question-words.ts';
import { SegmentList } from './segment-list.tsx';

/** A cell of a matrix by its place. */
export interface ChosenCell {
  readonly row: number;
  readonly column: number;
}

const PAGE = 50;

/** The text behind one cell of a matrix. */
export function CellSegments({ asked, matrix, cell, onClose }: { readonly asked: MatrixSent; readonly matrix: MatrixAnswer; readonly cell: ChosenCell; readonly onClose: () => void }) {
  const { state } = useLive();
  const [take, setTake] = useState(PAGE);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const [row, column] = [matrix.rows[cell.row]!, matrix.columns[cell.column]!];
  const { answer, problem } = useAnswer<CodedSegments>(studyApi(state.studyId, 'matrix/cell'), { matrix: asked, row: { at: cell.row, label: row }, column: { at: cell.column, label: column }, take });
  return (
    <section>
      <h3 ref={heading} tabIndex={-1}>{words.behind(row, column, answer?.count ?? 0)}</h3>
      <ProblemNotice problem={problem} />
      {answer ? <SegmentList segments={answer.segments} /> : problem ? null : <Loading />}
      {answer && answer.count > take && take < 500 ? <Button variant="default" onClick={() => setTake(Math.min(500, take + PAGE))}>{words.more}</Button> : null}
      <Button variant="subtle" onClick={onClose}>{words.close}</Button>
    </section>
  );
}
