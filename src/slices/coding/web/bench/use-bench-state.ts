import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Refusal } from '../../../../kernel/result.ts';
import { useAnnounce } from '../../../../platform/web/ui/announcer.tsx';
import type { SourceTextView } from '../../../texts/model/source-wire.ts';
import { markedStretch, type Marked } from '../../model/marking/caret.ts';
import { layOut } from '../../model/marking/text-page.ts';
import { useLive } from '../live/study-context.tsx';
import { inOrderMade, myRounds, recentCodes, SHOW_ALL, shownBy, type Filter } from '../view/codings-in-view.ts';
import type { Bench, BenchSetters, Saying, Sheet } from './bench-context.ts';

const QUIET: Saying = { sentence: '', problem: null };

/** Holds what is marked, chosen and shown on one text. */
export function useBenchState(studyId: string, source: SourceTextView): Bench {
  const live = useLive();
  const announce = useAnnounce();
  const { state, viewer } = live;
  const page = useMemo(() => layOut(source), [source]);
  const [marking, setMarking] = useState<{ readonly on: typeof page; readonly marked: Marked | null }>({ on: page, marked: null });
  const [focusedId, focus] = useState<string | null>(null);
  const [litCodeId, light] = useState<string | null>(null);
  const [filter, setFilter] = useState<Filter>(SHOW_ALL);
  const [underline, setUnderline] = useState(true);
  const [roundId, setRound] = useState<string | null>(null);
  const [usedCodes, setUsed] = useState<readonly string[]>([]);
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [saying, setSaying] = useState<Saying>(QUIET);
  const { knowText } = live;
  useEffect(() => knowText(source.sourceId, { version: source.version, length: page.length }), [knowText, source, page]);

  const ofSource = state.codings.get(source.sourceId);
  const codings = useMemo(() => inOrderMade(ofSource), [ofSource]);
  const { codes, rounds: allRounds } = state;
  const shown = useMemo(() => shownBy(codings, { codes }, filter), [codings, codes, filter]);
  const rounds = useMemo(() => myRounds({ rounds: allRounds }, viewer.personId, source.sourceId), [allRounds, viewer.personId, source.sourceId]);
  const recent = useMemo(() => recentCodes({ codes }, codings, viewer.personId, usedCodes), [codes, codings, viewer.personId, usedCodes]);
  // A text that was corrected has other places: what was marked in the old one is marked no more.
  const marked = marking.on === page ? marking.marked : null;
  const stretch = useMemo(() => (marked ? markedStretch(marked) : null), [marked]);
  const say = useCallback((sentence: string, problem: Refusal | null = null) => {
    setSaying({ sentence, problem });
    if (!problem) announce(sentence);
  }, [announce]);
  const set = useMemo<BenchSetters>(() => ({
    mark: (next) => setMarking({ on: page, marked: next }),
    focus,
    light,
    filter: setFilter,
    underline: setUnderline,
    round: setRound,
    used: (codeId) => setUsed((before) => [codeId, ...before.filter((other) => other !== codeId)].slice(0, 9)),
    sheet: setSheet,
    say,
  }), [page, say]);
  return {
    live, studyId, source, page, codings, shown, marked, stretch, litCodeId, filter, underline, rounds, recent, sheet, saying, set,
    focused: codings.find(({ codingId }) => codingId === focusedId) ?? null,
    round: rounds.find((round) => round.roundId === roundId) ?? rounds[0] ?? null,
  };
}
