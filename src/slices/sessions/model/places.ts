import type { Capture, CaptureKind, ProtocolContent, Seat, Step } from '../../protocols/model/protocol.ts';
import type { CaptureState, SessionState } from './state.ts';

/** One kind of capture as the protocol describes it. */
export type CaptureOf<K extends CaptureKind> = Extract<Capture, { kind: K }>;
/** One kind of capture as the session has filled it. */
export type CaptureStateOf<K extends CaptureKind> = Extract<CaptureState, { kind: K }>;

/** Where a capture stands in its protocol. */
export interface Place {
  readonly stepIndex: number;
  readonly step: Step;
  readonly capture: Capture;
}

/** The protocol content a session runs by. */
export function contentOf(state: SessionState): ProtocolContent {
  return state.plan.protocol.content;
}

/** Finds a capture and the step it belongs to; null when the protocol has no such capture. */
export function placeOf(content: ProtocolContent, captureId: string): Place | null {
  for (const [stepIndex, step] of content.steps.entries()) {
    const capture = step.captures.find((candidate) => candidate.id === captureId);
    if (capture) return { stepIndex, step, capture };
  }
  return null;
}

/** What a capture of this kind holds so far; null when the id names nothing of this kind. */
export function filledOf<K extends CaptureKind>(state: SessionState, captureId: string, kind: K): CaptureStateOf<K> | null {
  const filled = Object.hasOwn(state.captures, captureId) ? state.captures[captureId] : undefined;
  return filled?.kind === kind ? (filled as CaptureStateOf<K>) : null;
}

/** The seat with this id; null when the protocol has none. */
export function seatNamed(content: ProtocolContent, seatId: string): Seat | null {
  return content.seats.find((seat) => seat.id === seatId) ?? null;
}

/** The one seat that moves steps and clock. Falls back to the first seat, so that a session is never without one. */
export function leadingSeat(content: ProtocolContent): Seat {
  return content.seats.find((seat) => seat.leads) ?? content.seats[0]!;
}

/** The step the room is in; null before the start. */
export function currentStep(state: SessionState): Step | null {
  return contentOf(state).steps[state.current] ?? null;
}

/** An empty content for a capture; null for kinds that hold nothing. */
function freshCapture(capture: Capture): CaptureState | null {
  switch (capture.kind) {
    case 'problem':
      return null;
    case 'questions-and-answers':
      return { kind: capture.kind, questions: [] };
    case 'private-cards':
      return { kind: capture.kind, phase: 'writing', cards: [], order: [], turn: 0, handedTo: null };
    case 'marks':
      return { kind: capture.kind, marked: [] };
    case 'notes':
      return { kind: capture.kind, entries: [] };
    case 'notebook':
      return { kind: capture.kind, pages: {} };
    case 'next-steps':
      return { kind: capture.kind, nextSteps: [] };
    case 'takeaways':
      return { kind: capture.kind, takeaways: [] };
    case 'pulse':
      return { kind: capture.kind, given: {}, counts: null };
  }
}

/** Empty contents for every capture of a protocol, by capture id. */
export function freshCaptures(content: ProtocolContent): Record<string, CaptureState> {
  const captures = content.steps.flatMap((step) => step.captures);
  const filled = captures.map((capture) => [capture.id, freshCapture(capture)] as const);
  return Object.fromEntries(filled.filter((entry): entry is [string, CaptureState] => entry[1] !== null));
}
