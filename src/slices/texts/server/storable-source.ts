import type { SourceText } from '../model/source-text.ts';

// eslint-disable-next-line no-control-regex -- NUL is exactly what is looked for
const UNKEPT = /[\u0000\p{Surrogate}]/u;
// eslint-disable-next-line no-control-regex -- as above
const EACH_UNKEPT = /[\u0000\p{Surrogate}]/gu;

/**
 * A text as the database can keep it: NUL characters and halves of broken characters give way to U+FFFD one for one, so that
 * every offset stays. `mended` says whether there were any.
 */
export function storableSource(text: SourceText): { readonly text: SourceText; readonly mended: boolean } {
  const mended = UNKEPT.test(text.text);
  return { mended, text: mended ? { ...text, text: text.text.replace(EACH_UNKEPT, '\uFFFD') } : text };
}
