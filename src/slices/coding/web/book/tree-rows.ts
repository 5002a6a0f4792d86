import { childrenOf, treeOf, type CodeNode, type Codes } from '../../model/study/code-tree.ts';
import type { Code } from '../../model/study/entities.ts';

/** One line of the tree as it is drawn. */
export interface TreeRow {
  readonly code: Code;
  /** 0 at the top. */
  readonly depth: number;
  readonly hasChildren: boolean;
  readonly isOpen: boolean;
  readonly place: number;
  readonly siblings: number;
}

/** Where a code goes: under which parent, before which sibling (null: last). */
export interface Move {
  readonly parentId: string | null;
  readonly before: string | null;
}

/** The living codes as lines, those under a closed code left out. With `typed`, only what fits and what it stands under, all open. */
export function treeRows(codes: Codes, closed: ReadonlySet<string>, typed = ''): readonly TreeRow[] {
  const wanted = typed.trim().toLowerCase();
  const fits = (node: CodeNode): boolean => node.code.name.toLowerCase().includes(wanted) || node.children.some(fits);
  const rows = (nodes: readonly CodeNode[], depth: number, all: boolean): TreeRow[] => {
    const shown = wanted === '' || all ? nodes : nodes.filter(fits);
    return shown.flatMap((node, place) => {
      const isOpen = wanted !== '' || !closed.has(node.code.codeId);
      const row = { code: node.code, depth, hasChildren: node.children.length > 0, isOpen, place: place + 1, siblings: shown.length };
      return [row, ...(isOpen ? rows(node.children, depth + 1, all || node.code.name.toLowerCase().includes(wanted)) : [])];
    });
  };
  return rows(treeOf([...codes.values()].filter(({ retired }) => retired === null)), 0, false);
}

/** What a key does in a tree (WAI-ARIA Authoring Practices, tree view): go to a code, open or close one; null for other keys. */
export function treeKey(rows: readonly TreeRow[], at: number, key: string): { readonly go: string } | { readonly open: string } | { readonly close: string } | null {
  const row = rows[at];
  if (!row) return rows[0] && (key === 'ArrowDown' || key === 'Home') ? { go: rows[0].code.codeId } : null;
  const to = (other: TreeRow | undefined) => (other ? { go: other.code.codeId } : null);
  switch (key) {
    case 'ArrowDown':
      return to(rows[at + 1]);
    case 'ArrowUp':
      return to(rows[at - 1]);
    case 'Home':
      return to(rows[0]);
    case 'End':
      return to(rows.at(-1));
    case 'ArrowRight':
      return row.hasChildren ? (row.isOpen ? to(rows[at + 1]) : { open: row.code.codeId }) : null;
    case 'ArrowLeft':
      return row.hasChildren && row.isOpen ? { close: row.code.codeId } : to(rows.slice(0, at).findLast(({ depth }) => depth < row.depth));
    default: {
      if (key.length !== 1 || key === ' ') return null;
      const begins = (one: TreeRow) => one.code.name.toLowerCase().startsWith(key.toLowerCase());
      return to(rows.slice(at + 1).find(begins) ?? rows.find(begins));
    }
  }
}

/** Where Alt with an arrow moves a code: among its siblings, out of its parent, into the sibling above it; null where it cannot. */
export function moveByKey(codes: Codes, code: Code, key: string): Move | null {
  const siblings = childrenOf(codes, code.parentId);
  const at = siblings.findIndex(({ codeId }) => codeId === code.codeId);
  const { parentId } = code;
  switch (key) {
    case 'ArrowUp':
      return at > 0 ? { parentId, before: siblings[at - 1]!.codeId } : null;
    case 'ArrowDown':
      return at >= 0 && at < siblings.length - 1 ? { parentId, before: siblings[at + 2]?.codeId ?? null } : null;
    case 'ArrowRight':
      return at > 0 ? { parentId: siblings[at - 1]!.codeId, before: null } : null;
    case 'ArrowLeft': {
      const parent = parentId === null ? undefined : codes.get(parentId);
      if (!parent) return null;
      const above = childrenOf(codes, parent.parentId);
      return { parentId: parent.parentId, before: above[above.findIndex(({ codeId }) => codeId === parent.codeId) + 1]?.codeId ?? null };
    }
    default:
      return null;
  }
}

/** Where a code goes that is dropped on another: before it, after it, or into it. */
export function moveByDrop(codes: Codes, onto: Code, place: 'before' | 'into' | 'after'): Move {
  if (place === 'into') return { parentId: onto.codeId, before: null };
  if (place === 'before') return { parentId: onto.parentId, before: onto.codeId };
  const siblings = childrenOf(codes, onto.parentId);
  return { parentId: onto.parentId, before: siblings[siblings.findIndex(({ codeId }) => codeId === onto.codeId) + 1]?.codeId ?? null };
}
