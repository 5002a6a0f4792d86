/** Things by a word of theirs, in the order in which the words are first met. */
export function groupedBy<T, Word>(things: Iterable<T>, wordOf: (thing: T) => Word): Map<Word, T[]> {
  const groups = new Map<Word, T[]>();
  for (const thing of things) {
    const word = wordOf(thing);
    const group = groups.get(word);
    if (group) group.push(thing);
    else groups.set(word, [thing]);
  }
  return groups;
}
