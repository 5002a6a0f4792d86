import { pathName, treeOf, type CodeNode, type Codes } from '../../model/study/code-tree.ts';
import type { Code } from '../../model/study/entities.ts';

/** A code as it is offered while typing. */
export interface Offered {
  readonly code: Code;
  /** From the top down: `Brokering › Bridging`. */
  readonly path: string;
  /** Which of the number keys gives it, from 1; null when it is not among the recent ones. */
  readonly recent: number | null;
}

/** The codes that may be put on text, in the order of the codebook. */
export function codable(codes: Codes): readonly Code[] {
  const flat = (nodes: readonly CodeNode[]): Code[] => nodes.flatMap(({ code, children }) => [code, ...flat(children)]);
  return flat(treeOf([...codes.values()].filter(({ retired }) => retired === null))).filter((code) => code.codable);
}

/**
 * What fits what was typed: every word of it must begin a word of the path, or stand somewhere in it; names that begin with it come
 * first, then recent codes, then the order of the codebook. Nothing typed: recent codes first, then all.
 */
export function findCodes(codes: Codes, recent: readonly string[], typed: string): readonly Offered[] {
  const words = folded(typed).split(/\s+/u).filter((word) => word !== '');
  const offered = codable(codes).map((code, place): Offered & { readonly rank: number; readonly place: number } => {
    const path = pathName(codes, code.codeId);
    const at = recent.indexOf(code.codeId);
    return { code, path, recent: at < 0 || at > 8 ? null : at + 1, rank: rankOf(code.name, path, words), place };
  });
  return offered
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => b.rank - a.rank || (a.recent ?? 10) - (b.recent ?? 10) || a.place - b.place)
    .map(({ code, path, recent: key }) => ({ code, path, recent: key }));
}

/** Whether a code of exactly this name is among those offered, so that no second one need be made. */
export function isNamed(offered: readonly Offered[], typed: string): boolean {
  return offered.some(({ code }) => folded(code.name) === folded(typed));
}

function rankOf(name: string, path: string, words: readonly string[]): number {
  if (words.length === 0) return 0;
  const [ownName, whole] = [folded(name), folded(path)];
  if (ownName === words.join(' ')) return 4;
  if (ownName.startsWith(words.join(' '))) return 3;
  const begins = (text: string) => words.every((word) => text.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word)));
  if (begins(ownName)) return 2;
  if (begins(whole)) return 1;
  return words.every((word) => whole.includes(word)) ? 0 : -1;
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').trim().toLowerCase();
}
