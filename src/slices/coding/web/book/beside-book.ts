import { createSlot } from '../../../../platform/web/slot.tsx';

/** A place beside the title of the codebook, for taking it along and bringing one in. */
export const besideBook = createSlot<{ readonly studyId: string }>();
