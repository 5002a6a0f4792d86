import { heirNow } from '../../model/heirs.ts';
import { contentOf } from '../../model/places.ts';
import type { SessionState } from '../../model/state.ts';
import { actingIn, isPresent, leadsNow } from '../../model/who.ts';
import { callName } from './people-in-room.ts';

/** Something about a seat that one person should know or may do now. */
export interface SeatBanner {
  readonly kind: 'vacant' | 'lent-to-you' | 'lent-away' | 'holder-away';
  readonly seatId: string;
  /** The seat's name in lower case, for the middle of a sentence. */
  readonly seat: string;
  /** Who is away, or who has the seat instead; by the name colleagues use. */
  readonly name: string;
  /** Whether that person was here before, so that a lost connection is likely. */
  readonly wasHere: boolean;
}

/** How long people wait in the lobby for someone who is late before another is asked, in ms. */
const PATIENCE_MS = 180_000;

/**
 * What one person is told about seats: the heir alone may take over a seat whose holder is away; the one who has taken
 * over may give back; the holder who is back may take back; whoever leads hears of a seat that waits for its holder.
 * Before the session is due nobody is away: they have simply not come yet.
 */
export function seatBannersOf(state: SessionState, viewerId: string, now: number): readonly SeatBanner[] {
  if (state.status === 'planned' && now < state.plan.startsAt + PATIENCE_MS) return [];
  return contentOf(state).seats.flatMap((seat): readonly SeatBanner[] => {
    const hold = state.seats[seat.id];
    const acting = actingIn(state, seat.id);
    if (!hold || acting === null) return [];
    const banner = (kind: SeatBanner['kind'], personId: string) => [{ kind, seatId: seat.id, seat: seat.name.toLowerCase(), name: callName(state, personId), wasHere: state.people[personId]?.arrivedAt != null }];
    if (heirNow(state, seat.id) === viewerId) return banner('vacant', acting);
    if (hold.lentTo === viewerId) return banner('lent-to-you', hold.holder);
    if (hold.lentTo !== null && hold.holder === viewerId) return banner('lent-away', hold.lentTo);
    if (!seat.lendable && acting !== viewerId && !isPresent(state, acting) && leadsNow(state, viewerId)) return banner('holder-away', acting);
    return [];
  });
}
