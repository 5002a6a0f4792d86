import { useEffect, useState } from 'react';

/** Draws the component anew every so often (ms), for words that depend on the time. Zero: not now. */
export function useTick(everyMs: number): void {
  const [, setTick] = useState(0);
  useEffect(() => {
    if (everyMs <= 0) return undefined;
    const timer = setInterval(() => setTick((tick) => tick + 1), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
}
