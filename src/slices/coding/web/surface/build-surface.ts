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

/** Neighbouring blocks that are laid out together, when they come near the window. */
export interface BlockGroup {
  readonly root: HTMLElement;
  readonly first: number;
  readonly last: number;
  /** The places of its blocks in the list of all. */
  readonly members: readonly number[];
}

/** Blocks in a group: watching each block by itself costs more than drawing it. */
const GROUP = 8;
/** What one line of text holds on average, for guessing heights before a block is drawn, in characters. */
const LINE = 62;
const LINE_HEIGHT = 27;

/**
 * Draws a text once, as plain elements: thousands of turns are there at once, the browser lays out only those near the window
 * (`content-visibility`), and nothing is drawn again while codings come and go.
 */
export function buildSurface(page: TextPage, number: (count: number) => string): { readonly root: HTMLElement; readonly blocks: readonly DrawnBlock[]; readonly groups: readonly BlockGroup[] } {
  const root = document.createElement('div');
  root.className = styles.page!;
  const titles = titlesByBlock(page);
  const blocks = page.blocks.map((block, index) => drawBlock(page, block, index, titles.get(index) ?? [], number));
  const groups: BlockGroup[] = [];
  for (let first = 0; first < blocks.length; first += GROUP) {
    const members = blocks.slice(first, first + GROUP);
    const group = element('div', styles.group!);
    group.dataset['group'] = `${groups.length}`;
    group.style.containIntrinsicSize = `auto ${members.reduce((sum, { block }, at) => sum + heightOf(block, titles.get(first + at)?.length ?? 0), 0)}px`;
    group.append(...members.map((drawn) => drawn.root));
    groups.push({ root: group, first, last: first + members.length - 1, members: members.map((_, at) => first + at) });
  }
  root.append(...groups.map((group) => group.root));
  return { root, blocks, groups };
}

/** A guess of how high a block will be, in px, for the scroll bar. */
function heightOf({ start, end, whole, speaker }: Block, titles: number): number {
  return Math.max(1, Math.ceil((end - start) / LINE)) * LINE_HEIGHT + (speaker === null || start > whole.start ? 0 : 26) + titles * 48 + 14;
}

function drawBlock(page: TextPage, block: Block, index: number, titles: readonly string[], number: (count: number) => string): DrawnBlock {
  const goesOn = block.start > block.whole.start;
  const root = element('div', styles.block!);
  root.dataset['block'] = `${index}`;
  if (goesOn) root.dataset['goesOn'] = '';
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
