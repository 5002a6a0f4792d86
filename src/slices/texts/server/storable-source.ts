import type { SourceText } from '../model/source-text.ts';

// oxlint-disable-next-line no-control-regex -- NUL is exactly what is looked for
const UNKEPT = /[\u0000\p{Surrogate}]/gu;

/**
 * A text as the database can keep it: NUL characters and halves of broken characters give way to U+FFFD one for one, so that
 * every offset stays. Readers of files do so already; texts that people send may still carry them.
 */
export function storableSource(text: SourceText): SourceText {
  return { ...text, text: text.text.replace(UNKEPT, '\uFFFD') };
}
