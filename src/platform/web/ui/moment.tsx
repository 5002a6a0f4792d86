import { sayDate, sayDay, sayExactly, sayIsoDay, sayMoment, sayTime, useTimeZone } from '../dates.ts';

/** A moment (Unix ms) as people say it in the district's time zone; the exact one on hover. */
export function Moment({ at, say = 'moment' }: { readonly at: number; readonly say?: 'moment' | 'day' | 'time' }) {
  const timeZone = useTimeZone();
  const words = say === 'day' ? sayDay(at, timeZone) : say === 'time' ? sayTime(at, timeZone) : sayMoment(at, timeZone);
  return <time dateTime={new Date(at).toISOString()} title={sayExactly(at, timeZone)}>{words}</time>;
}

/** A calendar day (ISO date) as people say it; `say="date"` leaves the weekday out. */
export function Day({ on, say = 'day' }: { readonly on: string; readonly say?: 'day' | 'date' }) {
  return <time dateTime={on} title={on}>{say === 'date' ? sayDate(on) : sayIsoDay(on)}</time>;
}
