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
}

/**
 * What one person is told about seats: the heir alone may take over a seat whose holder is away; the one who has taken
 * over may give back; the holder who is back may take back; whoever leads hears of a seat that waits for its holder.
 */
export function seatBannersOf(state: SessionState, viewerId: string): readonly SeatBanner[] {
  return contentOf(state).seats.flatMap((seat): readonly SeatBanner[] => {
    const hold = state.seats[seat.id];
    const acting = actingIn(state, seat.id);
    if (!hold || acting === null) return [];
    const banner = (kind: SeatBanner['kind'], personId: string) => [{ kind, seatId: seat.id, seat: seat.name.toLowerCase(), name: callName(state, personId) }];
    if (heirNow(state, seat.id) === viewerId) return banner('vacant', acting);
    if (hold.lentTo === viewerId) return banner('lent-to-you', hold.holder);
    if (hold.lentTo !== null && hold.holder === viewerId) return banner('lent-away', hold.lentTo);
    if (!seat.lendable && acting !== viewerId && !isPresent(state, acting) && leadsNow(state, viewerId)) return banner('holder-away', acting);
    return [];
  });
}
