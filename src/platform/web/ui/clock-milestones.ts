/** What is said of a running clock: at its start, half way, two minutes and one minute before the end, at the end, a minute over. */
export const MILESTONES = ['start', 'half', 'two-minutes', 'one-minute', 'time', 'minute-over'] as const;
export type Milestone = (typeof MILESTONES)[number];

/** What remains (ms) when a milestone is reached. */
function remainingAt(milestone: Milestone, plannedMs: number): number {
  switch (milestone) {
    case 'start':
      return plannedMs;
    case 'half':
      return plannedMs / 2;
    case 'two-minutes':
      return 120_000;
    case 'one-minute':
      return 60_000;
    case 'time':
      return 0;
    case 'minute-over':
      return -60_000;
  }
}

/**
 * The latest milestone passed while the remaining time fell from `before` to `now` (ms), or null. Only the latest: after
 * a sleep nobody wants three sentences. Half is left out when it falls within 30 s of two minutes or later.
 */
export function milestonePassed(before: number, now: number, plannedMs: number): Milestone | null {
  const passed = MILESTONES.filter((milestone) => {
    if (milestone === 'start') return false; // said when the clock appears, not by falling past it
    const at = remainingAt(milestone, plannedMs);
    if (milestone === 'half' && at < 150_000) return false;
    if (at >= plannedMs) return false;
    return before > at && now <= at;
  });
  return passed.at(-1) ?? null;
}
