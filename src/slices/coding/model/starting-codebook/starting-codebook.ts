import type { StudyCommand } from '../study/commands.ts';
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

/** A code as the command 'adopt-book' takes it. */
export type AdoptedCode = Extract<StudyCommand, { do: 'adopt-book' }>['codes'][number];

/**
 * The codebook of the published three-round study of principal networks, in our own words (b06: COD-02 to COD-22): six codes that
 * sort the data, the practices of the framework with their kinds, what was found in the data with the reason, four leading
 * indicators, and examples of the third pass. `idOf` gives each code its id; it is asked once per code, in order.
 */
export function startingCodebook(idOf: (key: string) => string): AdoptedCode[] {
  const ids = new Map(STARTING_CODES.map(({ key }) => [key, idOf(key)]));
  return STARTING_CODES.map(({ key, under, round, name, definition, useWhen, notWhen, example, inference, colour, valence, found, codable }) => ({
    codeId: ids.get(key)!,
    parentId: under === null ? null : ids.get(under)!,
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
  }));
}

/** The command by which a lead takes it over with ids that belong to the study; doing so again adds only what is missing. */
export function adoptStartingCodebook(studyId: string): Extract<StudyCommand, { do: 'adopt-book' }> {
  return { do: 'adopt-book', codes: startingCodebook((key) => startingCodeId(studyId, key)) };
}
