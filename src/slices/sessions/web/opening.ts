import { createSlot } from '../../../platform/web/slot.tsx';

/** What a circle sees first when it meets: filled by the higher slice that keeps its promises. */
export const opening = createSlot<{ readonly circleId: string; readonly sessionId: string }>();
