import { useMemo } from 'react';
import { packLanes, type Lanes } from '../../model/marking/lanes.ts';
import { pathName } from '../../model/study/code-tree.ts';
import type { Stripe } from '../surface/stripes.ts';
import { bandOf, bandsOf } from '../view/codings-in-view.ts';
import { words } from '../words.ts';
import type { Bench } from './bench-context.ts';

const text = words.bench.coding;

/** The stripes of what is shown, with their colours, labels and lanes. */
export function useStripes({ shown, live }: Bench): { readonly stripes: readonly Stripe[]; readonly lanes: Lanes } {
  const { codes, rounds, coders } = live.state;
  const { nameOf } = live;
  const { personId } = live.viewer;
  const stripes = useMemo(
    () =>
      shown.map((coding): Stripe => {
        const valence = coding.valence ? words.acts.valence[coding.valence].toLowerCase() : '';
        const label = text.label(pathName(codes, coding.codeId), coding.coderId === personId ? text.you : nameOf(coding.coderId), rounds.get(coding.roundId)?.name ?? '', valence);
        return { id: coding.codingId, start: coding.start, end: coding.end, colour: codes.get(coding.codeId)?.colour ?? '#777777', label, pattern: coding.valence ?? 'plain' };
      }),
    [shown, codes, rounds, nameOf, personId],
  );
  const lanes = useMemo(() => packLanes(shown.map((coding) => ({ id: coding.codingId, band: bandOf(coding), start: coding.start, end: coding.end })), bandsOf(shown, { rounds, coders })), [shown, rounds, coders]);
  return { stripes, lanes };
}
