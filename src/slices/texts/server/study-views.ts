import type { Actor } from '../../people/model/actor.ts';
import { can } from '../../people/model/can.ts';
import { peopleByIds } from '../../people/server/index.ts';
import type { StudyView } from '../model/study-wire.ts';
import { studyThing } from './permit.ts';
import { countsOf, membersOf, type StoredStudy } from './study-store.ts';
import type { Trx } from './tables.ts';

/** Studies as this member sees them. Studies that they are no member of are left out. */
export async function studyViews(trx: Trx, actor: Actor, studies: readonly StoredStudy[]): Promise<StudyView[]> {
  const ids = studies.map((study) => study.study_id);
  const members = await membersOf(trx, ids);
  const names = await peopleByIds(trx, members.map((member) => member.person_id));
  const counts = await countsOf(trx, ids);
  return studies.flatMap((study) => {
    const here = members.filter((member) => member.study_id === study.study_id).map(({ person_id: personId, part }) => ({ personId, name: names.get(personId)?.name ?? '', part }));
    const part = here.find((member) => member.personId === actor.personId)?.part;
    if (!part) return [];
    const thing = studyThing(actor.districtId, part);
    return {
      studyId: study.study_id,
      title: study.title,
      question: study.question,
      createdAt: study.created_at.getTime(),
      archivedAt: study.archived_at?.getTime() ?? null,
      revision: study.revision,
      members: here,
      ...(counts.get(study.study_id) ?? { sources: 0, cases: 0 }),
      you: { part, mayChange: can(actor, 'study.change', thing), mayCode: can(actor, 'study.code', thing) },
    };
  });
}

/** Names for ids in the transaction's district; empty for someone who is no longer known. */
export async function namesOf(trx: Trx, personIds: readonly string[]): Promise<(personId: string) => { personId: string; name: string }> {
  const names = await peopleByIds(trx, [...personIds]);
  return (personId) => ({ personId, name: names.get(personId)?.name ?? '' });
}
