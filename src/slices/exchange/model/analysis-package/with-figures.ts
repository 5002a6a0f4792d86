import { compareRound } from '../../../coding/model/comparison/compare-round.ts';
import type { Round } from '../../../coding/model/study/entities.ts';
import type { PackagedFigure, PackageInput } from './package-input.ts';

/** The package's input with the agreement by character of every pair, code and source, of each round that may be compared. */
export function withFigures(input: PackageInput): PackageInput {
  return { ...input, figures: input.rounds.filter(({ roundId }) => !input.hiddenRounds.includes(roundId)).flatMap((round) => figuresOf(input, round)) };
}

function figuresOf({ codings, coders: known, sources, book }: PackageInput, round: Round): PackagedFigure[] {
  const consensus = new Set(known.filter(({ kind }) => kind === 'consensus').map(({ coderId }) => coderId));
  const own = codings.filter(({ roundId, coderId }) => roundId === round.roundId && !consensus.has(coderId));
  const coders = [...new Set(own.map(({ coderId }) => coderId))].sort();
  if (coders.length < 2) return [];
  const codes = [...new Set(own.map(({ codeId }) => codeId))].sort();
  const { pairs } = compareRound(
    {
      roundId: round.roundId,
      round: round.name,
      codebookVersion: String(round.book ?? book),
      coders: coders.map((coderId) => ({ coderId, name: '' })),
      codes: codes.map((codeId) => ({ codeId, path: '', familyId: null, familyPath: null })),
      texts: sources.map(({ sourceId, title, text, length }) => ({ sourceId, title, text, length, rows: [], within: null, codings: own.filter((coding) => coding.sourceId === sourceId) })),
    },
    { unit: { kind: 'character' }, share: 0, language: 'en', resampling: null },
  );
  return pairs.flatMap((pair) => pair.cells.map(({ sourceId, codeId, counts, kappa }) => ({ roundId: round.roundId, codeId, sourceId, coders: pair.coders, counts, kappa: kappa.value })));
}
