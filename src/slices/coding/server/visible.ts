import { project } from '../model/study/project.ts';
import type { StudyState } from '../model/study/state.ts';
import type { StudyViewer } from '../model/study/viewer.ts';

/** Projections of states in memory; a state that nobody holds any more takes its projections with it. */
const seen = new WeakMap<StudyState, Map<string, StudyState>>();

/** The state as this member may see it: the only thing that may leave the server. Made once for each state and member. */
export function visibleTo(state: StudyState, viewer: StudyViewer): StudyState {
  let byViewer = seen.get(state);
  if (!byViewer) seen.set(state, (byViewer = new Map()));
  const key = `${viewer.personId} ${viewer.part}`;
  let visible = byViewer.get(key);
  if (!visible) byViewer.set(key, (visible = project(state, viewer)));
  return visible;
}
