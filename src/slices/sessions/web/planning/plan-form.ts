import { momentOf, wallClockAt } from '../../../../platform/web/dates.ts';
import type { ProtocolContent } from '../../../protocols/model/protocol.ts';
import type { PlanBody, RotationAnswer } from '../../model/wire.ts';

/** What someone is filling in while planning a session. */
export interface PlanForm {
  readonly circleId: string | null;
  readonly title: string;
  /** Unix ms; null while day or time is missing. */
  readonly startsAt: number | null;
  readonly minutes: number;
  readonly place: string;
  /** "protocolId@version". */
  readonly protocol: string | null;
  readonly problemId: string | null;
  readonly seats: readonly SeatChoice[];
}
export interface SeatChoice {
  readonly seatId: string;
  readonly personId: string | null;
}

const DAY = 86_400_000;

/** An empty form for the morning a week from now, on a weekday. */
export function freshPlan(now: number, timeZone: string): PlanForm {
  const day = wallClockAt(weekdayFrom(now + 7 * DAY, timeZone), timeZone).day;
  return { circleId: null, title: '', startsAt: momentOf(day, '08:30', timeZone), minutes: 50, place: '', protocol: null, problemId: null, seats: [] };
}

function weekdayFrom(at: number, timeZone: string): number {
  const weekday = new Date(`${wallClockAt(at, timeZone).day}T12:00:00Z`).getUTCDay();
  return weekday === 6 ? at + 2 * DAY : weekday === 0 ? at + DAY : at;
}

/** The seats as the rotation proposes them. */
export function proposedSeats(rotation: RotationAnswer): readonly SeatChoice[] {
  return rotation.seats.map(({ seatId, personId }) => ({ seatId, personId }));
}

/** Puts a person in a seat. If they sat in another one, whoever had this seat takes that one, so nobody sits twice. */
export function seatPerson(seats: readonly SeatChoice[], seatId: string, personId: string | null): readonly SeatChoice[] {
  const before = seats.find((seat) => seat.seatId === seatId)?.personId ?? null;
  return seats.map((seat) => {
    if (seat.seatId === seatId) return { seatId, personId };
    return personId !== null && seat.personId === personId ? { seatId: seat.seatId, personId: before } : seat;
  });
}

/** What is still missing before the session can be planned, as field names; empty when it is complete. */
export function missingInPlan(form: PlanForm): readonly ('circle' | 'title' | 'when' | 'protocol' | 'seats')[] {
  return [
    ...(form.circleId === null ? (['circle'] as const) : []),
    ...(form.title.trim() === '' ? (['title'] as const) : []),
    ...(form.startsAt === null ? (['when'] as const) : []),
    ...(form.protocol === null ? (['protocol'] as const) : []),
    ...(form.seats.some((seat) => seat.personId === null) ? (['seats'] as const) : []),
  ];
}

/** The request that plans the session; `null` while something is missing. */
export function planBody(form: PlanForm, sessionId: string): PlanBody | null {
  if (missingInPlan(form).length > 0 || form.circleId === null || form.protocol === null || form.startsAt === null) return null;
  const [protocolId, version] = form.protocol.split('@');
  return {
    sessionId,
    circleId: form.circleId,
    title: form.title,
    startsAt: form.startsAt,
    minutes: form.minutes,
    place: form.place,
    protocolId: protocolId!,
    protocolVersion: Number(version),
    problemId: form.problemId,
    seats: form.seats.flatMap(({ seatId, personId }) => (personId === null ? [] : [{ seatId, personId }])),
  };
}

/** The longest the steps of a protocol take together, in minutes. */
export function longestMinutes(content: Pick<ProtocolContent, 'steps'>): number {
  return content.steps.reduce((sum, step) => sum + step.minutes.to, 0);
}
