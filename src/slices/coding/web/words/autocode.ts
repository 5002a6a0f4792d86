import { counted } from '../../../../platform/web/words.ts';

/** The words of autocoding. */
export const autocode = {
  title: 'Autocode',
  sentence: 'Finds stretches by a rule and shows them first. You take them over in one act, which can be taken back in one.',
  by: 'Find',
  ways: { pattern: 'What is said: words or a pattern', speaker: 'Who speaks', everything: 'Everything, piece by piece' },
  q: 'Words or pattern',
  as: 'Read as',
  reads: { word: 'all these words, whole', phrase: 'this phrase', stem: 'any form of the words', substring: 'these characters anywhere', regex: 'a regular expression' },
  speakers: 'Speakers',
  noSpeakers: 'Nobody is named as a speaker in this text.',
  where: 'Where',
  here: 'in this text',
  everywhere: 'in all texts of the study',
  within: 'Only inside what is coded with',
  anywhere: 'Anywhere',
  unit: 'What is coded',
  units: { match: 'just what was found', sentence: 'the whole sentence', turn: 'the whole turn or paragraph' },
  code: 'With the code',
  chooseCode: 'Choose the code first.',
  look: 'Show what would be coded',
  found: (count: number) => (count === 0 ? 'Nothing fits this rule.' : `${counted(count, 'stretch', 'stretches')} found. Uncheck those that do not fit.`),
  more: (shown: number, count: number) => `The first ${shown} of ${count} are shown; those not shown are coded too.`,
  incomplete: 'There is more than one act can take. Only what was found first is here: make the rule narrower, or do it text by text.',
  apply: (count: number) => `Code ${counted(count, 'stretch', 'stretches')}`,
  done: (count: number, code: string) => `Autocoded ${counted(count, 'stretch', 'stretches')} with ${code}. Undo takes all of it back.`,
};
