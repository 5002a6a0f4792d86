import type { Memo, MemoKind, MemoTarget } from '../../model/study/entities.ts';

/** Which memos are listed; '' lists all of that kind. */
export interface MemoFilter {
  readonly kind: MemoKind | '';
  readonly by: string;
  readonly of: MemoTarget['of'] | '';
  readonly typed: string;
}

/** The memos that fit, the newest first. */
export function findMemos(memos: Iterable<Memo>, { kind, by, of, typed }: MemoFilter): readonly Memo[] {
  const words = typed.toLowerCase().split(/\s+/u).filter((word) => word !== '');
  return [...memos]
    .filter((memo) => (kind === '' || memo.kind === kind) && (by === '' || memo.by === by) && (of === '' || memo.on.of === of) && words.every((word) => memo.text.toLowerCase().includes(word)))
    .sort((a, b) => b.changedAt - a.changedAt || (a.memoId < b.memoId ? 1 : -1));
}
