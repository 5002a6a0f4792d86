import type { Transaction } from 'kysely';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Database } from '../../../platform/server/db/database.ts';
import type { Actor } from '../../people/model/actor.ts';
import { can, type Action, type Relation, type Thing } from '../../people/model/can.ts';
import type { StudyPart } from '../model/study.ts';
import { findStudy, partOf, type StoredStudy } from './study-store.ts';
import { asOurs, type Trx } from './tables.ts';

/** One sentence for a study that is not there, of another district, and for one that the asking person is no member of. */
const NO_STUDY = refuse('not-found', 'no-study', 'This study is not here, or you are not one of its members.', { mend: 'Ask the person who leads it to add you, or open Studies and choose one there.' });

const NOT_YOURS: Partial<Record<Action, ReturnType<typeof refuse>>> = {
  'study.change': refuse('not-allowed', 'study-lead-only', 'Whoever leads the study decides this, so nothing was changed.', { mend: 'Ask one of those who lead it.' }),
  'study.code': refuse('not-allowed', 'study-read-only', 'You read in this study and do not change it, so nothing was changed.', { mend: 'Ask one of those who lead it to let you code.' }),
};

const ARCHIVED = refuse('conflict', 'study-archived', 'This study is put aside, so nothing was changed.', { mend: 'Whoever leads it can take it up again on the page of the study.' });

const RELATION: Readonly<Record<StudyPart, Relation>> = { lead: 'study-lead', coder: 'study-coder', reader: 'study-reader' };

/** The part this person has in a study; null for anyone who is no member, whatever their role in the district. */
export async function membershipOf<T>(trx: Transaction<T>, studyId: string, personId: string): Promise<StudyPart | null> {
  return partOf(asOurs(trx), studyId, personId);
}

/** A study as `can` sees it, for someone with this part in it. */
export function studyThing(districtId: string, part: StudyPart | null): Thing {
  return { districtId, relations: part === null ? [] : [RELATION[part]] };
}

/** A study with the part that the asking person has in it. */
export interface ReachedStudy {
  readonly study: StoredStudy;
  readonly part: StudyPart;
}

/** What is asked of a study. `lock` holds it until the transaction ends; `evenArchived` is for taking it up again. */
export interface StudyReach {
  readonly actor: Actor;
  readonly studyId: string;
  readonly action: 'study.read' | 'study.code' | 'study.change';
  readonly lock?: boolean;
  readonly evenArchived?: boolean;
}

/** Finds the study and checks that this person may do this in it. */
export async function reachStudy(trx: Trx, { actor, studyId, action, lock = false, evenArchived = false }: StudyReach): Promise<Result<ReachedStudy>> {
  const part = await partOf(trx, studyId, actor.personId);
  const thing = studyThing(actor.districtId, part);
  if (part === null || !can(actor, 'study.read', thing)) return NO_STUDY;
  if (!can(actor, action, thing)) return NOT_YOURS[action] ?? NO_STUDY;
  const study = await findStudy(trx, studyId, { lock });
  if (!study) return NO_STUDY;
  return action !== 'study.read' && study.archived_at !== null && !evenArchived ? ARCHIVED : ok({ study, part });
}

/** Does work in a study, in one transaction, for someone who may do this in it. */
export type InStudy = <T>(reach: StudyReach, work: (trx: Trx, reached: ReachedStudy) => Promise<Result<T>>) => Promise<Result<T>>;

/** The way in which every route of a study begins: {@link reachStudy}, then the work, or its refusal. */
export function inStudy(db: Database): InStudy {
  return (reach, work) =>
    db.inDistrict(reach.actor.districtId, async (trx: Trx) => {
      const reached = await reachStudy(trx, reach);
      return reached.ok ? work(trx, reached.value) : reached;
    });
}
