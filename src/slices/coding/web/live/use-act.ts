import { useActing, type ActingWith } from '../../../../platform/web/sync/use-acting.ts';
import type { StudyCommand } from '../../model/study/commands.ts';
import { useLive } from './study-context.tsx';

/** One form's or button's way to act in the study, and the place for its refusal. */
export type Acting = ActingWith<[command: StudyCommand, said: string]>;

/** Acting in the live study from one place on the screen. */
export function useAct(): Acting {
  return useActing(useLive().send);
}
