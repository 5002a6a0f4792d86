import type { Stretch } from '../../model/agreement/coded-text.ts';
import type { TextPage } from '../../model/marking/text-page.ts';
import type { DrawnBlock } from './build-surface.ts';

/** Between places of the text (code points) and places on the screen (nodes and UTF-16 offsets). */
export interface Places {
  /** The ranges that a stretch covers, block by block, without names and titles between them; only among `blocks` when given. */
  readonly rangesOf: (stretch: Stretch, within?: { readonly first: number; readonly last: number }) => Range[];
  /** Where a node and offset of the page are in the text; null outside of it. */
  readonly placeOf: (node: Node, offset: number) => number | null;
  /** The blocks that a stretch touches. */
  readonly blocksOf: (stretch: Stretch) => { readonly first: number; readonly last: number };
}

/** Makes the two-way map for a text that was drawn. */
export function placesOf(page: TextPage, blocks: readonly DrawnBlock[]): Places {
  const blocksOf = ({ start, end }: Stretch) => ({ first: Math.max(0, page.blockAt(start)), last: page.blockAt(Math.max(start, end - 1)) });
  const units = (drawn: DrawnBlock, place: number) => page.map.toUnits(Math.max(drawn.block.start, Math.min(drawn.block.end, place))) - page.map.toUnits(drawn.block.start);
  return {
    blocksOf,
    rangesOf: (stretch, within) => {
      const { first, last } = blocksOf(stretch);
      const ranges: Range[] = [];
      for (let index = Math.max(first, within?.first ?? 0); index <= Math.min(last, within?.last ?? last); index++) {
        const drawn = blocks[index]!;
        if (!drawn.text || stretch.end <= drawn.block.start || stretch.start >= drawn.block.end) continue;
        const range = document.createRange();
        range.setStart(drawn.text, units(drawn, stretch.start));
        range.setEnd(drawn.text, units(drawn, stretch.end));
        ranges.push(range);
      }
      return ranges;
    },
    placeOf: (node, offset) => {
      const from = node instanceof Element ? node : node.parentElement;
      const root = from?.closest<HTMLElement>('[data-block]');
      if (!root) return null;
      const drawn = blocks[Number(root.dataset['block'])];
      if (!drawn || drawn.root !== root) return null;
      if (node === drawn.text) return page.map.toCodePoints(page.map.toUnits(drawn.block.start) + offset);
      const isAfter = drawn.text !== null && (drawn.text.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
      return isAfter || (node === drawn.body && offset > 0) ? drawn.block.end : drawn.block.start;
    },
  };
}
