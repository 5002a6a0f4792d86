import { headingKey } from '../../../texts/model/reading/column-map.ts';
import type { Code } from '../../model/study/entities.ts';
import type { StudyState } from '../../model/study/state.ts';
import { madeId } from './made-id.ts';

/** The codes of a study as an import finds them and adds to them. */
export interface CodeShelf {
  readonly add: (code: Code) => void;
  /** The place of one more code under this one; null: at the top. */
  readonly next: (parent: Code | null) => number;
  /** The code in this place by its folded name; what was merged away leads to what it became. */
  readonly find: (parent: Code | null, key: string) => Code | undefined;
}

export function codeShelf({ studyId, codes }: StudyState): CodeShelf {
  const nameOf = (parentId: string | null, key: string): string => `${parentId ?? ''}\n${key}`;
  const byName = new Map<string, Code>();
  const counts = new Map<string, number>();
  const byId = new Map<string, Code>();
  const add = (code: Code): void => {
    byId.set(code.codeId, code);
    const parentId = code.parentId ?? '';
    // A gap in the places of siblings would tell that somebody has drafts in a blind round.
    if (code.draftOf === null) counts.set(parentId, (counts.get(parentId) ?? 0) + 1);
    const name = nameOf(code.parentId, headingKey(code.name) || code.name);
    if (!code.retired && code.draftOf === null && !byName.has(name)) byName.set(name, code);
  };
  for (const code of codes.values()) add(code);
  const today = (code: Code): Code => {
    let now = code;
    for (let steps = 0; steps < 100 && now.retired?.how === 'merged'; steps++) now = byId.get(now.retired.into[0] ?? '') ?? now;
    return now;
  };
  return {
    add,
    next: (parent) => counts.get(parent ? parent.codeId : '') ?? 0,
    find(parent, key) {
      const made = byId.get(importedCodeId(studyId, parent, key));
      return made ? today(made) : byName.get(nameOf(parent ? parent.codeId : null, key));
    },
  };
}

/** The id of a code that files brought, by its folded name and place. */
export function importedCodeId(studyId: string, parent: Code | null, key: string): string {
  return madeId(studyId, 'code', parent ? parent.codeId : '', key);
}
