/** A place among the few that go on at once; `end` gives it to the next one who waits. */
export interface Turn {
  readonly end: () => void;
}

/** Lets at most `most` go on at once, in the order in which they ask; null for one whose signal ended the wait. */
export function turns(most: number): (signal?: AbortSignal) => Promise<Turn | null> {
  let going = 0;
  const waiting = new Set<() => void>();
  const turn: Turn = {
    end() {
      const [next] = waiting;
      if (next) next();
      else going--;
    },
  };
  return (signal) =>
    new Promise((settle) => {
      if (signal?.aborted) return settle(null);
      if (going < most) {
        going++;
        return settle(turn);
      }
      const start = (): void => {
        waiting.delete(start);
        signal?.removeEventListener('abort', leave);
        settle(turn);
      };
      const leave = (): void => {
        waiting.delete(start);
        settle(null);
      };
      waiting.add(start);
      signal?.addEventListener('abort', leave, { once: true });
    });
}
