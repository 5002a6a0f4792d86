import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Api } from '../../../platform/server/http/api.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import type { Actor } from '../../people/model/actor.ts';
import { can } from '../../people/model/can.ts';
import { peopleByIds } from '../../people/server/index.ts';
import { MemberPart, MemberPath, StudyChange, StudyDraft, StudyList, StudyPath, StudyView } from '../model/study-wire.ts';
import { addBuiltInAttributes } from './attribute-store.ts';
import { inStudy, reachStudy } from './permit.ts';
import { addStudy, changeStudy, findStudy, membersOf, partOf, removeMember, setMember, studiesOf } from './study-store.ts';
import { studyViews } from './study-views.ts';
import type { Trx } from './tables.ts';

const NOT_A_RESEARCHER = refuse('not-allowed', 'studies-are-begun-by', 'Studies are begun by researchers, supervisors and administrators, so none was begun.', { mend: 'Ask one of them to begin it and to add you.' });
const ID_TAKEN = refuse('conflict', 'study-id-taken', 'This study could not be begun under this name. What you wrote is still on your screen.', { mend: 'Open Studies and begin it again.' });
const NEWER_STUDY = 'Somebody has changed this study in the meantime. Nothing was written over; what you typed is still on your screen.';
const NO_PERSON = refuse('not-found', 'no-person', 'This person is not on the district’s list, so nobody was added.', { mend: 'Ask your administrator to add them, then add them here.' });
const NO_MEMBER = refuse('not-found', 'no-member', 'This person is no member of the study. Nothing was changed.', { mend: 'Load the page again; somebody may have taken them out already.' });
const LAST_LEAD = refuse('conflict', 'last-lead', 'Somebody has to lead the study, and this is the last one who does. Nothing was changed.', { mend: 'Give another member the lead first.' });
const OWN_PART = refuse('conflict', 'own-part', 'You cannot take yourself out of the study. Nothing was changed.', { mend: 'Ask another who leads it to do so.' });

/** Beginning, listing and changing studies, and deciding who belongs to them. */
export function studyRoutes(api: Api<Actor>, { db, clock, newId }: Parts, onMembersChanged: () => void): void {
  const seen = async (trx: Trx, actor: Actor, studyId: string): Promise<Result<StudyView>> => {
    const study = await findStudy(trx, studyId);
    const [view] = study ? await studyViews(trx, actor, [study]) : [];
    return view ? ok(view) : ID_TAKEN;
  };
  const within = inStudy(db);
  const inDistrictOf = (actor: Actor) => ({ districtId: actor.districtId, relations: [] });

  api.route({ method: 'get', path: '/api/studies', tag: 'Studies', summary: 'The studies that I am a member of', access: 'signed-in', answer: StudyList }, ({ actor }) =>
    db.inDistrict(actor.districtId, async (trx: Trx) => ok({ studies: await studyViews(trx, actor, await studiesOf(trx, actor.personId)), mayCreate: can(actor, 'study.create', inDistrictOf(actor)) })),
  );

  api.route({ method: 'post', path: '/api/studies', tag: 'Studies', summary: 'Begin a study; whoever begins it leads it', access: 'signed-in', body: StudyDraft, answer: StudyView, status: 201 }, async ({ actor, body }) => {
    if (!can(actor, 'study.create', inDistrictOf(actor))) return NOT_A_RESEARCHER;
    const how = { districtId: actor.districtId, now: clock.now() };
    return db.inDistrict(actor.districtId, async (trx: Trx) => {
      if (await addStudy(trx, body, { ...how, by: actor.personId })) {
        await setMember(trx, { ...how, studyId: body.studyId, personId: actor.personId, part: 'lead' });
        await addBuiltInAttributes(trx, { ...how, studyId: body.studyId, newId });
      }
      return seen(trx, actor, body.studyId);
    });
  });

  api.route({ method: 'get', path: '/api/studies/{studyId}', tag: 'Studies', summary: 'One study with its members', access: 'signed-in', params: StudyPath, answer: StudyView }, ({ actor, params }) =>
    within({ actor, ...params, action: 'study.read' }, (trx) => seen(trx, actor, params.studyId)),
  );

  api.route({ method: 'patch', path: '/api/studies/{studyId}', tag: 'Studies', summary: 'Change title and question, put a study aside or take it up again', access: 'signed-in', params: StudyPath, body: StudyChange, answer: StudyView }, ({ actor, params, body }) =>
    within({ actor, ...params, action: 'study.change', lock: true, evenArchived: body.archived === false }, async (trx, { study }) => {
      if (body.revision !== study.revision) {
        const newer = await seen(trx, actor, params.studyId);
        return refuse('conflict', 'newer-study', NEWER_STUDY, { mend: 'Look at both and save again.', ...(newer.ok ? { newer: newer.value } : {}) });
      }
      await changeStudy(trx, study, body, clock.now());
      return seen(trx, actor, params.studyId);
    }),
  );
  memberRoutes(api, { db, clock, onMembersChanged }, seen);
}

function memberRoutes(api: Api<Actor>, { db, clock, onMembersChanged }: Pick<Parts, 'db' | 'clock'> & { readonly onMembersChanged: () => void }, seen: (trx: Trx, actor: Actor, studyId: string) => Promise<Result<StudyView>>): void {
  /** Decides about one member with the study held, so that two who leave at once cannot both be the last. */
  const deciding = async (actor: Actor, { studyId, personId }: { studyId: string; personId: string }, decide: (trx: Trx, isLastLead: boolean) => Promise<Result<true>>) => {
    const done = await db.inDistrict(actor.districtId, async (trx: Trx) => {
      await findStudy(trx, studyId, { lock: true });
      const reached = await reachStudy(trx, { actor, studyId, action: 'study.change' });
      if (!reached.ok) return reached;
      const leads = (await membersOf(trx, [studyId])).filter((member) => member.part === 'lead');
      const decided = await decide(trx, leads.length === 1 && leads[0]!.person_id === personId);
      return decided.ok ? seen(trx, actor, studyId) : decided;
    });
    if (done.ok) onMembersChanged();
    return done;
  };

  api.route({ method: 'put', path: '/api/studies/{studyId}/members/{personId}', tag: 'Studies', summary: 'Add a person of the district, or change their part', access: 'signed-in', params: MemberPath, body: MemberPart, answer: StudyView }, ({ actor, params, body }) =>
    deciding(actor, params, async (trx, isLastLead) => {
      const person = (await peopleByIds(trx, [params.personId])).get(params.personId);
      if (!person || person.guestOfSession !== null) return NO_PERSON;
      if (isLastLead && body.part !== 'lead') return LAST_LEAD;
      await setMember(trx, { districtId: actor.districtId, ...params, part: body.part, now: clock.now() });
      return ok(true);
    }),
  );

  api.route({ method: 'delete', path: '/api/studies/{studyId}/members/{personId}', tag: 'Studies', summary: 'Take a member out; what they coded stays', access: 'signed-in', params: MemberPath, answer: StudyView }, ({ actor, params }) =>
    deciding(actor, params, async (trx, isLastLead) => {
      if (isLastLead) return LAST_LEAD;
      if ((await partOf(trx, params.studyId, params.personId)) === null) return NO_MEMBER;
      if (params.personId === actor.personId) return OWN_PART;
      await removeMember(trx, params.studyId, params.personId);
      return ok(true);
    }),
  );
}
