import type { StudyCommandSent } from '../study/commands.ts';
import { deriveId } from '../study/derive-id.ts';
import type { StartingCode } from './entry.ts';
import { FIRST_PASS } from './first-pass.ts';
import { FOUND_IN_DATA, THIRD_PASS } from './found.ts';
import { PRACTICES } from './practices.ts';

/** What the codes of each pass were given by, where they were not found in the data. */
const GIVEN_BY: Readonly<Record<StartingCode['round'], string>> = {
  1: 'The questions of the study',
  2: 'Practices that help principals grow as leaders of instruction',
  3: 'The second pass, narrowed to what enough sources substantiate',
};

/** Every code of the starting codebook; parents come before what lies under them. */
export const STARTING_CODES: readonly StartingCode[] = [...FIRST_PASS, ...PRACTICES, ...FOUND_IN_DATA, ...THIRD_PASS];

/** The id that a starting code has in a study: always the same there, and another in another study. */
export function startingCodeId(studyId: string, key: string): string {
  return deriveId(studyId, `starting code ${key}`);
}

type Adopt = Extract<StudyCommandSent, { do: 'adopt-book' }>;

/**
 * The command by which a lead takes over the codebook of the published three-round study of principal networks, in our own words:
 * six codes that sort the data, the practices of the framework with their kinds, what was found in the data with the reason, four
 * leading indicators, and examples of the third pass. Taking it over again adds only what is missing.
 */
export function adoptStartingCodebook(studyId: string): Adopt {
  return { do: 'adopt-book', codes: STARTING_CODES.map((code) => asSent(studyId, code)) };
}

function asSent(studyId: string, { key, under, round, name, definition, useWhen, notWhen, example, inference, colour, valence, found, codable }: StartingCode): Adopt['codes'][number] {
  return {
    codeId: startingCodeId(studyId, key),
    parentId: under === null ? null : startingCodeId(studyId, under),
    name,
    definition,
    useWhen,
    notWhen,
    examples: example === '' ? [] : [example],
    inference,
    provenance: found === undefined ? { kind: 'framework', framework: GIVEN_BY[round] } : { kind: 'inductive', reason: found, from: null },
    colour,
    valence: valence ?? null,
    codable: codable ?? true,
  };
}
