import { createSlot } from '../../../../platform/web/slot.tsx';
import type { SourceLine, SourceTextView } from '../../model/source-wire.ts';
import type { StudyView } from '../../model/study-wire.ts';

/** Where coding offers to correct the text of a source and says what moved; shown to those who code. */
export const CorrectText = createSlot<{ readonly study: StudyView; readonly source: SourceLine; readonly text: SourceTextView }>();
