import { useTimeZone, wallClockAt } from '../../../../platform/web/dates.ts';

/** Today in the district, as an ISO day. */
export function useToday(): string {
  return wallClockAt(Date.now(), useTimeZone()).day;
}
