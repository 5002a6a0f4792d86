import { err, ok } from '../../../kernel/result.ts';
import { notHere, notLive, stamp, stop, type Deciders } from './guards.ts';
import { heirNow } from './heirs.ts';
import { contentOf, seatNamed } from './places.ts';
import { refusals } from './refusals.ts';
import { actingIn, actsIn, isPresent, leadsNow, nameOf } from './who.ts';

/** Seats are leases: the first heir who is here may take a vacant one, and it goes back when its holder returns. */
export const seatDeciders: Deciders<'TakeLentSeat' | 'GiveBackSeat'> = {
  TakeLentSeat(state, { seatId }, ctx) {
    const seat = seatNamed(contentOf(state), seatId);
    const acting = actingIn(state, seatId);
    if (!seat || acting === null) return err(refusals.noSuchSeat());
    const waiting = state.status === 'planned' && ctx.now >= state.plan.startsAt;
    const stopped = stop(notHere(state, ctx), waiting ? null : notLive(state), seat.lendable ? null : refusals.seatNotLent(seat.name.toLowerCase()));
    if (stopped) return stopped;
    const personId = ctx.personId!;
    if (acting === personId) return ok([]);
    if (isPresent(state, acting)) return err(refusals.holderIsHere(nameOf(state, acting)));
    const heir = heirNow(state, seatId);
    if (heir !== personId) return err(refusals.notNextInLine(heir && nameOf(state, heir)));
    return ok([{ type: 'SeatLent', ...stamp(ctx), seatId, holder: state.seats[seatId]!.holder, to: personId }]);
  },

  GiveBackSeat(state, { seatId }, ctx) {
    const seat = seatNamed(contentOf(state), seatId);
    const hold = seat && Object.hasOwn(state.seats, seatId) ? state.seats[seatId]! : null;
    if (!seat || !hold) return err(refusals.noSuchSeat());
    const stopped = stop(notHere(state, ctx), state.status === 'planned' ? null : notLive(state));
    if (stopped) return stopped;
    if (hold.lentTo === null) return ok([]);
    const personId = ctx.personId!;
    const mayGive = actsIn(state, personId, seatId) || hold.holder === personId || leadsNow(state, personId);
    if (!mayGive) return err(refusals.notYourSeat(seat.name.toLowerCase(), nameOf(state, hold.lentTo)));
    return ok([{ type: 'SeatReturned', ...stamp(ctx), seatId, holder: hold.holder }]);
  },
};
