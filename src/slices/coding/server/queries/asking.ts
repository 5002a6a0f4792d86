import { ok, refuse, type Result } from '../../../../kernel/result.ts';
import type { Actor } from '../../../people/model/actor.ts';
import type { HeldStudy } from '../../../texts/server/index.ts';
import type { StudyState } from '../../model/study/state.ts';
import type { StudyViewer } from '../../model/study/viewer.ts';
import { meet } from '../access.ts';
import { columnsOf, makeReady } from '../columns.ts';
import type { LiveStudies } from '../live-studies.ts';
import { studyFacts, type StudyFacts } from './study-facts.ts';

/** A study ready to be asked by one member: `visible` is all that they may see, and every answer is made from it alone. */
export interface Asking {
  readonly viewer: StudyViewer;
  readonly visible: StudyState;
  readonly facts: StudyFacts;
}

/** The same with the texts, in the versions that the codings count in. */
export interface AskingOfTexts extends Asking, HeldStudy {}

const TRIES = 5;
const BEING_REVISED = refuse('unavailable', 'texts-being-revised', 'The texts of this study are being corrected just now, so this could not be counted.', { mend: 'Ask again in a moment.' });

export async function asking(live: LiveStudies, actor: Actor, studyId: string): Promise<Result<Asking>> {
  const met = await meet(live, actor, studyId, { read: (trx) => studyFacts(trx, studyId) });
  if (met.ok) await makeReady(met.value.visible.codings, columnsOf);
  return met.ok ? ok({ viewer: met.value.viewer, visible: met.value.visible, facts: met.value.read }) : met;
}

export async function askingOfTexts(live: LiveStudies, actor: Actor, studyId: string): Promise<Result<AskingOfTexts>> {
  for (let tries = 0; tries < TRIES; tries++) {
    const met = await meet(live, actor, studyId, { read: async (trx) => ({ facts: await studyFacts(trx, studyId), held: await live.texts.of(trx, studyId) }) });
    if (!met.ok) return met;
    const { visible, viewer, read } = met.value;
    const { texts, index } = read.held;
    // A correction between reading the texts and the codings would quote the wrong words.
    if ([...visible.textVersions].every(([sourceId, version]) => (texts.get(sourceId)?.version ?? version) === version)) {
      await makeReady(visible.codings, columnsOf);
      return ok({ visible, viewer, facts: read.facts, texts, index });
    }
  }
  return BEING_REVISED;
}
