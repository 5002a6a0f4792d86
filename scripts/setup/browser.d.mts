/** The Chromium on this machine, or null. */
export function findChromium(): Promise<string | null>;
/** A Chromium, installed if need be, or the sentence that says why there is none. */
export function ensureChromium(): Promise<{ readonly path?: string; readonly why?: string }>;
