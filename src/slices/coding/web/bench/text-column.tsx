import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useAnnounce } from '../../../../platform/web/ui/announcer.tsx';
import { markedStretch, step, tidied, toEdge, widen, markOnly } from '../../model/marking/caret.ts';
import { packLanes } from '../../model/marking/lanes.ts';
import { pathName } from '../../model/study/code-tree.ts';
import { openSurface, type Surface } from '../surface/surface.ts';
import type { Stripe } from '../surface/stripes.ts';
import { bandOf, bandsOf, byPlace, neighbour } from '../view/codings-in-view.ts';
import { shortQuote } from '../view/quote.ts';
import { words } from '../words.ts';
import { useBench } from './bench-context.ts';
import styles from './bench.module.css';
import { keyAct, type KeyAct } from './keys.ts';
import { MarkBar } from './mark-bar.tsx';
import type { Acts } from './use-acts.ts';
import { useMouseMarking } from './use-mouse-marking.ts';

const text = words.bench;
const NONE: readonly never[] = [];

interface Given {
  readonly acts: Acts;
  readonly onSource: (way: 1 | -1) => void;
  /** Gives the parts beside the text a way to bring a stretch into view and the focus back to the text. */
  readonly onOpen: (surface: Surface | null, focus: () => void) => void;
}

/** The text with its stripes: moved through by keys, marked by keys, mouse and touch. */
export function TextColumn({ acts, onSource, onOpen }: Given) {
  const bench = useBench();
  const { page, source, set, live, shown, focused, stretch, litCodeId } = bench;
  const { codes, rounds } = live.state;
  const announce = useAnnounce();
  const scroller = useRef<HTMLDivElement>(null);
  const holder = useRef<HTMLDivElement>(null);
  const [surface, setSurface] = useState<Surface | null>(null);
  const place = useRef(0);
  useEffect(() => {
    const opened = openSurface({ scroller: scroller.current!, holder: holder.current!, page, number: text.turn });
    const before = page.blocks[page.blockAt(place.current)];
    if (place.current > 0 && before) opened.reveal(before, 'middle');
    setSurface(opened);
    onOpen(opened, () => scroller.current?.focus({ preventScroll: true }));
    return () => {
      place.current = page.blocks[opened.firstInSight()]?.start ?? 0;
      onOpen(null, () => undefined);
      opened.close();
    };
  }, [page, onOpen]);

  const stripes = useMemo(() => shown.map((coding): Stripe => {
    const code = codes.get(coding.codeId);
    const valence = coding.valence ? words.acts.valence[coding.valence].toLowerCase() : '';
    const label = text.coding.label(pathName(codes, coding.codeId), coding.coderId === live.viewer.personId ? text.coding.you : live.nameOf(coding.coderId), rounds.get(coding.roundId)?.name ?? '', valence);
    return { id: coding.codingId, start: coding.start, end: coding.end, colour: code?.colour ?? '#777777', label, pattern: coding.valence ?? 'plain' };
  }), [shown, codes, rounds, live.nameOf]);
  const lanes = useMemo(() => packLanes(shown.map((coding) => ({ id: coding.codingId, band: bandOf(coding), start: coding.start, end: coding.end })), bandsOf(shown, live.state)), [shown, rounds]);
  const lit = useMemo(() => (litCodeId === null ? NONE : shown.filter(({ codeId }) => codeId === litCodeId)), [shown, litCodeId]);
  useEffect(() => {
    const litColour = codes.get(litCodeId ?? focused?.codeId ?? '')?.colour ?? '#1F4D40';
    surface?.show({ stripes, lanes, focusedId: focused?.codingId ?? null, lit, litColour, marked: stretch, underline: bench.underline });
  }, [surface, stripes, lanes, focused, lit, litCodeId, codes, stretch, bench.underline]);

  const goTo = (codingId: string | null) => {
    const coding = shown.find((one) => one.codingId === codingId);
    set.focus(coding?.codingId ?? null);
    if (!coding) return set.say(text.did.noMore);
    surface?.reveal(coding);
    announce(text.say.coding(pathName(codes, coding.codeId), live.nameOf(coding.coderId), shortQuote(page, coding, 160)));
  };
  const sayMarked = () => {
    if (!stretch) return '';
    return shortQuote(page, stretch, 60);
  };
  const run = (act: KeyAct) => {
    switch (act.do) {
      case 'step':
      case 'edge': {
        const next = act.do === 'step' ? step(page, bench.marked, act.step) : toEdge(page, bench.marked, act.edge);
        if (!next) return;
        set.mark(next);
        const whole = markedStretch(next);
        surface?.reveal(next.focus);
        surface?.select(whole);
        const here = shown.filter((one) => one.start < whole.end && one.end > whole.start).map(({ codeId }) => codes.get(codeId)?.name ?? '');
        return announce(text.say.unit(page.blocks[page.blockAt(next.focus.start)]?.speaker ?? '', shortQuote(page, next.focus, 240), [...new Set(here)]));
      }
      case 'widen': {
        if (!stretch) return set.say(text.did.nothingMarked);
        const wider = widen(page, stretch, act.to);
        set.mark(markOnly(wider));
        surface?.select(wider);
        return announce(shortQuote(page, wider, 240));
      }
      case 'recent': {
        const codeId = bench.recent[act.place];
        return codeId === undefined ? set.say(text.did.noRecent(act.place + 1)) : acts.code(codeId);
      }
      case 'coding':
        return goTo(neighbour(byPlace(shown), focused?.codingId ?? null, stretch?.start ?? 0, act.way)?.codingId ?? null);
      case 'resize':
        return acts.resize(act.edge, act.way);
      case 'valence':
        return acts.valence(act.valence);
      case 'source':
        return onSource(act.way);
      case 'again':
        return acts.again();
      case 'last-selection':
        return acts.lastSelection();
      case 'uncode':
        return acts.uncode();
      case 'undo':
        return acts.undo();
      case 'redo':
        return acts.redo();
      case 'choose':
        return stretch ? set.sheet({ kind: 'choose' }) : set.say(text.did.nothingMarked);
      case 'recode':
        return focused ? set.sheet({ kind: 'recode' }) : set.say(text.did.noFocus);
      case 'in-vivo':
      case 'new-code':
        return stretch ? set.sheet({ kind: 'fresh', inVivo: act.do === 'in-vivo', name: act.do === 'in-vivo' ? sayMarked() : '' }) : set.say(text.did.nothingMarked);
      case 'nothing':
        set.mark(null);
        set.focus(null);
        return surface?.select(null);
      case 'help':
        return set.sheet({ kind: 'keys' });
      default:
        return set.sheet({ kind: act.do });
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== scroller.current) return;
    const act = keyAct({ key: event.key, ctrl: event.ctrlKey || event.metaKey, shift: event.shiftKey, alt: event.altKey });
    if (!act) return;
    event.preventDefault();
    run(act);
  };
  const mouse = useMouseMarking(surface, scroller, {
    onMarked: (given) => {
      const kept = tidied(page, given);
      set.mark(kept && markOnly(kept));
    },
    onPlace: (at) => {
      set.mark(null);
      const here = shown.filter(({ start, end }) => start <= at && at < end).sort((a, b) => a.end - a.start - (b.end - b.start));
      set.focus(here[0]?.codingId ?? null);
    },
  });
  const onPointerUp = (event: PointerEvent) => {
    const stripe = stripeAt(event);
    if (stripe) set.focus(stripe);
    else mouse.up(event);
  };
  return (
    <div className={styles.textColumn}>
      <div
        ref={scroller}
        className={styles.scroller}
        role="application"
        aria-label={text.region(source.title)}
        aria-describedby="bench-hint"
        tabIndex={0}
        data-text-region
        onKeyDown={onKeyDown}
        onPointerDown={mouse.down}
        onPointerUp={onPointerUp}
      >
        <div ref={holder} />
        <MarkBar surface={surface} scroller={scroller} acts={acts} byMouse={mouse.byMouse} />
      </div>
      <p id="bench-hint" className={styles.hiddenHint}>{text.regionHint}</p>
    </div>
  );
}

/** The stripe under the pointer, or the nearest one in the same margin: they are thin and fingers are not. */
function stripeAt({ target, clientX, clientY }: PointerEvent): string | null {
  if (!(target instanceof Element)) return null;
  const own = target.closest<HTMLElement>('[data-coding]');
  if (own) return own.dataset['coding'] ?? null;
  const near = [...target.querySelectorAll<HTMLElement>(':scope > [data-coding]')].map((bar) => {
    const box = bar.getBoundingClientRect();
    return { id: bar.dataset['coding'] ?? null, far: Math.abs((box.left + box.right) / 2 - clientX) + Math.max(0, box.top - clientY, clientY - box.bottom) };
  });
  const nearest = near.sort((a, b) => a.far - b.far)[0];
  return nearest && nearest.far < 24 ? nearest.id : null;
}
