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
