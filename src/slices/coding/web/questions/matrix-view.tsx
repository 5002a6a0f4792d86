import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { CheckField, SelectField } from '../../../../platform/web/ui/fields.tsx';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { Loading } from '../../../../platform/web/ui/states.tsx';
import { useApi } from '../../../../platform/web/api-client.ts';
import { studyApi } from '../../../texts/web/index.ts';
import { heatMatrix, matrixTable } from '../../model/charts/heat-matrix.ts';
import type { MatrixAnswer } from '../../model/query-wire.ts';
import { withoutSmallCells } from '../../model/queries/small-cells.ts';
import { useLive } from '../live/study-context.tsx';
import { useAnswer } from './asking.ts';
import { CellSegments, type ChosenCell } from './cell-segments.tsx';
import { namedChoices } from './choices.ts';
import { CopyTable } from './copy-table.tsx';
import { Drawn, useLabelRoom } from './drawn.tsx';
import { FilterFields } from './filter-fields.tsx';
import { axisFrom, matrixQuestion } from './matrix-question.ts';
import { MatrixTable } from './matrix-table.tsx';
import type { Question } from './question-address.ts';
import { questionWords as words } from './question-words.ts';
import styles from './questions.module.css';

interface Asking {
  readonly question: Question;
  readonly change: (changes: Question) => void;
}

/** Codings counted in rows and columns; every cell opens the text behind it. */
export function MatrixView({ question, change }: Asking) {
  const { state } = useLive();
  const asked = matrixQuestion(question);
  const { answer, problem, isAsking } = useAnswer<MatrixAnswer>(studyApi(state.studyId, 'matrix'), asked);
  const [cell, setCell] = useState<ChosenCell | null>(null);
  return (
    <>
      <MatrixForm question={question} change={(changes) => { setCell(null); change(changes); }} />
      <ProblemNotice problem={problem} />
      {answer ? <Answered matrix={answer} onCell={setCell} isForOthers={question['small'] === 'out'} onForOthers={(on) => { setCell(null); change({ small: on ? 'out' : '' }); }} /> : isAsking ? <Loading /> : null}
      {cell && answer ? <CellSegments key={`${cell.row} ${cell.column}`} asked={asked} matrix={answer} cell={cell} onClose={() => setCell(null)} /> : null}
    </>
  );
}

function MatrixForm({ question, change }: Asking) {
  const { state } = useLive();
  const { value: attributes } = useApiValue(studyApi(state.studyId, 'attributes'));
  const own = namedChoices(words.axes);
  const more = (attributes?.attributes ?? []).map(({ attributeId, name }) => ({ value: `attribute:${attributeId}`, label: words.attribute(name) }));
  return (
    <div className={styles.form}>
      <SelectField label={words.rows} value={axisFrom(question, 'rows')} onChange={(rows) => change({ rows })} choices={[...own, ...more]} />
      <SelectField label={words.columns} value={axisFrom(question, 'columns')} onChange={(columns) => change({ columns })} choices={[...own, ...more]} />
      <SelectField label={words.content} value={question['content'] ?? 'codings'} onChange={(content) => change({ content })} choices={namedChoices(words.contents)} />
      <FilterFields question={question} change={change} />
    </div>
  );
}

interface Attributes {
  readonly attributes: readonly { readonly attributeId: string; readonly name: string }[];
}
function useApiValue(path: string): { readonly value: Attributes | null } {
  const asked = useApi<Attributes>(path);
  return { value: asked.state === 'ready' ? asked.value : null };
}

interface Shown {
  readonly matrix: MatrixAnswer;
  readonly onCell: (cell: ChosenCell) => void;
  /** Whether readers outside the team will get it: then small cells are neither shown nor drawn nor copied. */
  readonly isForOthers: boolean;
  readonly onForOthers: (isForOthers: boolean) => void;
}

function Answered({ matrix: counted, onCell, isForOthers, onForOthers }: Shown) {
  const [look, setLook] = useState<'table' | 'picture'>('table');
  const labelRoom = useLabelRoom();
  const title = words.views.matrix;
  const matrix = isForOthers ? { ...counted, ...withoutSmallCells(counted) } : counted;
  return (
    <>
      <div className={styles.tools}>
        <SegmentedControl aria-label={words.show} value={look} onChange={(chosen) => setLook(chosen === 'picture' ? 'picture' : 'table')} data={[{ value: 'table', label: words.table }, { value: 'picture', label: words.picture }]} />
        <CopyTable table={matrixTable(title, matrix)} />
        <CheckField label={words.leaveOut} optional checked={isForOthers} onChange={onForOthers} />
      </div>
      {look === 'picture' ? <Drawn drawing={heatMatrix(title, matrix, labelRoom)} /> : null}
      <MatrixTable matrix={matrix} onCell={onCell} />
      {matrix.small.length > 0 ? <p className={styles.quiet}>{isForOthers ? words.leftOut(matrix.smallBelow) : words.small(matrix.smallBelow)}</p> : null}
      {matrix.warnings.length > 0 ? <><h3>{words.careful}</h3><ul>{matrix.warnings.map(({ message }) => <li key={message}>{message}</li>)}</ul></> : null}
    </>
  );
}
