import { wordStarts } from '../../../texts/model/search/words.ts';
import type { HeldText } from '../../../texts/server/index.ts';

const starts = new WeakMap<HeldText, Int32Array>();

/** Where the words of a text begin; found once for each text that is held. */
export function wordStartsOf(text: HeldText): Int32Array {
  let known = starts.get(text);
  if (!known) starts.set(text, (known = wordStarts(text.text)));
  return known;
}
