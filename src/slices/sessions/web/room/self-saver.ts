/** Saves by itself a moment after the hand rests, one save at a time, and once more if the text changed meanwhile. */
export interface SelfSaver {
  /** The text changed: save soon. */
  readonly changed: () => void;
  /** Save now what has changed, for instance because the page goes away. */
  readonly flush: () => void;
  readonly stop: () => void;
}

/** How long the hand must rest, and how long at most a text waits while it does not, in ms. */
const REST_MS = 600;
const LONGEST_MS = 3000;

/** Makes a saver around `save`, which reads the latest text itself. */
export function selfSaver(save: () => Promise<void>): SelfSaver {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let firstChange: number | null = null;
  let isSaving = false;
  const run = async () => {
    clearTimeout(timer);
    if (isSaving || firstChange === null) return;
    firstChange = null;
    isSaving = true;
    await save();
    isSaving = false;
    if (firstChange !== null) void run();
  };
  return {
    changed: () => {
      const now = performance.now();
      firstChange ??= now;
      clearTimeout(timer);
      timer = setTimeout(() => void run(), Math.min(REST_MS, Math.max(0, firstChange + LONGEST_MS - now)));
    },
    flush: () => void run(),
    stop: () => clearTimeout(timer),
  };
}
