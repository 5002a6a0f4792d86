import type { Stretch } from '../../model/agreement/coded-text.ts';
import type { DrawnBlock } from './build-surface.ts';
import type { Places } from './places.ts';

interface On {
  readonly scroller: HTMLElement;
  readonly blocks: readonly DrawnBlock[];
  readonly places: Places;
}

/** Where a stretch is in the window; null while it is out of sight. */
export function boxInSight(scroller: HTMLElement, places: Places, stretch: Stretch): DOMRect | null {
  const box = places.rangesOf(stretch)[0]?.getBoundingClientRect() ?? null;
  const window = scroller.getBoundingClientRect();
  return box && box.bottom > window.top && box.top < window.bottom ? box : null;
}

/** Scrolls to a stretch unless it is in sight; `middle` scrolls in any case. */
export function reveal({ scroller, blocks, places }: On, stretch: Stretch, how: 'near' | 'middle'): void {
  const target = blocks[places.blocksOf(stretch).first]?.root;
  if (!target) return;
  const boxOf = () => places.rangesOf(stretch)[0]?.getBoundingClientRect() ?? target.getBoundingClientRect();
  const inner = scroller.getBoundingClientRect();
  const box = boxOf();
  const isNear = box.top >= inner.top + 24 && Math.min(box.bottom, box.top + 200) <= inner.bottom - 48;
  if (how === 'near' && isNear) return;
  // Far away heights are guesses: what is there is laid out first, then the place is known.
  if (Math.abs(box.top - inner.top) > 4 * inner.height) target.scrollIntoView({ block: 'center' });
  scroller.scrollBy({ top: boxOf().top - inner.top - inner.height * 0.3 });
}
