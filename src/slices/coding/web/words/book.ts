import { counted } from '../../../../platform/web/words.ts';
import type { Lineage } from '../../model/study/entities.ts';

const how: Record<Lineage['how'], string> = { made: 'Made', renamed: 'Renamed', moved: 'Moved', redefined: 'Redefined', merged: 'Merged', split: 'Split', eliminated: 'Retired', restored: 'Brought back' };

/** The words of the codebook. */
export const book = {
  tab: 'Codebook',
  title: 'Codebook',
  sentence: 'Every code with its definition, when to use it and when not, and how it came to be.',
  search: 'Find a code',
  tree: 'Codes',
  treeHint: 'Arrows move and unfold. Alt with arrows moves the code.',
  none: { what: 'The codes of this study will be here.', why: 'Begin with the codes that others have worked out for meetings of principals, or with your own.', adopt: 'Start with the codebook for principal learning communities', own: 'Make the first code', hint: (count: number) => `${counted(count, 'code', 'codes')} in families: what is talked about, joint work, modeling, tools, brokering, and what came out of it. Change everything later.` },
  adopted: 'The starting codebook is taken over. Change whatever does not fit.',
  add: 'New code',
  addUnder: 'New code under this',
  choose: 'Choose a code to see its definition and its history.',
  codings: (count: number) => counted(count, 'coding', 'codings'),
  noCodings: 'not used yet',
  codable: 'Can be put on text',
  codableHint: 'A family that only holds other codes is not put on text itself.',
  fields: {
    name: 'Name', definition: 'Definition', useWhen: 'Use it when', notWhen: 'Do not use it when', examples: 'Examples', example: (count: number) => `Example ${count}`, addExample: 'Add an example', inference: 'Inference', provenance: 'Where it comes from',
    framework: 'From a framework', frameworkName: 'Which framework', inductive: 'From the text', reason: 'Why a new code: what did not fit?', imported: 'From another tool', origin: 'Which', colour: 'Colour', valence: 'Shows the practice or its counterexample',
  },
  save: 'Save the code',
  saved: 'The code is saved.',
  make: 'Make the code',
  made: (name: string) => `Made the code ${name}.`,
  changing: 'Changing definition, use, non-use or examples lists the codings made under the old words for another look.',
  conflict: { title: 'Someone else changed this code while you wrote', theirs: 'As it stands now', keepMine: 'Keep mine all the same', takeTheirs: 'Take theirs' },
  edit: 'Change',
  cancel: 'Cancel',
  merge: { verb: 'Merge into another', title: (name: string) => `Merge ${name} into another code`, into: 'Into', reason: 'Why', reasonHint: 'For instance: the two meant the same to every coder.', preview: (count: number, name: string) => `${counted(count, 'coding reads', 'codings read')} as ${name} from now on. The codings themselves stay as they were made.`, done: (from: string, into: string) => `Merged ${from} into ${into}.` },
  split: { verb: 'Split', title: (name: string) => `Split ${name}`, part: (count: number) => `Part ${count}: name`, partDefinition: 'Definition', addPart: 'Another part', reason: 'Why', preview: (count: number) => `${counted(count, 'coding', 'codings')} will wait to be given to a part. Say for each where it belongs, here or later.`, assign: 'Give each coding to a part', later: 'Decide later', left: (count: number) => counted(count, 'coding waits', 'codings wait'), belongs: (title: string) => `In “${title}”: belongs to`, give: (count: number) => (count === 0 ? 'Choose a part first' : `Give ${counted(count, 'coding', 'codings')} to ${count === 1 ? 'its part' : 'their parts'}`), done: (name: string) => `Split ${name}.` },
  eliminate: { verb: 'Retire', title: (name: string) => `Retire ${name}`, reason: 'Why', preview: (count: number) => (count === 0 ? 'It was not used.' : `${counted(count, 'coding stays', 'codings stay')} readable under it; nothing new can be coded with it.`), done: (name: string) => `Retired ${name}.` },
  restore: 'Bring it back',
  restored: (name: string) => `${name} is in use again.`,
  move: { verb: 'Move', title: (name: string) => `Move ${name}`, under: 'Under', top: 'At the top', done: (name: string) => `Moved ${name}.` },
  retired: { title: 'Retired codes', how: { merged: 'merged', split: 'split', eliminated: 'retired' } },
  into: (names: string) => `into ${names}`,
  history: { title: 'How it came to be', how, before: 'Before' },
  outdated: { title: 'Coded under an earlier definition', sentence: 'The definition has changed since. Look again whether it still fits.', look: 'Look again', version: (was: number, now: number) => `definition ${was}, now ${now}`, count: (count: number) => counted(count, 'coding', 'codings') },
  draft: 'A draft of a blind round: only you see it until the round is unblinded.',
  readOnly: 'The codebook is changed by the leads of the study.',
  sameName: (name: string) => `There are several codes called ${name} in one place. Merge them, or give them different names.`,
};
