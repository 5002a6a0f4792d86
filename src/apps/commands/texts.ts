import type { Say } from './say.ts';

export const TEXTS_HELP = `  texts import PATH… --data DIR [--study TITLE] [--map FILE] [--codings "COLUMN,COLUMN"] [--type TYPE] [--date DAY] [--json]
      Brings files and whole folders into a study of a data folder: txt, md, docx, pdf, vtt, srt, csv, xlsx, and meetings as json.
      The cells of the columns named by --codings become codings by the coder “imported”. --map says which column is what (json).
      Files that are there already are known and left alone, so it can be stopped at any time and begun again.
  texts search QUERY --data DIR [--as word|phrase|substring|stem|regex] [--study TITLE] [--json]
      The turns (or paragraphs, where nobody speaks) that contain it; whole words unless told otherwise.
`;

/** Texts of a data folder: bringing them in, and looking in them. */
export async function texts(args: readonly string[], say: Say): Promise<number> {
  const [what, ...rest] = args;
  switch (what) {
    case 'import':
      return (await import('./texts-import.ts')).textsImport(rest, say);
    case 'search':
      return (await import('./texts-search.ts')).textsSearch(rest, say);
    default:
      return say.misunderstood(what === undefined ? 'Say what to do: texts import, or texts search.' : `There is no “texts ${what}”; there are import and search.`);
  }
}
