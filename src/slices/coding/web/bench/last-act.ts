import { pathName } from '../../model/study/code-tree.ts';
import type { Changed } from '../../model/study/events.ts';
import type { StudyState } from '../../model/study/state.ts';
import { words } from '../words.ts';

/** What this person would take back (or put back) next, as far as this page has seen it done; null when it has not. */
export function lastAct(state: StudyState, personId: string, way: 'undo' | 'redo'): Changed | null {
  const history = state.histories.get(personId);
  return (way === 'undo' ? history?.done.at(-1) : history?.undone.at(-1)) ?? null;
}

/** What an act was about, to be said after its kind: ` (Brokering › Bridging, 3 stretches)`; '' when there is nothing to add. */
export function whatOf(act: Changed, state: Pick<StudyState, 'codes'>): string {
  const blocks = act.put.length > 0 ? act.put : act.gone;
  const names = [...new Set(blocks.flatMap(({ codes }) => codes.map(([codeId]) => pathName(state.codes, codeId))))].filter((name) => name !== '');
  const codes = act.patches.flatMap((patch) => (patch.of === 'code' ? [(patch.after ?? patch.before)?.name ?? ''] : []));
  const count = blocks.reduce((sum, { rows }) => sum + rows.length, 0);
  const named = names.length > 0 ? names : codes;
  const parts = [...(named.length === 1 ? named : []), ...(count > 1 ? [words.acts.stretches(count)] : [])];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
