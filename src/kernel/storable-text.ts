// eslint-disable-next-line no-control-regex -- NUL is exactly what is looked for
const NUL = /\u0000/g;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/**
 * The same text in a form that PostgreSQL can keep: without NUL characters, and with halves of broken characters
 * replaced by U+FFFD. Pasted text sometimes carries both; refusing it would lose what the person typed.
 */
export function storableText(text: string): string {
  return text.replace(NUL, '').replace(LONE_SURROGATE, '\uFFFD');
}

/**
 * As {@link storableText}, but one for one: NUL characters become U+FFFD too, so that every place in the text stays where it is.
 */
export function storableInPlace(text: string): string {
  // Most texts have neither, which the first two looks tell at the speed of memory.
  const mayBeBroken = text.includes('\u0000') || /[\ud800-\udfff]/.test(text);
  return mayBeBroken ? text.replace(NUL, '\uFFFD').replace(LONE_SURROGATE, '\uFFFD') : text;
}
