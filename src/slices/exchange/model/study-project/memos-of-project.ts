import { codePointMap } from '../../../../kernel/code-points.ts';
import { MEMO_KINDS, type Coder, type Memo, type MemoKind, type MemoTarget } from '../../../coding/model/study/entities.ts';
import { guidKey } from '../refi-qda/guid.ts';
import type { Project, TextDocument } from '../refi-qda/project.ts';
import { codesOf } from '../refi-qda/walk.ts';
import type { Ids } from './ids-of-project.ts';
import { isPlace, type TextIn } from './texts-of-project.ts';
import { timeFrom } from './time-from.ts';

/** Who brings the notes in and when, and who is known to have written some. */
export interface MemoContext {
  readonly ids: Ids;
  readonly by: string;
  readonly now: number;
  readonly coders: readonly Coder[];
}

/** Whether a note says anything; an empty one becomes no memo. */
export function saysSomething(note: TextDocument): note is TextDocument & { readonly text: string } {
  return note.text !== undefined && note.text.trim() !== '';
}

/** The kind of memo that the title of a note names; null where it is a title of its own. */
export function kindOf({ name }: TextDocument): MemoKind | null {
  return MEMO_KINDS.find((one) => one === name?.toLowerCase()) ?? null;
}

/** Notes become memos on what refers to them; a note that nothing refers to is about the whole study. */
export function memosIn(notes: readonly TextDocument[], targets: ReadonlyMap<string, MemoTarget>, { ids, by: bringer, now, coders }: MemoContext): Memo[] {
  return notes.filter(saysSomething).map((note): Memo => {
    const writer = note.creatingUser === undefined ? undefined : ids.from(note.creatingUser);
    const by = coders.find(({ coderId }) => coderId === writer)?.coderId ?? bringer;
    const at = timeFrom(note.creationDateTime) ?? now;
    return { memoId: ids.from(note.guid), kind: kindOf(note) ?? 'analytic', on: targets.get(guidKey(note.guid)) ?? { of: 'study' }, text: note.text, audience: 'team', roundId: null, draftOf: null, by, at, changedAt: timeFrom(note.modifiedDateTime) ?? at };
  });
}

/** What each note is about, by the key of its GUID; of several things that refer to one, the last and nearest to the words. */
export function memoTargets(project: Project, texts: readonly TextIn[], ids: Ids): ReadonlyMap<string, MemoTarget> {
  const targets = new Map<string, MemoTarget>();
  const say = (notes: readonly string[], on: MemoTarget): void => notes.forEach((note) => targets.set(guidKey(note), on));
  say(project.noteRefs, { of: 'study' });
  for (const { code } of codesOf(project.codes)) say(code.noteRefs, { of: 'code', id: ids.from(code.guid) });
  for (const { guid, content } of texts) {
    const sourceId = ids.from(guid);
    say(content.noteRefs, { of: 'source', id: sourceId });
    const { length } = codePointMap(content.text ?? '');
    for (const { start, end, noteRefs, codings } of content.selections) {
      say(noteRefs, isPlace({ start, end }, length) ? { of: 'text', sourceId, start, end } : { of: 'source', id: sourceId });
      for (const coding of codings) say(coding.noteRefs, { of: 'coding', id: ids.from(coding.guid), sourceId });
    }
  }
  return targets;
}
