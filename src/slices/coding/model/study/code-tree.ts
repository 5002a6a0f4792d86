import type { Code } from './entities.ts';
import { groupedBy } from './grouped-by.ts';

/** Codes by their id. */
export type Codes = ReadonlyMap<string, Code>;

/** A code with those under it, in their order. */
export interface CodeNode {
  readonly code: Code;
  readonly children: readonly CodeNode[];
}

/** The order of siblings: by {@link Code.order}, then by name, then by id. */
export function inOrder(a: Code, b: Code): number {
  return a.order - b.order || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.codeId < b.codeId ? -1 : 1);
}

/** The codebook as a tree. A code whose parent is not among the codes stands at the top. */
export function treeOf(codes: Iterable<Code>): readonly CodeNode[] {
  const known = new Map([...codes].map((code) => [code.codeId, code]));
  const under = groupedBy(known.values(), ({ parentId }) => (parentId !== null && known.has(parentId) ? parentId : null));
  const nodes = (parent: string | null): CodeNode[] => (under.get(parent) ?? []).sort(inOrder).map((code) => ({ code, children: nodes(code.codeId) }));
  return nodes(null);
}

/** The codes from the top down to this one, itself last. Ends where it would go in a circle. */
export function pathOf(codes: Codes, codeId: string): readonly Code[] {
  const path: Code[] = [];
  for (let code = codes.get(codeId); code && !path.includes(code); code = code.parentId === null ? undefined : codes.get(code.parentId)) path.unshift(code);
  return path;
}

/** The path in words, as in tables and files: `Brokering › Bridging`. */
export function pathName(codes: Codes, codeId: string): string {
  return pathOf(codes, codeId).map(({ name }) => name).join(' › ');
}

/** Whether a code is this one or lies under it. */
export function liesWithin(codes: Codes, codeId: string, familyId: string): boolean {
  return pathOf(codes, codeId).some((code) => code.codeId === familyId);
}

/** The codes directly under a parent, in their order, retired ones left out unless asked for. */
export function childrenOf(codes: Codes, parentId: string | null, retiredToo = false): Code[] {
  return [...codes.values()].filter((code) => code.parentId === parentId && (retiredToo || code.retired === null)).sort(inOrder);
}

/** The living sibling that has the same name, upper and lower case alike; null when the name is free. */
export function nameTakenBy(codes: Codes, { codeId, name, parentId }: Pick<Code, 'codeId' | 'name' | 'parentId'>): Code | null {
  const wanted = foldedName(name);
  for (const code of codes.values()) if (code.parentId === parentId && code.retired === null && code.codeId !== codeId && foldedName(code.name) === wanted) return code;
  return null;
}

/** A name as it is compared. */
export function foldedName(name: string): string {
  return name.normalize('NFC').trim().toLowerCase();
}

/** Living codes that carry the same name in the same place, as after unblinding two drafts: to be merged or renamed. */
export function sameName(codes: Codes): readonly (readonly Code[])[] {
  const living = [...codes.values()].filter(({ retired }) => retired === null);
  const groups = groupedBy(living, ({ parentId, name }) => `${parentId ?? ''} ${foldedName(name)}`);
  return [...groups.values()].filter((group) => group.length > 1).map((group) => group.sort((a, b) => a.madeAt - b.madeAt || inOrder(a, b)));
}

/** Where a new last sibling goes. */
export function lastOrder(siblings: readonly Code[]): number {
  return siblings.length === 0 ? 1 : Math.floor(siblings.at(-1)!.order) + 1;
}
