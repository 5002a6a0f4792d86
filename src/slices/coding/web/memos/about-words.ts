import { pathName } from '../../model/study/code-tree.ts';
import type { MemoTarget } from '../../model/study/entities.ts';
import type { StudyState } from '../../model/study/state.ts';
import { words } from '../words.ts';

const { target } = words.memos;

/** What a memo is about, in words. `quote` gives the text of a stretch, where it is at hand. */
export function aboutWords(on: MemoTarget, state: StudyState, quote: (stretch: { readonly start: number; readonly end: number }) => string | null = () => null): string {
  switch (on.of) {
    case 'study':
    case 'source':
    case 'case':
      return target[on.of];
    case 'code':
      return target.code(pathName(state.codes, on.id));
    case 'round':
      return target.round(state.rounds.get(on.id)?.name ?? '');
    case 'coding':
      return target.coding(pathName(state.codes, state.codings.get(on.sourceId)?.get(on.id)?.codeId ?? ''));
    default: {
      const said = quote(on);
      return said === null ? words.memos.aboutKinds.text.toLowerCase() : target.text(said);
    }
  }
}
