import { Button } from '@mantine/core';
import type { MemoOn } from '../../model/study/commands.ts';
import type { Coding, Memo } from '../../model/study/entities.ts';
import { aboutWords } from '../memos/about-words.ts';
import { MemosHere } from '../memos/memos-here.tsx';
import { bandOf, byPlace, neighbour } from '../view/codings-in-view.ts';
import { shortQuote } from '../view/quote.ts';
import { words } from '../words.ts';
import { useBench, type Bench } from './bench-context.ts';
import styles from './bench.module.css';
import { CodingCard } from './coding-card.tsx';
import type { Acts } from './use-acts.ts';

const text = words.bench;
/** More codings than this on one stretch are gone through by keys rather than read in a list. */
const MOST = 40;

/** What is marked, the codings on it, and the memos about it. */
export function DetailColumn({ acts, onReveal }: { readonly acts: Acts; readonly onReveal: (coding: Coding) => void }) {
  const bench = useBench();
  const { stretch, focused, shown, page, set } = bench;
  // A coding that was gone to counts before what is still marked elsewhere.
  const isElsewhere = focused !== null && stretch !== null && (focused.end <= stretch.start || focused.start >= stretch.end);
  const place = isElsewhere ? focused : (stretch ?? focused);
  const here = place ? byPlace(shown.filter((one) => one.start < place.end && one.end > place.start)) : [];
  const go = (coding: Coding | null) => {
    if (!coding) return set.say(text.did.noMore);
    set.focus(coding.codingId);
    onReveal(coding);
  };
  const move = (way: 1 | -1) => go(neighbour(byPlace(shown), focused?.codingId ?? null, stretch?.start ?? 0, way));
  return (
    <div className={styles.detail}>
      {place ? <blockquote className={styles.placeQuote}>{shortQuote(page, place, 220)}</blockquote> : <p className={styles.quiet}>{text.marked.hint}</p>}
      <section aria-label={text.here.title}>
        <div className={styles.sectionHead}><h3>{text.here.title}</h3><span className={styles.quiet}>{text.here.all(shown.length)}</span></div>
        <div className={styles.neighbours}>
          <Button size="sm" px="xs" variant="default" aria-label={text.here.previous} onClick={() => move(-1)}>{text.here.before}</Button>
          <Button size="sm" px="xs" variant="default" aria-label={text.here.next} onClick={() => move(1)}>{text.here.after}</Button>
        </div>
        {here.slice(0, MOST).map((coding) => <CodingCard key={coding.codingId} coding={coding} acts={acts} onGo={go} />)}
        {place && here.length === 0 ? <p className={styles.quiet}>{text.here.none}</p> : null}
      </section>
      <MemoPart bench={bench} here={here} />
      <Legend />
    </div>
  );
}

function MemoPart({ bench, here }: { readonly bench: Bench; readonly here: readonly Coding[] }) {
  const { live, source, stretch, focused, page, sheet, set, round } = bench;
  const { state } = live;
  const quote = (part: { readonly start: number; readonly end: number }) => shortQuote(page, part, 60);
  const on: MemoOn = focused ? { of: 'coding', id: focused.codingId, sourceId: source.sourceId } : stretch ? { of: 'text', sourceId: source.sourceId, version: source.version, ...stretch } : { of: 'source', id: source.sourceId };
  const ids = new Set(here.map(({ codingId }) => codingId));
  const place = stretch ?? focused;
  const fits = ({ on: about }: Memo) =>
    (about.of === 'source' && about.id === source.sourceId) ||
    (about.of === 'coding' && (place ? ids.has(about.id) : about.sourceId === source.sourceId)) ||
    (about.of === 'text' && about.sourceId === source.sourceId && (!place || (about.start < place.end && about.end > place.start)));
  const memos = [...state.memos.values()].filter(fits).sort((a, b) => b.changedAt - a.changedAt);
  return (
    <section aria-label={words.memos.here}>
      <div className={styles.sectionHead}><h3>{words.memos.here}</h3></div>
      <MemosHere on={on} aboutOn={(about) => aboutWords(about, state, quote)} memos={memos} roundId={round?.roundId ?? null} writing={sheet?.kind === 'memo'} onWriting={(writes) => set.sheet(writes ? { kind: 'memo' } : null)} />
    </section>
  );
}

/** Which stripes are whose: the bands from left to right, and how they are drawn. */
function Legend() {
  const { shown, live } = useBench();
  const bands = new Map(shown.map((coding) => [bandOf(coding), coding] as const));
  if (bands.size < 2) return null;
  const sorted = [...bands.values()].sort((a, b) => (live.state.rounds.get(a.roundId)?.number ?? 0) - (live.state.rounds.get(b.roundId)?.number ?? 0) || live.nameOf(a.coderId).localeCompare(live.nameOf(b.coderId)));
  return (
    <section aria-label={text.legend}>
      <div className={styles.sectionHead}><h3>{text.legend}</h3></div>
      <ol className={styles.legend}>
        {sorted.map((coding) => <li key={bandOf(coding)}>{text.bands(live.state.rounds.get(coding.roundId)?.name ?? '', coding.coderId === live.viewer.personId ? text.coding.you : live.nameOf(coding.coderId))}</li>)}
      </ol>
    </section>
  );
}

