import type { Capture, Step } from '../../../protocols/model/protocol.ts';
import { filledOf, placeOf, contentOf } from '../../model/places.ts';
import type { SessionState } from '../../model/state.ts';
import { actingIn, actsIn, isAmong } from '../../model/who.ts';

/** One capture as it stands before one person: they may write in it now, or only read it. */
export interface Panel {
  readonly capture: Capture;
  readonly mode: 'write' | 'read';
}

/**
 * What of a step stands before one person. Someone who only listens has nothing before them but their notebook. What
 * they look back at, or what is over, is read only; `hasStayed` keeps the fields of someone who is finishing a sentence.
 */
export function panelsOf(state: SessionState, step: Step, viewerId: string, hasStayed = false): readonly Panel[] {
  const isHere = state.status === 'live' && contentOf(state).steps[state.current]?.id === step.id;
  const onlyListens = isHere && step.listeners.some((seatId) => actsIn(state, viewerId, seatId));
  return step.captures.flatMap((capture) => {
    if (onlyListens && capture.kind !== 'notebook') return [];
    const standing = standingOf(state, capture, viewerId);
    if (standing === 'away') return [];
    return [{ capture, mode: standing === 'write' && (isHere || hasStayed || staysOpen(state, capture)) ? ('write' as const) : ('read' as const) }];
  });
}

function standingOf(state: SessionState, capture: Capture, viewerId: string): 'write' | 'read' | 'away' {
  switch (capture.kind) {
    case 'problem':
      return 'read';
    case 'marks':
      return isHandedOver(state, capture.of) && actingIn(state, capture.by) === viewerId ? 'write' : 'away';
    case 'notebook':
      return isAmong(state, viewerId, capture.writers) ? 'write' : 'away';
    case 'notes':
      if (capture.opensAfter && !isHandedOver(state, capture.opensAfter)) return 'away';
      return isAmong(state, viewerId, capture.writers) ? 'write' : 'read';
    default:
      return isAmong(state, viewerId, capture.writers) ? 'write' : 'read';
  }
}

/** What nobody else sees, and what each gives once, is not cut off when the room moves on. */
function staysOpen(state: SessionState, capture: Capture): boolean {
  if (state.status !== 'live') return false;
  if (capture.kind === 'notebook' || capture.kind === 'private-cards') return true;
  const place = placeOf(contentOf(state), capture.id);
  return (capture.kind === 'takeaways' || capture.kind === 'pulse') && place !== null && state.steps[place.stepIndex]!.run > 0;
}

/** Whether the private cards of a capture have reached the person they were written for. */
export function isHandedOver(state: SessionState, captureId: string): boolean {
  return filledOf(state, captureId, 'private-cards')?.phase === 'handed-over';
}
