/** One look at another's clock (a browser at its server's, a server at its database's): our time before asking and after the answer, and the time it said, in ms. */
export interface ClockSample {
  readonly askedAt: number;
  readonly answeredAt: number;
  readonly serverNow: number;
}

/** How many looks are remembered. */
const KEPT = 5;

/** The last few looks with this one added. */
export function withSample(samples: readonly ClockSample[], sample: ClockSample): readonly ClockSample[] {
  return [...samples, sample].slice(-KEPT);
}

/**
 * What to add to our clock to get the other's, in ms; 0 before any look. The fastest of the last few round trips is
 * believed, since the answer's age is uncertain by half the trip (after D. Mills, the clock filter of NTP, RFC 5905).
 */
export function offsetOf(samples: readonly ClockSample[]): number {
  const fastest = samples.reduce<ClockSample | null>((best, sample) => (best === null || trip(sample) < trip(best) ? sample : best), null);
  return fastest === null ? 0 : fastest.serverNow - (fastest.askedAt + trip(fastest) / 2);
}

function trip(sample: ClockSample): number {
  return sample.answeredAt - sample.askedAt;
}
