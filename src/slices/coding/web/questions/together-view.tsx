import { useMemo, useState } from 'react';
import { SegmentedControl } from '@mantine/core';
import { DataTable } from '../../../../platform/web/ui/data-table.tsx';
import { EmptyState } from '../../../../platform/web/ui/empty-state.tsx';
import { CheckField, SelectField, TextField } from '../../../../platform/web/ui/fields.tsx';
import { ProblemNotice } from '../../../../platform/web/ui/problem-notice.tsx';
import { Loading } from '../../../../platform/web/ui/states.tsx';
import { studyApi } from '../../../texts/web/index.ts';
import { codeNetwork } from '../../model/charts/code-network.ts';
import type { CoOccurrence } from '../../model/queries/co-occurrence.ts';
import type { CoOccurrenceAnswer, PairsAnswer } from '../../model/query-wire.ts';
import { useLive } from '../live/study-context.tsx';
import { useAnswer } from './asking.ts';
import { namedChoices } from './choices.ts';
import { Drawn, useLabelRoom } from './drawn.tsx';
import { FilterFields } from './filter-fields.tsx';
import { filterIn, type Question } from './question-address.ts';
import { questionWords as words } from './question-words.ts';
import styles from './questions.module.css';
import { SegmentList } from './segment-list.tsx';

type Kind = keyof typeof words.relations;
type Figure = CoOccurrenceAnswer['figures'][number];

function togetherQuestion(question: Question) {
  const kind = (question['relation'] ?? 'overlap') as Kind;
  const relation = kind === 'near' || kind === 'before' ? { kind, within: Math.min(1_000_000, Number(question['within'] ?? '200') || 0) } : { kind };
  return { relation, withinCoder: question['own'] === 'yes', filter: filterIn(question) };
}

/** Which codes stand together: pairs in order of how often, and the text of each. */
export function TogetherView({ question, change }: { readonly question: Question; readonly change: (changes: Question) => void }) {
  const { state } = useLive();
  const asked = togetherQuestion(question);
  const { answer, problem, isAsking } = useAnswer<CoOccurrenceAnswer>(studyApi(state.studyId, 'cooccurrence'), asked);
  const [pair, setPair] = useState<Figure | null>(null);
  return (
    <>
      <div className={styles.form}>
        <SelectField<Kind> label={words.relation} value={asked.relation.kind} onChange={(relation) => { setPair(null); change({ relation }); }} choices={namedChoices(words.relations)} />
        {'within' in asked.relation ? <TextField label={words.within} inputMode="numeric" value={question['within'] ?? '200'} onChange={(within) => change({ within: within.replace(/\D/g, '') })} /> : null}
        <FilterFields question={question} change={change} />
        <CheckField label={words.withinCoder} optional checked={asked.withinCoder} onChange={(on) => { setPair(null); change({ own: on ? 'yes' : '' }); }} />
      </div>
      <ProblemNotice problem={problem} />
      {answer ? <Pairs answer={answer} isOrdered={asked.relation.kind === 'before'} onPair={setPair} /> : isAsking ? <Loading /> : null}
      {answer && pair ? <PairText key={`${pair.row} ${pair.column}`} question={{ ...asked, row: answer.codes[pair.row]!.codeId, column: answer.codes[pair.column]!.codeId }} /> : null}
    </>
  );
}

function Pairs({ answer, isOrdered, onPair }: { readonly answer: CoOccurrenceAnswer; readonly isOrdered: boolean; readonly onPair: (pair: Figure) => void }) {
  const [look, setLook] = useState<'table' | 'picture'>('table');
  const nameOf = (at: number): string => answer.codes[at]!.path;
  const timesOf = ({ row, column }: Figure): number => answer.pairs[row]![column]!;
  const figures = answer.figures.filter(({ row, column }) => isOrdered || row < column).toSorted((a, b) => timesOf(b) - timesOf(a));
  const title = (figure: Figure): string => `${nameOf(figure.row)} ${isOrdered ? '→' : '+'} ${nameOf(figure.column)}`;
  return (
    <>
      {figures.length > 0 ? (
        <div className={styles.tools}>
          <SegmentedControl aria-label={words.show} value={look} onChange={(chosen) => setLook(chosen === 'picture' ? 'picture' : 'table')} data={[{ value: 'table', label: words.table }, { value: 'picture', label: words.picture }]} />
        </div>
      ) : null}
      {look === 'picture' && figures.length > 0 ? <Network answer={answer} ties={figures.length} isOrdered={isOrdered} /> : null}
      <DataTable
        caption={words.views.together}
        rows={figures}
        keyOf={({ row, column }) => `${row} ${column}`}
        empty={<EmptyState what={words.noPairs.what} why={words.noPairs.why} />}
        most={100}
        columns={[
          { key: 'pair', head: words.pair, value: title, cell: (figure) => <button type="button" className={styles.link} onClick={() => onPair(figure)}>{title(figure)}</button> },
          { key: 'count', head: words.count, figures: true, value: timesOf },
          { key: 'c', head: words.c, figures: true, value: ({ c }) => c ?? '', cell: ({ c }) => (c === null ? '–' : c.toFixed(3)) },
          { key: 'note', head: words.note, sortable: false, value: ({ notes }) => notes.join(' '), cell: ({ notes }) => (notes.length > 0 ? <span className={styles.note}>{notes.join(' ')}</span> : null) },
        ]}
      />
      {figures.length > 0 ? <p className={styles.quiet}>{words.cWhy}</p> : null}
    </>
  );
}

const MOST_TIES = 12;

/** The strongest pairs as a picture; the table under it has them all. */
function Network({ answer, ties, isOrdered }: { readonly answer: CoOccurrenceAnswer; readonly ties: number; readonly isOrdered: boolean }) {
  const labelRoom = useLabelRoom();
  const drawing = useMemo(() => codeNetwork(words.views.together, countedIn(answer, isOrdered), answer.codes.map(({ path }) => path), MOST_TIES, labelRoom), [answer, isOrdered, labelRoom]);
  return (
    <>
      <Drawn drawing={drawing} />
      <p className={styles.quiet}>{[...(ties > MOST_TIES ? [words.tiesDrawn(MOST_TIES, ties)] : []), ...(isOrdered ? [words.tiesOrdered] : [])].join(' ')}</p>
    </>
  );
}

function countedIn({ codes, pairs }: CoOccurrenceAnswer, isOrdered: boolean): CoOccurrence {
  return {
    relation: isOrdered ? { kind: 'before', within: 0 } : { kind: 'overlap' },
    codes: codes.map(({ codeId }) => codeId),
    codings: Int32Array.from(codes, ({ codings }) => codings),
    pairs: Int32Array.from(pairs.flat()),
  };
}

function PairText({ question }: { readonly question: object }) {
  const { state } = useLive();
  const { answer, problem } = useAnswer<PairsAnswer>(studyApi(state.studyId, 'cooccurrence/pairs'), question);
  if (!answer) return problem ? <ProblemNotice problem={problem} /> : <Loading />;
  return <SegmentList segments={answer.pairs.flatMap(({ first, second }) => [first, second])} />;
}
