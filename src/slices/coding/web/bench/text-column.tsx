import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { markOnly, tidied } from '../../model/marking/caret.ts';
import { openSurface, type Surface } from '../surface/surface.ts';
import { words } from '../words.ts';
import { useBench } from './bench-context.ts';
import styles from './bench.module.css';
import { keyAct } from './keys.ts';
import { MarkBar } from './mark-bar.tsx';
import type { Acts } from './use-acts.ts';
import { useKeyActs } from './use-key-acts.ts';
import { useMouseMarking } from './use-mouse-marking.ts';
import { useStripes } from './use-stripes.ts';

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
  const { codes } = live.state;
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

  const { stripes, lanes } = useStripes(bench);
  const lit = useMemo(() => (litCodeId === null ? NONE : shown.filter(({ codeId }) => codeId === litCodeId)), [shown, litCodeId]);
  useEffect(() => {
    const litColour = codes.get(litCodeId ?? focused?.codeId ?? '')?.colour ?? '#1F4D40';
    surface?.show({ stripes, lanes, focusedId: focused?.codingId ?? null, lit, litColour, marked: stretch, underline: bench.underline });
  }, [surface, stripes, lanes, focused, lit, litCodeId, codes, stretch, bench.underline]);

  const run = useKeyActs({ bench, surface, acts, onSource });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== scroller.current) return;
    const { sheet } = bench;
    if (sheet) {
      // What is typed while the field is on its way belongs to it and is no key of the text.
      if ((sheet.kind === 'choose' || sheet.kind === 'recode') && event.key.length === 1 && !event.ctrlKey && !event.metaKey) set.sheet({ kind: sheet.kind, typed: sheet.typed + event.key });
      event.preventDefault();
      return;
    }
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
    if (!stripe) return mouse.up(event);
    // What is looked at now is the coding, wherever something was marked before.
    set.mark(null);
    surface?.select(null);
    set.focus(stripe);
  };
  return (
    <div className={styles.textColumn}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the role says that keys belong to this region */}
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
