import { codingsIn } from './coding-blocks.ts';
import { emptyStudy } from './empty-study.ts';
import type { Coding } from './entities.ts';
import type { Changed, CodingBlock, KeptKind, Patch, StudyEvent } from './events.ts';
import { withTextRevised } from './evolve-text.ts';
import { emptyMap, withChanges } from './persistent-map.ts';
import { ACTS_KEPT, FINAL_ACTS, type History, type SourceCodings, type StudyState } from './state.ts';

/**
 * Folds one event into the study. Total: it never throws, and what an event does not fit it leaves alone. Before the beginning
 * there is no study (null); a stream that begins otherwise is read as one without an id.
 */
export function evolve(state: StudyState | null, event: StudyEvent): StudyState {
  if (event.type === 'StudyBegan') return state ?? emptyStudy(event.studyId);
  const study = state ?? emptyStudy('');
  if (event.type === 'TextRevised') return withTextRevised(study, event);
  return event.type === 'Changed' ? withHistory(withPatches(withCodings(study, event.put, event.gone), event.patches), event) : study;
}

/** Folds events one after another, from a snapshot where there is one. */
export function replay(events: Iterable<StudyEvent>, from: StudyState | null = null): StudyState | null {
  let state = from;
  for (const event of events) state = evolve(state, event);
  return state;
}

/** The state with some codings taken out and others put in; a coding in both is changed. */
export function withCodings(state: StudyState, put: readonly CodingBlock[], gone: readonly CodingBlock[]): StudyState {
  if (put.length + gone.length === 0) return state;
  const bySource = new Map<string, [string, Coding | undefined][]>();
  for (const { sourceId, rows } of gone) for (const [codingId] of rows) changesOf(bySource, sourceId).push([codingId, undefined]);
  for (const block of put) {
    const changes = changesOf(bySource, block.sourceId);
    for (const coding of codingsIn(block, state)) changes.push([coding.codingId, coding]);
  }
  const changed: [string, SourceCodings | undefined][] = [];
  for (const [sourceId, changes] of bySource) {
    const codings = withChanges(state.codings.get(sourceId) ?? NOTHING, changes);
    changed.push([sourceId, codings.size > 0 ? codings : undefined]);
  }
  return { ...state, codings: withChanges(state.codings, changed) };
}
const NOTHING = emptyMap<Coding>();

function changesOf<T>(bySource: Map<string, T[]>, sourceId: string): T[] {
  const known = bySource.get(sourceId);
  if (known) return known;
  const fresh: T[] = [];
  bySource.set(sourceId, fresh);
  return fresh;
}

const PLACES = { code: 'codes', lineage: 'lineage', round: 'rounds', coder: 'coders', memo: 'memos', decision: 'decisions', query: 'queries' } as const satisfies Record<KeptKind, keyof StudyState>;

/** What stands at a patch's place now; null where there is nothing. */
export function standing(state: StudyState, patch: Patch): Patch['after'] {
  return state[PLACES[patch.of]].get(patch.id) ?? null;
}

function withPatches(state: StudyState, patches: readonly Patch[]): StudyState {
  if (patches.length === 0) return state;
  const changed: Partial<Record<(typeof PLACES)[KeptKind], Map<string, unknown>>> = {};
  for (const { of, id, after } of patches) {
    const place = PLACES[of];
    if (!place) continue;
    const things = (changed[place] ??= new Map<string, unknown>(state[place]));
    if (after) things.set(id, after);
    else things.delete(id);
  }
  return { ...state, ...(changed as Partial<StudyState>), book: state.book + (patches.some(changesBook) ? 1 : 0) };
}

/** Whether everybody sees that the codebook became another; drafts of a blind round leave its version alone. */
function changesBook({ of, before, after }: Patch): boolean {
  if (of !== 'code' && of !== 'lineage') return false;
  return [before, after].some((side) => side?.draftOf === null);
}

function withHistory(state: StudyState, event: Changed): StudyState {
  if (event.by === null || FINAL_ACTS.has(event.kind)) return state;
  const history = state.histories.get(event.by) ?? { done: [], undone: [] };
  const after = historyAfter(history, event);
  return after === history ? state : { ...state, histories: new Map(state.histories).set(event.by, after) };
}

function historyAfter(history: History, event: Changed): History {
  if (event.how === 'do') return { done: [...(history.done.length < ACTS_KEPT ? history.done : history.done.slice(1 - ACTS_KEPT)), event], undone: [] };
  const [from, to] = event.how === 'undo' ? (['done', 'undone'] as const) : (['undone', 'done'] as const);
  const act = history[from].findLast((known) => known.act === event.act);
  return act ? { ...history, [from]: history[from].filter((known) => known !== act), [to]: [...history[to], act].slice(-ACTS_KEPT) } : history;
}
