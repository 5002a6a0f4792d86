import type { Stretch } from '../../model/agreement/coded-text.ts';
import { flatten, type Run } from '../../model/marking/runs.ts';
import type { TextPage } from '../../model/marking/text-page.ts';
import { buildSurface } from './build-surface.ts';
import { clearMarks } from './highlights.ts';
import { paintMarks } from './paint-marks.ts';
import { placesOf, type Places } from './places.ts';
import { boxInSight, reveal } from './reveal.ts';
import type { SurfaceSight } from './surface-sight.ts';
import { drawStripes, stripeSheet, type StripeSheet } from './stripes.ts';

/** A text on the screen, drawn once and marked as often as needed. */
export interface Surface {
  readonly places: Places;
  readonly show: (sight: SurfaceSight) => void;
  /** Brings a stretch into view, if it is not; `middle` puts it there in any case. */
  readonly reveal: (stretch: Stretch, how?: 'near' | 'middle') => void;
  /** Where a stretch is in the window; null while it is out of sight. */
  readonly boxOf: (stretch: Stretch) => DOMRect | null;
  readonly firstInSight: () => number;
  /** Selects a stretch as the browser does, so that it can be copied; null selects nothing. */
  readonly select: (stretch: Stretch | null) => void;
  /** Whether what the browser has selected comes from {@link Surface.select}. */
  readonly isOwn: (stretch: Stretch) => boolean;
  readonly close: () => void;
}

/** Where a text is drawn: `holder` stands inside `scroller`; `number` says the number of a turn. */
export interface SurfaceOrder {
  readonly scroller: HTMLElement;
  readonly holder: HTMLElement;
  readonly page: TextPage;
  readonly number: (count: number) => string;
}

/** Draws a text into a scrolling element and keeps its stripes and marks right while it is scrolled and resized. */
export function openSurface({ scroller, holder, page, number }: SurfaceOrder): Surface {
  const { root, blocks, groups } = buildSurface(page, number);
  const places = placesOf(page, blocks);
  /** Groups near the window, and those among them whose stripes are not as they should be. */
  const visible = new Set<number>();
  const stale = new Set<number>();
  let sight: SurfaceSight | null = null;
  let sheet: StripeSheet | null = null;
  let runs: readonly Run<string>[] = [];
  let frame = 0;
  let own: Stretch | null = null;
  holder.replaceChildren(root);

  const inSight = () => ({ first: groups[Math.min(...visible)]?.first ?? 0, last: groups[Math.max(...visible)]?.last ?? -1 });
  const redraw = () => {
    frame = 0;
    if (!sight || !sheet) return;
    const due = [...stale].filter((group) => visible.has(group)).flatMap((group) => groups[group]!.members);
    stale.clear();
    if (due.length > 0) drawStripes(due, blocks, sheet, places, sight.focusedId);
    paintMarks(sight, runs, inSight(), blocks, places);
  };
  const soon = () => void (frame ||= requestAnimationFrame(redraw));
  const all = () => {
    for (const group of visible) stale.add(group);
    soon();
  };
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const group = Number((target as HTMLElement).dataset['group']);
        if (!isIntersecting) visible.delete(group);
        for (const marked of isIntersecting ? [visible, stale] : []) marked.add(group);
      }
      soon();
    },
    { root: scroller, rootMargin: '400px 0px' },
  );
  for (const group of groups) watch.observe(group.root);
  const resize = new ResizeObserver(all);
  resize.observe(root);
  void document.fonts.ready.then(all);

  return {
    places,
    boxOf: (stretch) => boxInSight(scroller, places, stretch),
    isOwn: (stretch) => own !== null && own.start === stretch.start && own.end === stretch.end,
    select: (stretch) => {
      own = stretch;
      const ranges = stretch ? places.rangesOf(stretch) : [];
      const [first, last] = [ranges[0], ranges.at(-1)];
      if (first && last) document.getSelection()?.setBaseAndExtent(first.startContainer, first.startOffset, last.endContainer, last.endOffset);
      else document.getSelection()?.removeAllRanges();
    },
    firstInSight: () => blocks.findIndex(({ root: block }, index) => index >= inSight().first && block.getBoundingClientRect().bottom > scroller.getBoundingClientRect().top),
    show: (next) => {
      if (next.stripes !== sight?.stripes || next.lanes !== sight.lanes) {
        const pitch = pitchOf(next.lanes.count, scroller.clientWidth);
        scroller.style.setProperty('--lanes', `${Math.max(12, next.lanes.count * pitch + 8)}px`);
        scroller.style.setProperty('--lane', `${pitch - 2}px`);
        sheet = stripeSheet(next.stripes, next.lanes, places, pitch);
        runs = flatten(next.stripes);
        for (const group of visible) stale.add(group);
      }
      if (next.focusedId !== sight?.focusedId) for (const group of visible) stale.add(group);
      scroller.style.setProperty('--lit', next.litColour);
      sight = next;
      soon();
    },
    reveal: (stretch, how = 'near') => reveal({ scroller, blocks, places }, stretch, how),
    close: () => {
      cancelAnimationFrame(frame);
      watch.disconnect();
      resize.disconnect();
      clearMarks();
      holder.replaceChildren();
    },
  };
}

/** Many lanes are drawn thinner before they take room from the text. */
function pitchOf(lanes: number, width: number): number {
  const room = width < 600 ? 44 : 120;
  return Math.max(4, Math.min(9, Math.floor(room / Math.max(1, lanes))));
}
