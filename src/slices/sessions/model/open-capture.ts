import { err, ok, type Refusal, type Result } from '../../../kernel/result.ts';
import type { CaptureKind, Who } from '../../protocols/model/protocol.ts';
import type { DecideContext } from './commands.ts';
import { notHere, notLive, notLiveNorJustEnded, stop } from './guards.ts';
import { contentOf, filledOf, placeOf, type CaptureOf, type CaptureStateOf, type Place } from './places.ts';
import { refusals } from './refusals.ts';
import type { SessionState } from './state.ts';
import { isAmong, onlyListens } from './who.ts';

/** A capture that this person may write into now. */
export interface OpenCapture<K extends CaptureKind> {
  readonly personId: string;
  readonly capture: CaptureOf<K>;
  readonly filled: CaptureStateOf<K>;
}

/** Finds a capture of a kind and who asks, without asking yet whether it is open. */
export function findCapture<K extends CaptureKind>(state: SessionState, ctx: DecideContext, captureId: string, kind: K): Result<OpenCapture<K> & { readonly place: Place }> {
  const away = notHere(state, ctx);
  if (away) return err(away);
  const place = placeOf(contentOf(state), captureId);
  const filled = filledOf(state, captureId, kind);
  if (!place || place.capture.kind !== kind || !filled) return err(refusals.noSuchCapture());
  return ok({ personId: ctx.personId!, capture: place.capture as CaptureOf<K>, filled, place });
}

/**
 * Opens a capture for writing, or says why not: the step's time, the listening, and the protocol's writers. This is the
 * only place where those are weighed, so no kind of capture can forget one of them.
 */
export function openCapture<K extends CaptureKind>(state: SessionState, ctx: DecideContext, captureId: string, kind: K): Result<OpenCapture<K>> {
  const found = findCapture(state, ctx, captureId, kind);
  if (!found.ok) return found;
  const { personId, capture, place } = found.value;
  const listening = kind !== 'notebook' && onlyListens(state, personId) ? refusals.onlyListening() : null;
  const writers = writersOf(capture);
  const barred = writers && !isAmong(state, personId, writers) ? refusals.notAWriter(place.step.title) : null;
  return stop(listening, barred, closedFor(state, place, ctx.now)) ?? found;
}

/**
 * When each kind takes writing. Shared lists: while the room is in their step. Takeaways and pulse: from their step on,
 * so that nobody is cut off mid-sentence. Private cards and the notebook: all through the session, because nobody else
 * sees them. A takeaway, a card or a notebook page under way is still taken in the 30 seconds after the end.
 */
function closedFor(state: SessionState, place: Place, now: number): Refusal | null {
  switch (place.capture.kind) {
    case 'private-cards':
    case 'notebook':
      return notLiveNorJustEnded(state, now);
    case 'takeaways':
      return notLiveNorJustEnded(state, now) ?? notReached(state, place);
    case 'pulse':
      return notLive(state) ?? notReached(state, place);
    default:
      return notLive(state) ?? (state.current === place.stepIndex ? null : refusals.stepClosed(place.step.title));
  }
}

function notReached(state: SessionState, place: Place): Refusal | null {
  return state.steps[place.stepIndex]!.run > 0 ? null : refusals.stepNotReached(place.step.title);
}

function writersOf(capture: Place['capture']): Who | null {
  if (capture.kind === 'marks') return { kind: 'seats', seats: [capture.by] };
  return 'writers' in capture ? capture.writers : null;
}
