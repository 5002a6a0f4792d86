import type { Code } from '../../../coding/model/study/entities.ts';
import type { Code as CodeIn } from '../refi-qda/project.ts';
import { wordsFrom } from './code-words.ts';
import type { Ids } from './ids-of-project.ts';

/** Who brings codes in, when, and of which program they are. */
export interface BroughtBy {
  readonly by: string;
  /** Unix ms. */
  readonly now: number;
  readonly origin: string;
}

/** How long the name of a code may be, in UTF-16 units; what is longer is cut. */
export const LONGEST_NAME = 200;

const NO_COLOUR = '#55625C';

/** The codes of a codebook and all below them as codes of a study, each before those below it. */
export function codesOfBook(codes: readonly CodeIn[], ids: Ids, brought: BroughtBy, parentId: string | null = null): Code[] {
  const { by, now, origin } = brought;
  return codes.flatMap((code, at) => {
    const codeId = ids.from(code.guid);
    const here: Code = {
      codeId, parentId, order: at + 1, name: nameOf(code), ...wordsFrom(code.description ?? ''),
      inference: 'low', provenance: { kind: 'imported', origin }, colour: colourOf(code),
      valence: null, codable: code.isCodable, madeBy: by, madeAt: now, version: 1, retired: null, draftOf: null,
    };
    return [here, ...codesOfBook(code.codes, ids, brought, codeId)];
  });
}

function nameOf({ name }: CodeIn): string {
  // Half a character at the cut could not be stored.
  return name.trim().slice(0, LONGEST_NAME).replace(/[\ud800-\udbff]$/, '') || '(no name)';
}

/** The standard has colours of three digits too. */
function colourOf({ color = '' }: CodeIn): string {
  const long = color.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3');
  return /^#[0-9a-f]{6}$/i.test(long) ? long : NO_COLOUR;
}
