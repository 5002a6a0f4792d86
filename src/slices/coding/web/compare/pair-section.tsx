import { LinkTo } from '../../../../platform/web/page.ts';
import { DataTable } from '../../../../platform/web/ui/data-table.tsx';
import { Section } from '../../../../platform/web/ui/section.tsx';
import { studyPage } from '../../../texts/web/index.ts';
import type { PairComparison } from '../../model/comparison/compare-round.ts';
import type { ComparisonAnswer } from '../../model/comparison/wire.ts';
import { useLive } from '../live/study-context.tsx';
import { compareWords as words } from './compare-words.ts';
import { copied, FigureCell, OutcomeText } from './figure-cell.tsx';
import { nameIn } from './name-in.ts';

/** Two coders: every code on every source with its four counts, and the ways to make one figure of them. */
export function PairSection({ pair, answer }: { readonly pair: PairComparison; readonly answer: ComparisonAnswer }) {
  const { state } = useLive();
  const [first, second] = pair.coders.map((coderId) => nameIn(answer.coders, coderId)) as [string, string];
  const title = words.pair(first, second);
  const differences = (sourceId: string, codeId: string) => studyPage(state.studyId, `compare/${answer.roundId}?show=differences&source=${sourceId}&code=${codeId}`);
  if (pair.segments) {
    return (
      <Section title={title}>
        <DataTable
          caption={words.segments}
          rows={pair.segments}
          keyOf={({ statistic }) => statistic}
          filter={false}
          columns={[
            { key: 'statistic', head: words.segments, value: ({ statistic }) => words.statistics[statistic] },
            { key: 'value', head: words.figures, figures: true, value: copied, cell: (figure) => <FigureCell figure={figure} /> },
            { key: 'n', head: words.n, figures: true, value: ({ n }) => n },
          ]}
        />
      </Section>
    );
  }
  return (
    <Section title={title} sentence={words.pairSentence}>
      <DataTable
        caption={title}
        rows={pair.cells}
        most={100}
        keyOf={({ sourceId, codeId }) => `${sourceId} ${codeId}`}
        columns={[
          { key: 'source', head: words.source, value: ({ sourceId }) => nameIn(answer.sources, sourceId), cell: ({ sourceId, codeId }) => <LinkTo to={differences(sourceId, codeId)}>{nameIn(answer.sources, sourceId)}</LinkTo> },
          { key: 'code', head: words.code, value: ({ codeId }) => nameIn(answer.codes, codeId) },
          { key: 'both', head: words.both, figures: true, value: ({ counts }) => counts.both },
          { key: 'onlyFirst', head: words.only(first), figures: true, value: ({ counts }) => counts.onlyFirst },
          { key: 'onlySecond', head: words.only(second), figures: true, value: ({ counts }) => counts.onlySecond },
          { key: 'neither', head: words.neither, figures: true, value: ({ counts }) => counts.neither },
          { key: 'kappa', head: words.kappa, figures: true, value: ({ kappa }) => copied(kappa), cell: ({ kappa }) => <OutcomeText outcome={kappa} /> },
        ]}
      />
      <h3>{words.pooled}</h3>
      <p>{words.pooledSentence}</p>
      <DataTable
        caption={words.pooled}
        rows={pair.pooled}
        filter={false}
        keyOf={({ how }) => how}
        columns={[
          { key: 'how', head: words.pooledHow, value: ({ how }) => how },
          { key: 'value', head: words.kappa, figures: true, value: copied, cell: (pooled) => <OutcomeText outcome={pooled} /> },
          { key: 'cells', head: words.cells, figures: true, value: ({ cells }) => cells },
          { key: 'undefined', head: words.undefinedCells, figures: true, value: ({ undefinedCells }) => undefinedCells },
        ]}
      />
    </Section>
  );
}
