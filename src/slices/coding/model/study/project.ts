import type { Coding } from './entities.ts';
import type { CodingBlock, Kept, KeptKind, Patch, StudyEvent } from './events.ts';
import { hiddenRounds, sees, seesCoding } from './hidden.ts';
import { emptyMap, withChanges } from './persistent-map.ts';
import type { SourceCodings, StudyState } from './state.ts';
import type { StudyViewer } from './viewer.ts';

/**
 * The study as this viewer may see it: snapshot, stream, export and file show this and nothing else. Until a blind round is
 * unblinded nobody but its maker sees a coding, memo, draft code or saved question of it, whatever their part; what undoing
 * needs is each one's own.
 */
export function project(state: StudyState, viewer: StudyViewer): StudyState {
  const me = viewer.personId;
  const hidden = hiddenRounds(state);
  const own = state.histories.get(me);
  return {
    ...state,
    codes: seen(state.codes, 'code', me),
    lineage: seen(state.lineage, 'lineage', me),
    memos: seen(state.memos, 'memo', me),
    queries: seen(state.queries, 'query', me),
    codings: hidden.size === 0 ? state.codings : seenCodings(state, hidden, me),
    cutAway: hidden.size === 0 ? state.cutAway : seenCutAway(state, hidden, me),
    histories: new Map(own ? [[me, own]] : []),
  };
}

/** The codings of one source that this viewer may see. */
export function codingsSeen(state: StudyState, sourceId: string, viewer: StudyViewer): SourceCodings {
  const codings = state.codings.get(sourceId) ?? NONE;
  const hidden = hiddenRounds(state);
  return hidden.size === 0 ? codings : onlySeen(codings, hidden, viewer.personId);
}
const NONE: SourceCodings = new Map();

/**
 * The event as this viewer may receive it, or null when nothing of it is for them. Folding it keeps a projection true, up to the
 * next unblinding: that one brings a whole snapshot, because an event cannot tell all that came to light.
 */
export function projectEvent(event: StudyEvent, viewer: StudyViewer): StudyEvent | null {
  const me = viewer.personId;
  if (event.type === 'StudyBegan') return event;
  if (event.type === 'TextRevised') {
    const back = blocksSeen(event.back, me);
    return back === event.back ? event : { ...event, back };
  }
  const patches = patchesSeen(event.patches, me);
  const [put, gone] = [blocksSeen(event.put, me), blocksSeen(event.gone, me)];
  if (patches === event.patches && put === event.put && gone === event.gone) return event;
  return patches.length + put.length + gone.length === 0 ? null : { ...event, patches, put, gone };
}

function seen<K extends KeptKind>(things: ReadonlyMap<string, Kept[K]>, of: K, me: string): ReadonlyMap<string, Kept[K]> {
  const shown = [...things].filter(([, thing]) => sees(of, thing, me));
  return shown.length === things.size ? things : new Map(shown);
}

function seenCodings(state: StudyState, hidden: ReadonlySet<string>, me: string): StudyState['codings'] {
  const changes: [string, SourceCodings | undefined][] = [];
  for (const [sourceId, codings] of state.codings) {
    const shown = onlySeen(codings, hidden, me);
    if (shown !== codings) changes.push([sourceId, shown.size > 0 ? shown : undefined]);
  }
  return changes.length > 0 ? withChanges(state.codings, changes) : state.codings;
}

/** Made from whichever side is smaller: what is shown, or what is taken away. */
function onlySeen(codings: SourceCodings, hidden: ReadonlySet<string>, me: string): SourceCodings {
  const [shown, taken]: [[string, Coding][], [string, undefined][]] = [[], []];
  for (const coding of codings.values()) {
    if (seesCoding(hidden, coding, me)) shown.push([coding.codingId, coding]);
    else taken.push([coding.codingId, undefined]);
  }
  if (taken.length === 0) return codings;
  return shown.length < taken.length ? withChanges(emptyMap<Coding>(), shown) : withChanges(codings, taken);
}

function seenCutAway(state: StudyState, hidden: ReadonlySet<string>, me: string): StudyState['cutAway'] {
  return new Map([...state.cutAway].map(([sourceId, cut]) => [sourceId, cut.filter(({ coding }) => seesCoding(hidden, coding, me))] as const).filter(([, cut]) => cut.length > 0));
}

function blocksSeen(blocks: readonly CodingBlock[], me: string): readonly CodingBlock[] {
  const shown = blocks.filter((block) => !block.blind || block.coderId === me);
  return shown.length === blocks.length ? blocks : shown;
}

function patchesSeen(patches: readonly Patch[], me: string): readonly Patch[] {
  let changed = false;
  const shown: Patch[] = [];
  for (const patch of patches) {
    const before = patch.before && sees(patch.of, patch.before as never, me) ? patch.before : null;
    const after = patch.after && sees(patch.of, patch.after as never, me) ? patch.after : null;
    if (before === patch.before && after === patch.after) {
      shown.push(patch);
      continue;
    }
    changed = true;
    if (before || after) shown.push({ ...patch, before, after } as Patch);
  }
  return changed ? shown : patches;
}
