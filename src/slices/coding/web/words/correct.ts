import { counted } from '../../../../platform/web/words.ts';

/** The words of correcting a text. */
export const correct = {
  inWorkbench: 'Correct the text in the workbench',
  title: 'Correct the text',
  sentence: 'For slips of typing and of transcription. Codings move along; the text as it was is kept as a version.',
  part: 'Which part',
  parts: { turn: 'This turn or paragraph', whole: 'The whole text' },
  text: 'Text',
  why: 'Why',
  look: 'Show what would move',
  store: 'Keep the corrected text',
  effect: {
    moved: (count: number) => `${counted(count, 'coding moves', 'codings move')} along unharmed.`,
    unchanged: (count: number) => `${counted(count, 'coding stays', 'codings stay')} where it was.`,
    trimmed: (count: number) => `${counted(count, 'coding', 'codings')} will cover less than before:`,
    grown: (count: number) => `${counted(count, 'coding', 'codings')} will cover more than before:`,
    gone: (count: number) => `${counted(count, 'coding', 'codings')} will vanish, because all of the text is gone:`,
    none: 'Nothing was changed in the text.',
  },
  stored: (moved: number, trimmed: number, gone: number) => `The text is corrected. ${counted(moved, 'coding', 'codings')} moved along, ${trimmed} trimmed, ${gone} gone. The version before is kept.`,
};
