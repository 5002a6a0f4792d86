import type { StudyEvent } from '../../model/study/events.ts';
import type { StudySnapshot } from '../../model/wire.ts';

/** How many visible codings each source and code has, over the whole study. */
export type Counts = StudySnapshot['counts'];

/** No codings anywhere. */
export const NO_COUNTS: Counts = { bySource: {}, byCode: {} };

/** The counts after an event. */
export function countsAfter(counts: Counts, event: StudyEvent): Counts {
  if (event.type !== 'Changed' || event.put.length + event.gone.length === 0) return counts;
  const bySource = { ...counts.bySource };
  const byCode = { ...counts.byCode };
  const add = (to: Record<string, number>, key: string, by: number) => {
    to[key] = Math.max(0, (to[key] ?? 0) + by);
  };
  for (const [blocks, by] of [[event.gone, -1], [event.put, 1]] as const) {
    for (const { sourceId, codes, rows } of blocks) {
      add(bySource, sourceId, by * rows.length);
      for (const [, code] of rows) if (codes[code]) add(byCode, codes[code][0], by);
    }
  }
  return { bySource, byCode };
}
