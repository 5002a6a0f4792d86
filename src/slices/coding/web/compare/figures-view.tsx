import { Button } from '@mantine/core';
import { useState } from 'react';
import { useApi } from '../../../../platform/web/api-client.ts';
import { DataTable, type DrawnColumn } from '../../../../platform/web/ui/data-table.tsx';
import { SelectField, TextField } from '../../../../platform/web/ui/fields.tsx';
import { Section } from '../../../../platform/web/ui/section.tsx';
import { Await } from '../../../../platform/web/ui/states.tsx';
import { studyApi } from '../../../texts/web/index.ts';
import { uncodedInWords } from '../../model/agreement/basis.ts';
import type { Figure } from '../../model/agreement/figure.ts';
import type { CodeFigures, DomainFigures, RoundComparison } from '../../model/comparison/compare-round.ts';
import type { ComparisonAnswer } from '../../model/comparison/wire.ts';
import { useLive } from '../live/study-context.tsx';
import { compareWords as words } from './compare-words.ts';
import styles from './compare.module.css';
import { copied, FigureCell } from './figure-cell.tsx';
import { nameIn } from './name-in.ts';
import { PairSection } from './pair-section.tsx';

type Unit = keyof typeof words.units;
type Bootstraps = keyof typeof words.bootstraps;
type CodesAs = keyof typeof words.codesAs;

interface Asking {
  readonly unit: Unit;
  readonly overlap: string;
  readonly share: string;
  readonly bootstrap: Bootstraps;
  readonly codes: CodesAs;
}
const FIRST: Asking = { unit: 'character', overlap: '90', share: '0', bootstrap: '0', codes: 'as-coded' };

/** The figures of agreement of a round, each with all that it rests on. */
export function FiguresView({ roundId }: { readonly roundId: string }) {
  const { state } = useLive();
  const [asking, setAsking] = useState(FIRST);
  const [asked, setAsked] = useState(FIRST);
  const answer = useApi<ComparisonAnswer>(studyApi(state.studyId, `rounds/${roundId}/agreement?${new URLSearchParams({ ...asked }).toString()}`));
  return (
    <>
      <form className={styles.how} aria-label={words.how} onSubmit={(event) => { event.preventDefault(); setAsked(asking); }}>
        <SelectField<Unit> label={words.unit} value={asking.unit} onChange={(unit) => setAsking({ ...asking, unit: unit || 'character' })} choices={choicesOf(words.units)} />
        {asking.unit === 'segment' ? <TextField label={words.overlap} inputMode="numeric" value={asking.overlap} onChange={(overlap) => setAsking({ ...asking, overlap })} /> : null}
        {asking.unit === 'turn' || asking.unit === 'sentence' ? <TextField label={words.share} inputMode="numeric" value={asking.share} onChange={(share) => setAsking({ ...asking, share })} /> : null}
        <SelectField<CodesAs> label={words.codes} value={asking.codes} onChange={(codes) => setAsking({ ...asking, codes: codes || 'as-coded' })} choices={choicesOf(words.codesAs)} />
        <SelectField<Bootstraps> label={words.bootstrap} value={asking.bootstrap} onChange={(bootstrap) => setAsking({ ...asking, bootstrap: bootstrap || '0' })} choices={choicesOf(words.bootstraps)} />
        <Button type="submit">{words.compare}</Button>
      </form>
      <Await of={answer}>{(compared) => <Figures answer={compared} />}</Await>
    </>
  );
}

function choicesOf<Name extends string>(named: Readonly<Record<Name, string>>) {
  return (Object.keys(named) as Name[]).map((value) => ({ value, label: named[value] }));
}

function Figures({ answer }: { readonly answer: ComparisonAnswer }) {
  const { comparison, coders } = answer;
  return (
    <>
      {comparison.codes.length > 0 ? (
        <Section title={words.perCode} sentence={words.perCodeSentence}>
          <CodeTable answer={answer} />
          <Basis answer={answer} figure={comparison.codes[0]!.figures[0]!} />
        </Section>
      ) : null}
      {comparison.pairs.map((pair) => <PairSection key={pair.coders.join()} pair={pair} answer={answer} />)}
      {comparison.domains.length > 0 ? <Domains domains={comparison.domains} /> : null}
      {comparison.leftOut.length > 0 ? (
        <p className={styles.basis}>{words.leftOut(comparison.leftOut.length)} {comparison.leftOut.map(({ sourceId }) => nameIn(answer.sources, sourceId)).join(', ')}</p>
      ) : null}
      <p className={styles.basis}>{words.resampled[comparison.resampled]}</p>
      <p className={styles.basis}>{words.coders}: {coders.map(({ name }) => name).join(', ')}</p>
    </>
  );
}

function CodeTable({ answer }: { readonly answer: ComparisonAnswer }) {
  const [first] = answer.comparison.codes;
  const columns: DrawnColumn<CodeFigures>[] = first!.figures.map((shown, at) => ({
    key: shown.statistic,
    head: words.statistics[shown.statistic],
    figures: true,
    value: ({ figures }) => copied(figures[at]),
    cell: ({ figures }) => <FigureCell figure={figures[at]} />,
  }));
  return (
    <DataTable
      caption={words.perCode}
      rows={answer.comparison.codes}
      keyOf={({ codeId }) => codeId}
      columns={[{ key: 'code', head: words.code, value: ({ codeId }) => nameIn(answer.codes, codeId) }, ...columns, { key: 'n', head: words.n, figures: true, value: ({ figures }) => figures[0]!.n }]}
    />
  );
}

function Basis({ answer, figure }: { readonly answer: ComparisonAnswer; readonly figure: Figure }) {
  return (
    <p className={styles.basis}>
      {words.basis({ unit: words.units[answer.asked.unit], universe: figure.universe, uncoded: uncodedInWords(figure.uncoded), book: answer.codebookVersion, round: answer.round, coders: answer.coders.map(({ name }) => name).join(', ') })}
    </p>
  );
}

function Domains({ domains }: { readonly domains: RoundComparison['domains'] }) {
  const column = (key: 'where' | 'which'): DrawnColumn<DomainFigures> => ({ key, head: words[key], figures: true, value: (domain) => copied(domain[key]), cell: (domain) => <FigureCell figure={domain[key]} /> });
  return (
    <Section title={words.domains} sentence={words.domainsSentence}>
      <DataTable caption={words.domains} rows={domains} keyOf={({ familyId }) => familyId} filter={false} columns={[{ key: 'family', head: words.family, value: ({ path }) => path }, column('where'), column('which')]} />
    </Section>
  );
}
