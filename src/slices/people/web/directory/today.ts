import { useState } from 'react';
import { useTimeZone, wallClockAt } from '../../../../platform/web/dates.ts';

/** Today in the district, as an ISO day, as it was when the page or form was opened. */
export function useToday(): string {
  const timeZone = useTimeZone();
  const [openedAt] = useState(() => Date.now());
  return wallClockAt(openedAt, timeZone).day;
}
