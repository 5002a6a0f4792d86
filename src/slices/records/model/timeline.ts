import { contentOf } from '../../sessions/model/places.ts';
import type { SessionEvent } from '../../sessions/model/events.ts';
import type { SessionState } from '../../sessions/model/state.ts';

export interface TimelineLine {
  readonly at: number;
  readonly text: string;
}

/**
 * The course of a session in lines: who came and went, which step began, what happened to the clock and the seats, and
 * what was read and handed over. Expects events already projected for its reader; words that people wrote stay out of it.
 */
export function timelineOf(events: readonly SessionEvent[], state: SessionState, nameOf: (personId: string) => string): readonly TimelineLine[] {
  return events.flatMap((event) => {
    const text = lineOf(event, state, nameOf);
    return text === null ? [] : [{ at: event.at, text }];
  });
}

function lineOf(event: SessionEvent, state: SessionState, nameOf: (personId: string) => string): string | null {
  const stepTitle = (stepId: string) => contentOf(state).steps.find((step) => step.id === stepId)?.title ?? stepId;
  const seatName = (seatId: string) => contentOf(state).seats.find((seat) => seat.id === seatId)?.name ?? seatId;
  switch (event.type) {
    case 'SessionStarted': return 'The session began';
    case 'PersonArrived': return `${nameOf(event.personId)} came in`;
    case 'PersonLeft': return `${nameOf(event.personId)} lost the connection or left`;
    case 'SeatLent': return `${nameOf(event.to)} took over as ${seatName(event.seatId).toLowerCase()} for ${nameOf(event.holder)}`;
    case 'SeatReturned': return `${nameOf(event.holder)} is ${seatName(event.seatId).toLowerCase()} again`;
    case 'StepEntered': return `Step: ${stepTitle(event.stepId)}`;
    case 'StepMoveUndone': return 'The last move was taken back';
    case 'StepTimeReached': return `The time of “${stepTitle(event.stepId)}” was reached`;
    case 'ClockExtended': return `${event.addedMs < 0 ? 'Taken from' : 'Added to'} “${stepTitle(event.stepId)}”: ${Math.abs(Math.round(event.addedMs / 60_000))} min`;
    case 'ClockPaused': return 'The clock was paused';
    case 'ClockResumed': return 'The clock went on';
    case 'LaterStepsShortened': return 'Later steps were shortened';
    case 'ReadingOpened': return 'Reading aloud began';
    case 'CardReadingStarted': return `${nameOf(event.authorId)} read a question aloud`;
    case 'TurnPassed': return `${nameOf(event.personId)} passed`;
    case 'CardsHandedOver': return `The questions were handed to ${nameOf(event.to)}`;
    case 'SessionEnded': return 'The session ended';
    case 'SessionReopened': return 'The session was opened again';
    default: return null;
  }
}
