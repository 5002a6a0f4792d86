import type { StudyPart } from '../../../texts/model/study.ts';

/** Who looks at a study: the person and the part they have in it. What is shown depends on nothing else. */
export interface StudyViewer {
  readonly personId: string;
  readonly part: StudyPart;
}
