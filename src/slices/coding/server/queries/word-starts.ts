import { wordStarts } from '../../../texts/model/search/words.ts';
import type { HeldText } from '../../../texts/server/index.ts';

const starts = new WeakMap<HeldText, Int32Array>();

/** Where the words of each text begin; found once for each text that is held. */
export function wordStartsIn(texts: ReadonlyMap<string, HeldText>): (sourceId: string) => ArrayLike<number> {
  return (sourceId) => {
    const text = texts.get(sourceId);
    if (!text) return [];
    let known = starts.get(text);
    if (!known) starts.set(text, (known = wordStarts(text.text)));
    return known;
  };
}
