import type { StudyView } from '../../model/study-wire.ts';

/** Whether this person may change what the study holds now: they code in it, and it is not put aside. */
export function mayWorkIn({ you, archivedAt }: StudyView): boolean {
  return you.mayCode && archivedAt === null;
}

/** Whether this person may decide about the study now: they lead it, and it is not put aside. */
export function mayDecideIn({ you, archivedAt }: StudyView): boolean {
  return you.mayChange && archivedAt === null;
}
