import type { Refusal } from '../../../../kernel/result.ts';
import { request } from '../../../../platform/web/api-client.ts';
import { evolve } from '../../model/study/evolve.ts';
import type { StudyEvent } from '../../model/study/events.ts';
import type { StudyState } from '../../model/study/state.ts';
import type { SourceCodingsAnswer, StudyEventMessage, StudySnapshot } from '../../model/wire.ts';
import { countsAfter, NO_COUNTS, type Counts } from './counts.ts';
import { isNews, stateFrom, withSource } from './state-from.ts';

/** What the server has said of a study so far. */
export interface AcceptedStudy {
  /** Null before the first snapshot. */
  readonly state: () => StudyState | null;
  readonly counts: () => Counts;
  readonly before: () => Pick<StudySnapshot, 'undo' | 'redo'>;
  readonly loaded: ReadonlySet<string>;
  readonly hear: (message: StudySnapshot | StudyEventMessage) => void;
  /** Fetches the codings of one source; from then on they are kept true. */
  readonly load: (sourceId: string) => Promise<Refusal | null>;
}

/** Holds what the server has said; `changed` is called after each change. */
export function acceptStudy(path: string, changed: () => void): AcceptedStudy {
  let state: StudyState | null = null;
  let counts = NO_COUNTS;
  let before: Pick<StudySnapshot, 'undo' | 'redo'> = { undo: null, redo: null };
  let tellFirst: () => void = () => undefined;
  const first = new Promise<void>((resolve) => (tellFirst = resolve));
  const loaded = new Set<string>();
  const known = new Set<string>();
  /** Events that came while codings of a source were on their way: counted again on top of the answer. */
  const meanwhile = new Map<string, StudyEvent[]>();
  const hearEvent = (event: StudyEvent) => {
    for (const missed of meanwhile.values()) missed.push(event);
    if (!state || !isNews(state, event)) return;
    // My own acts come twice, with the answer and in their place of the stream: the second time only the order counts.
    const isKnown = known.has(keyOf(event));
    state = evolve(state, isKnown ? ({ ...event, by: null } as StudyEvent) : event);
    if (!isKnown) counts = countsAfter(counts, event);
    known.add(keyOf(event));
  };
  const load = async (sourceId: string): Promise<Refusal | null> => {
    const missed: StudyEvent[] = [];
    meanwhile.set(sourceId, missed);
    const answer = await request<SourceCodingsAnswer>('GET', `${path}/sources/${sourceId}/codings`);
    meanwhile.delete(sourceId);
    if (!answer.ok) return answer.error;
    await first;
    let next = withSource(state!, answer.value);
    for (const event of missed) if (isNews(next, event)) next = replayed(next, event, sourceId);
    state = next;
    loaded.add(sourceId);
    changed();
    return null;
  };
  return {
    state: () => state,
    counts: () => counts,
    before: () => before,
    loaded,
    load,
    hear: (message) => {
      if (message.type === 'event') hearEvent(message.event);
      else {
        // A snapshot has no codings; those that were here stay on the screen until the server tells them anew.
        const codings = state?.codings;
        state = stateFrom(message, state);
        if (codings) state = { ...state, codings };
        counts = message.counts;
        before = { undo: message.undo, redo: message.redo };
        tellFirst();
        for (const sourceId of loaded) void load(sourceId);
      }
      changed();
    },
  };
}

/** Only what an event says of this source is counted again. */
function replayed(state: StudyState, event: StudyEvent, sourceId: string): StudyState {
  if (event.type === 'StudyBegan') return state;
  if (event.type === 'TextRevised') return event.sourceId === sourceId ? evolve(state, event) : state;
  const mine = (blocks: typeof event.put) => blocks.filter((block) => block.sourceId === sourceId);
  return { ...state, codings: evolve(state, { ...event, by: null, patches: [], put: mine(event.put), gone: mine(event.gone) }).codings };
}

function keyOf(event: StudyEvent): string {
  return event.type === 'StudyBegan' ? event.type : `${event.act} ${event.type === 'Changed' ? event.how : event.toVersion} ${event.at}`;
}
