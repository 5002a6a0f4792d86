import type { Stretch } from '../../model/agreement/coded-text.ts';
import type { Lanes } from '../../model/marking/lanes.ts';
import type { DrawnBlock } from './build-surface.ts';
import type { Places } from './places.ts';
import styles from './surface.module.css';

/** A coding as its stripe shows it. */
export interface Stripe extends Stretch {
  readonly id: string;
  readonly colour: string;
  /** Who, what and in which round, in words: its label on hover. */
  readonly label: string;
  /** How it is drawn besides its colour, so that colour says nothing alone. */
  readonly pattern: 'plain' | 'negative' | 'positive';
}

/** All stripes of a text with their lanes, sorted into the blocks that they touch. */
export interface StripeSheet {
  readonly byBlock: ReadonlyMap<number, readonly Stripe[]>;
  readonly lanes: Lanes;
  /** Width of a lane with the gap beside it, in px. */
  readonly pitch: number;
}

/** Sorts stripes into blocks once, so that drawing a block asks for its own only. */
export function stripeSheet(stripes: readonly Stripe[], lanes: Lanes, places: Places, pitch: number): StripeSheet {
  const byBlock = new Map<number, Stripe[]>();
  for (const stripe of stripes) {
    const { first, last } = places.blocksOf(stripe);
    for (let index = first; index <= last; index++) {
      const here = byBlock.get(index);
      if (here) here.push(stripe);
      else byBlock.set(index, [stripe]);
    }
  }
  return { byBlock, lanes, pitch };
}

interface Measured {
  readonly stripe: Stripe;
  readonly top: number;
  readonly height: number;
}

/** Draws the stripes of some blocks: everything is measured first and written after, so that the browser lays out once. */
export function drawStripes(indices: readonly number[], blocks: readonly DrawnBlock[], sheet: StripeSheet, places: Places, focused: string | null): void {
  const measured = indices.map((index) => [index, measure(index, blocks[index]!, sheet, places)] as const);
  for (const [index, stripes] of measured) blocks[index]!.gutter.replaceChildren(...stripes.map((one) => drawn(one, sheet, focused)));
}

function measure(index: number, { block, root, body }: DrawnBlock, sheet: StripeSheet, places: Places): Measured[] {
  const mine = sheet.byBlock.get(index) ?? [];
  if (mine.length === 0) return [];
  const top = root.getBoundingClientRect().top;
  const box = body.getBoundingClientRect();
  return mine.map((stripe) => {
    const within = { first: index, last: index };
    const begins = stripe.start <= block.start ? box.top : (places.rangesOf({ start: stripe.start, end: stripe.start + 1 }, within)[0]?.getBoundingClientRect().top ?? box.top);
    const ends = stripe.end >= block.end ? box.bottom : (places.rangesOf({ start: stripe.end - 1, end: stripe.end }, within)[0]?.getBoundingClientRect().bottom ?? box.bottom);
    return { stripe, top: begins - top, height: Math.max(6, ends - begins) };
  });
}

function drawn({ stripe, top, height }: Measured, { lanes, pitch }: StripeSheet, focused: string | null): HTMLElement {
  const bar = document.createElement('span');
  bar.className = styles.stripe!;
  bar.dataset['coding'] = stripe.id;
  bar.dataset['pattern'] = stripe.pattern;
  if (stripe.id === focused) bar.dataset['focused'] = '';
  bar.title = stripe.label;
  const lane = lanes.laneOf.get(stripe.id) ?? 0;
  bar.style.cssText = `inset-block-start:${top.toFixed(1)}px;height:${height.toFixed(1)}px;inset-inline-end:${(lanes.count - 1 - lane) * pitch}px;--stripe:${stripe.colour}`;
  return bar;
}
