/** What a catalogue may hold: a sentence, a list of sentences, what is made of them from values, or a named group of these. */
export type Words = { readonly [name: string]: Phrase | Words };
type Phrase = string | readonly string[] | ((...values: never[]) => string | Words);

/** The languages people can read Jointwork in. English is whole; another may be added a catalogue at a time. */
export const LANGUAGES = ['en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The language of this page load, as the document says it; English when it says another. */
export function currentLanguage(): Language {
  const said = typeof document === 'undefined' ? 'en' : document.documentElement.lang.slice(0, 2);
  return LANGUAGES.find((language) => language === said) ?? 'en';
}

/** Same names, same arguments, other words: what a translation must look like. A missing name falls back to English. */
export type Translation<W> = { readonly [Name in keyof W]?: W[Name] extends string ? string : W[Name] extends (...values: infer V) => infer R ? (...values: V) => R : Translation<W[Name]> };

/**
 * A slice's words, in the language of this page load. English is the catalogue; others are partial and fall back to it.
 * Use in `web/words.ts`: `export const words = catalogue({ … })`.
 */
export function catalogue<const W extends Words>(english: W, others: Partial<Record<Language, Translation<W>>> = {}): W {
  const other = others[currentLanguage()];
  return other ? (merged(english, other as Words) as W) : english;
}

function merged(base: Words, over: Words): Words {
  const isGroup = (value: unknown): value is Words => typeof value === 'object' && value !== null && !Array.isArray(value);
  return Object.fromEntries(
    Object.entries(base).map(([name, value]) => {
      const mine = over[name];
      return [name, mine === undefined ? value : isGroup(value) && isGroup(mine) ? merged(value, mine) : mine];
    }),
  );
}

/** `counted(3, 'principal', 'principals')` → "3 principals". Languages with more plural forms write their own function. */
export function counted(count: number, one: string, many: string): string {
  return `${new Intl.NumberFormat(currentLanguage()).format(count)} ${count === 1 ? one : many}`;
}

/** `listed(['Ana', 'Ben', 'Cy'])` → "Ana, Ben, and Cy", as the language joins names. */
export function listed(names: readonly string[]): string {
  return new Intl.ListFormat(currentLanguage(), { type: 'conjunction' }).format(names);
}
