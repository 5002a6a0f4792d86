import type { Transaction } from 'kysely';
import type { NewId } from '../../../kernel/ids.ts';
import type { StudyPart } from '../model/study.ts';
import { addBuiltInAttributes } from './attribute-store.ts';
import { addStudy, setMember } from './study-store.ts';
import { asOurs } from './tables.ts';

/** A study with one of those who lead it. */
export interface StudyHere {
  readonly studyId: string;
  readonly title: string;
  readonly leadId: string;
}

/** Every study of the transaction's district that is not put aside, the oldest first; for the command line, which asks as nobody. */
export async function studiesHere<T>(trx: Transaction<T>): Promise<readonly StudyHere[]> {
  const rows = await asOurs(trx)
    .selectFrom('study')
    .innerJoin('study_member', (join) => join.onRef('study_member.district_id', '=', 'study.district_id').onRef('study_member.study_id', '=', 'study.study_id'))
    .select(['study.study_id', 'study.title', 'study_member.person_id'])
    .where('study_member.part', '=', 'lead')
    .where('study.archived_at', 'is', null)
    .orderBy('study.created_at')
    .orderBy('study.study_id')
    .orderBy('study_member.added_at')
    .execute();
  return rows.filter((row, index) => rows[index - 1]?.study_id !== row.study_id).map((row) => ({ studyId: row.study_id, title: row.title, leadId: row.person_id }));
}

/** Makes a study with its first lead and answers its id. */
export async function makeStudy<T>(trx: Transaction<T>, study: { readonly districtId: string; readonly title: string; readonly question?: string; readonly leadId: string; readonly now: number; readonly newId: NewId }): Promise<string> {
  const studyId = study.newId();
  const { districtId, now, newId } = study;
  await addStudy(asOurs(trx), { studyId, title: study.title, question: study.question ?? '' }, { districtId, by: study.leadId, now });
  await setMember(asOurs(trx), { districtId, studyId, personId: study.leadId, part: 'lead', now });
  await addBuiltInAttributes(asOurs(trx), { districtId, studyId, now, newId });
  return studyId;
}

/** Makes a person of the district a member of a study. */
export async function addMember<T>(trx: Transaction<T>, member: { readonly districtId: string; readonly studyId: string; readonly personId: string; readonly part: StudyPart; readonly now: number }): Promise<void> {
  await setMember(asOurs(trx), member);
}
