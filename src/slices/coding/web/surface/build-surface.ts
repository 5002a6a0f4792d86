import type { Block } from '../../model/marking/blocks.ts';
import type { TextPage } from '../../model/marking/text-page.ts';
import { clockOf } from './clock-of.ts';
import styles from './surface.module.css';

/** One block as it stands on the screen. */
export interface DrawnBlock {
  readonly block: Block;
  readonly root: HTMLElement;
  readonly gutter: HTMLElement;
  /** Holds the whole text of the block; null for an empty turn. */
  readonly text: Text | null;
  readonly body: HTMLElement;
}

/** What one line of text holds on average, for guessing heights before a block is drawn, in characters. */
const LINE = 62;
const LINE_HEIGHT = 27;

/**
 * Draws a text once, as plain elements: thousands of turns are there at once, the browser lays out only those near the window
 * (`content-visibility`), and nothing is drawn again while codings come and go.
 */
export function buildSurface(page: TextPage, number: (count: number) => string): { readonly root: HTMLElement; readonly blocks: readonly DrawnBlock[] } {
  const root = document.createElement('div');
  root.className = styles.page!;
  const titles = titlesByBlock(page);
  const blocks = page.blocks.map((block, index) => drawBlock(page, block, index, titles.get(index) ?? [], number));
  root.append(...blocks.map((drawn) => drawn.root));
  return { root, blocks };
}

function drawBlock(page: TextPage, block: Block, index: number, titles: readonly string[], number: (count: number) => string): DrawnBlock {
  const goesOn = block.start > block.whole.start;
  const root = element('div', styles.block!);
  root.dataset['block'] = `${index}`;
  if (goesOn) root.dataset['goesOn'] = '';
  const lines = Math.max(1, Math.ceil((block.end - block.start) / LINE));
  const head = (block.speaker === null || goesOn ? 0 : 26) + titles.length * 48;
  root.style.containIntrinsicSize = `auto ${lines * LINE_HEIGHT + head + 14}px`;
  const gutter = element('div', styles.gutter!);
  gutter.setAttribute('aria-hidden', 'true');
  const column = element('div', styles.column!);
  for (const title of titles) column.append(element('h3', styles.title!, title));
  if (!goesOn) column.append(headOf(block, number));
  const body = element('p', styles.text!);
  const text = block.end > block.start ? document.createTextNode(page.slice(block.start, block.end)) : null;
  if (text) body.append(text);
  column.append(body);
  root.append(gutter, column);
  return { block, root, gutter, text, body };
}

function headOf({ speaker, startMs, number: count }: Block, number: (count: number) => string): HTMLElement {
  const head = element('p', styles.head!);
  if (speaker !== null) head.append(element('strong', styles.speaker!, speaker));
  if (startMs !== null) head.append(element('span', styles.clock!, clockOf(startMs)));
  head.append(element('span', styles.number!, number(count)));
  head.dataset['bare'] = `${speaker === null && startMs === null}`;
  return head;
}

function titlesByBlock(page: TextPage): Map<number, string[]> {
  const titles = new Map<number, string[]>();
  for (const segment of page.segments) {
    const at = page.blockAt(segment.start);
    const block = page.blocks[at] && page.blocks[at].end <= segment.start && at + 1 < page.blocks.length ? at + 1 : at;
    if (segment.kind !== 'heading' || segment.title.trim() !== '') titles.set(block, [...(titles.get(block) ?? []), segment.title]);
  }
  return titles;
}

function element(tag: string, className: string, text?: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}
