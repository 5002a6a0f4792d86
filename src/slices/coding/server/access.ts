import type { Transaction } from 'kysely';
import { ok, type Result } from '../../../kernel/result.ts';
import type { Actor } from '../../people/model/actor.ts';
import { reachStudy, type StudyReach, type TextTables } from '../../texts/server/index.ts';
import type { StudyState } from '../model/study/state.ts';
import type { StudyViewer } from '../model/study/viewer.ts';
import type { LiveStudies } from './live-studies.ts';
import { visibleTo } from './visible.ts';

/** A transaction of the district, as this slice reads texts in it. */
export type TextTrx = Transaction<TextTables>;

/** A study as one member meets it. `visible` is what they may see; `seq` its place in the stream. */
export interface MetStudy<Read = null> {
  readonly studyId: string;
  readonly viewer: StudyViewer;
  readonly visible: StudyState;
  readonly seq: number;
  /** What was read of the district in the same transaction. */
  readonly read: Read;
}

interface Meeting<Read> {
  readonly action?: StudyReach['action'];
  /** Reads what else is needed, once it is known that this person may. */
  readonly read?: (trx: TextTrx, viewer: StudyViewer) => Promise<Read>;
}

/** Who this person is in the study, with what else is read of it; a study of others looks like none. */
export async function reach<Read>(live: LiveStudies, actor: Actor, studyId: string, { action = 'study.read', read }: Meeting<Read>): Promise<Result<{ viewer: StudyViewer; read: Read }>> {
  return live.parts.db.inDistrict(actor.districtId, async (trx: TextTrx) => {
    const reached = await reachStudy(trx, { actor, studyId, action });
    if (!reached.ok) return reached;
    const viewer: StudyViewer = { personId: actor.personId, part: reached.value.part };
    return ok({ viewer, read: (read ? await read(trx, viewer) : null) as Read });
  });
}

/** Opens a study for a member as the log has it now. */
export async function meet<Read = null>(live: LiveStudies, actor: Actor, studyId: string, meeting: Meeting<Read> = {}): Promise<Result<MetStudy<Read>>> {
  const reached = await reach(live, actor, studyId, meeting);
  if (!reached.ok) return reached;
  const opened = await live.open(actor.districtId, studyId, true);
  if (!opened.ok) return opened;
  const { viewer, read } = reached.value;
  return ok({ studyId, viewer, read, seq: opened.value.seq, visible: visibleTo(opened.value.state, viewer) });
}
