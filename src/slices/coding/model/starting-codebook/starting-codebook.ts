import type { StudyCommand } from '../study/commands.ts';
import type { Entry } from './entry.ts';
import { ROUND_ONE } from './round-one.ts';
import { FOUND, FRAMEWORK } from './round-two.ts';

/** A code as the command 'adopt-book' takes it. */
export type StartingCode = Extract<StudyCommand, { do: 'adopt-book' }>['codes'][number];

const FRAMEWORK_NAME = 'Practices of leaders that help principals learn together';

/** Colours by family, so that a margin shows at a glance what kind of code stands there. */
const COLOURS = { about: '#5E6C8C', joint: '#1F6F8B', modeling: '#8A3B8F', tools: '#B8860B', brokering: '#C2571A', found: '#5B8C2A' } as const;

/** Examples of round 3, where codes were collapsed and kept with both their faces (COD-22). */
const EXAMPLES: readonly (readonly [under: string, entry: Entry])[] = [
  ['Bridging', { name: 'Bridging to instructional resources', definition: 'Brings in people or materials that are about teaching itself, such as coaches.', useWhen: 'What is brought in can be used in classrooms.', notWhen: 'It is about rules, money or papers.', inference: 'high' }],
  ['Buffering', { name: 'Buffering: positive example', definition: 'The community’s time is kept for its work.', useWhen: 'A demand stays out, is cut short, or is turned to the community’s purpose.', notWhen: 'It is let in as it came.', inference: 'high', valence: 'positive' }],
  ['Buffering', { name: 'Buffering: negative example', definition: 'A demand from outside takes the community’s time and nothing is done about it.', useWhen: 'The leader could have kept it out or short, and it ran on.', notWhen: 'It served the community’s work.', inference: 'high', valence: 'negative' }],
];

/**
 * The starting codebook for studies of principals’ learning communities (b06: COD-03 to COD-22), in our own words: six codes to
 * sort with, the families of round 2, what was found in the data, and examples of round 3. `newId` gives each code its id.
 */
export function startingCodebook(newId: () => string): StartingCode[] {
  const codes: StartingCode[] = [];
  const add = ({ name, definition, useWhen, notWhen, examples = [], inference, inductive, valence = null, codable = true, under = [] }: Entry, parentId: string | null, colour: string): void => {
    const codeId = newId();
    const provenance: StartingCode['provenance'] = inductive === undefined ? { kind: 'framework', framework: FRAMEWORK_NAME } : { kind: 'inductive', reason: inductive, from: null };
    codes.push({ codeId, parentId, name, definition, useWhen, notWhen, examples: [...examples], inference, provenance, colour, valence, codable });
    const more = EXAMPLES.filter(([above]) => above === name).map(([, entry]) => entry);
    for (const child of [...under, ...more]) add(child, codeId, colour);
  };
  add(ROUND_ONE, null, COLOURS.about);
  for (const [place, family] of FRAMEWORK.entries()) add(family, null, [COLOURS.joint, COLOURS.modeling, COLOURS.tools, COLOURS.brokering][place] ?? COLOURS.joint);
  for (const entry of FOUND) add(entry, null, COLOURS.found);
  return codes;
}
