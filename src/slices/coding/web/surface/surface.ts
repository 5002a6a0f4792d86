import type { Stretch } from '../../model/agreement/coded-text.ts';
import type { Lanes } from '../../model/marking/lanes.ts';
import { flatten, type Run } from '../../model/marking/runs.ts';
import type { TextPage } from '../../model/marking/text-page.ts';
import { buildSurface, type DrawnBlock } from './build-surface.ts';
import { clearMarks, paint } from './highlights.ts';
import { placesOf, type Places } from './places.ts';
import { drawStripes, stripeSheet, type Stripe, type StripeSheet } from './stripes.ts';

/** What is shown on the text now. */
export interface SurfaceSight {
  readonly stripes: readonly Stripe[];
  readonly lanes: Lanes;
  readonly focusedId: string | null;
  /** Stretches of the code that is looked at; filled. */
  readonly lit: readonly Stretch[];
  readonly litColour: string;
  readonly marked: Stretch | null;
  /** Whether coded text is underlined. */
  readonly underline: boolean;
}

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
    const due = [...stale].filter((group) => visible.has(group)).flatMap((group) => Array.from({ length: groups[group]!.last - groups[group]!.first + 1 }, (_, at) => groups[group]!.first + at));
    stale.clear();
    if (due.length > 0) drawStripes(due, blocks, sheet, places, sight.focusedId);
    paintMarks(sight, runs, inSight(), blocks, places);
  };
  const soon = () => {
    frame ||= requestAnimationFrame(redraw);
  };
  const all = () => {
    for (const group of visible) stale.add(group);
    soon();
  };
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const group = Number((target as HTMLElement).dataset['group']);
        if (isIntersecting) {
          visible.add(group);
          stale.add(group);
        } else visible.delete(group);
      }
      soon();
    },
    { root: scroller, rootMargin: '400px 0px' },
  );
  for (const group of groups) watch.observe(group.root);
  const resize = new ResizeObserver(all);
  resize.observe(root);
  void document.fonts.ready.then(all);

  const boxOf = (stretch: Stretch): DOMRect | null => {
    const box = places.rangesOf(stretch)[0]?.getBoundingClientRect() ?? null;
    const window = scroller.getBoundingClientRect();
    return box && box.bottom > window.top && box.top < window.bottom ? box : null;
  };
  return {
    places,
    boxOf,
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
    reveal: (stretch, how = 'near') => {
      const target = blocks[places.blocksOf(stretch).first]?.root;
      if (!target) return;
      const inner = scroller.getBoundingClientRect();
      const box = places.rangesOf(stretch)[0]?.getBoundingClientRect() ?? target.getBoundingClientRect();
      const isNear = box.top >= inner.top + 24 && Math.min(box.bottom, box.top + 200) <= inner.bottom - 48;
      if (how === 'near' && isNear) return;
      const far = Math.abs(box.top - inner.top) > 4 * inner.height;
      if (far) target.scrollIntoView({ block: 'center' });
      const now = places.rangesOf(stretch)[0]?.getBoundingClientRect() ?? target.getBoundingClientRect();
      scroller.scrollBy({ top: now.top - inner.top - inner.height * 0.3 });
    },
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

function paintMarks(sight: SurfaceSight, runs: readonly Run<string>[], within: { readonly first: number; readonly last: number }, blocks: readonly DrawnBlock[], places: Places): void {
  const [from, to] = [blocks[within.first]?.block.start ?? 0, blocks[within.last]?.block.end ?? 0];
  const ranges = (stretches: readonly Stretch[]) => stretches.filter(({ start, end }) => start < to && end > from).flatMap((stretch) => places.rangesOf(stretch, within));
  const near = sight.underline ? runsBetween(runs, from, to) : [];
  paint('jw-coded', ranges(near.filter(({ ids }) => ids.length === 1)));
  paint('jw-coded-twice', ranges(near.filter(({ ids }) => ids.length > 1)));
  paint('jw-code', ranges(sight.lit));
  const focused = sight.stripes.find(({ id }) => id === sight.focusedId);
  paint('jw-coding', focused ? ranges([focused]) : []);
  paint('jw-marked', sight.marked ? ranges([sight.marked]) : []);
}

/** The runs that reach into a stretch; runs are in order and apart, so that the first is found by halving. */
function runsBetween(runs: readonly Run<string>[], from: number, to: number): readonly Run<string>[] {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (runs[middle]!.end <= from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < runs.length && runs[end]!.start < to) end++;
  return runs.slice(low, end);
}
