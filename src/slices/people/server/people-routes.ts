import type { Transaction } from 'kysely';
import { ok, type Result } from '../../../kernel/result.ts';
import type { Api } from '../../../platform/server/http/api.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import type { Actor } from '../model/actor.ts';
import { can } from '../model/can.ts';
import { Invitation, InvitationLook, InvitationPath, NewPerson, NewRole, PeoplePage, PeopleQuery, PersonChange, PersonPath, PersonRolePath, PersonShape, RedeemInvitationAsk, RoleEnd, SignedIn } from '../model/wire.ts';
import { inDistrictOrNothing } from './all-or-nothing.ts';
import { audit } from './audit.ts';
import { districtOf } from './district-routes.ts';
import type { IdentityInside } from './identity.ts';
import { invite, lookAtInvitation, redeemInvitation } from './invitations.ts';
import { addPerson, changePerson, endRole, giveRole } from './people-changes.ts';
import { listPeople, showPerson, type Person } from './people-list.ts';
import { NO_SUCH_PERSON, NOT_FOR_GUESTS, NOT_YOURS_TO_DO } from './refusals.ts';
import type { PeopleTables } from './tables.ts';

type Trx = Transaction<PeopleTables>;

export function peopleListRoutes(api: Api<Actor>, parts: Parts, inside: IdentityInside): void {
  const people = { tag: 'people', access: 'signed-in', path: '/api/people' } as const;
  const person = { ...people, path: '/api/people/{personId}', params: PersonPath, answer: PersonShape } as const;
  api.route({ ...people, method: 'get', summary: 'The people of my district', query: PeopleQuery, answer: PeoplePage }, async ({ actor, query }) => {
    if (!can(actor, 'people.read', districtOf(actor))) return NOT_FOR_GUESTS;
    return ok(await parts.db.inDistrict(actor.districtId, (trx: Trx) => listPeople(trx, actor, parts.clock.now(), query)));
  });
  api.route({ ...people, method: 'post', summary: 'Add a person', body: NewPerson, answer: PersonShape, status: 201 }, ({ actor, body }) =>
    change(parts, inside, actor, async (trx) => {
      const added = await addPerson(trx, parts, actor.districtId, body);
      return added.ok ? ok({ personId: added.value, act: 'person.added', say: (name) => `Added ${name}` }) : added;
    }),
  );
  api.route({ ...person, method: 'get', summary: 'One person' }, async ({ actor, params }) => {
    if (!can(actor, 'people.read', districtOf(actor))) return NOT_FOR_GUESTS;
    const found = await parts.db.inDistrict(actor.districtId, (trx: Trx) => showPerson(trx, actor, parts.clock.now(), params.personId));
    return found ? ok(found) : NO_SUCH_PERSON;
  });
  api.route({ ...person, method: 'patch', summary: 'Change a person’s name or, until they have signed in, their address', body: PersonChange }, ({ actor, params, body }) =>
    change(parts, inside, actor, async (trx) => {
      const changed = await changePerson(trx, params.personId, body);
      const what = [body.name === undefined ? [] : ['name'], body.email === undefined ? [] : ['address']].flat().join(' and ') || 'nothing';
      return changed.ok ? ok({ personId: params.personId, act: 'person.changed', say: (name) => `Changed the ${what} of ${name}` }) : changed;
    }),
  );
  api.route({ ...person, method: 'post', path: '/api/people/{personId}/roles', summary: 'Give a role from a day on', body: NewRole, status: 201 }, ({ actor, params, body }) =>
    change(parts, inside, actor, async (trx) => {
      const given = await giveRole(trx, parts, actor.districtId, params.personId, body);
      return given.ok ? ok({ personId: params.personId, act: 'role.given', say: (name) => `Gave ${name} the role ${body.role} from ${body.from}` }) : given;
    }),
  );
  api.route({ ...person, method: 'delete', path: '/api/people/{personId}/roles/{roleId}', params: PersonRolePath, query: RoleEnd, summary: 'End a role on a day; its history is kept' }, ({ actor, params, query }) =>
    change(parts, inside, actor, async (trx) => {
      const ended = await endRole(trx, parts.clock.now(), params.personId, params.roleId, query.on);
      return ended.ok ? ok({ personId: params.personId, act: 'role.ended', say: (name) => `Ended a role of ${name}${query.on ? ` on ${query.on}` : ''}` }) : ended;
    }),
  );
}

interface Changed {
  readonly personId: string;
  readonly act: string;
  readonly say: (name: string) => string;
}

/** One administrative change to a person: done whole or not at all, on the audit trail, and answered as the person now is. */
async function change(parts: Parts, inside: IdentityInside, actor: Actor, work: (trx: Trx) => Promise<Result<Changed>>): Promise<Result<Person>> {
  if (!can(actor, 'people.change', districtOf(actor))) return NOT_YOURS_TO_DO;
  const changed = await inDistrictOrNothing<Person>(parts, actor.districtId, async (trx) => {
    const done = await work(trx);
    if (!done.ok) return done;
    const person = await showPerson(trx, actor, parts.clock.now(), done.value.personId);
    if (!person) return NO_SUCH_PERSON;
    await audit(trx, parts, actor.districtId, { actorId: actor.personId, act: done.value.act, sentence: done.value.say(person.name) });
    return ok(person);
  });
  if (changed.ok) await inside.cache.forget(changed.value.personId);
  return changed;
}

export function invitationRoutes(api: Api<Actor>, parts: Parts, inside: IdentityInside): void {
  api.route(
    { tag: 'people', access: 'signed-in', method: 'post', path: '/api/people/{personId}/invitation', summary: 'Invite someone who has never signed in', params: PersonPath, answer: Invitation, status: 201 },
    async ({ actor, params }) => {
      if (!can(actor, 'people.invite', districtOf(actor))) return NOT_YOURS_TO_DO;
      const person = await parts.db.inDistrict(actor.districtId, (trx: Trx) => showPerson(trx, actor, parts.clock.now(), params.personId));
      return person ? invite(inside, actor, person) : NO_SUCH_PERSON;
    },
  );
  const open = { tag: 'invitations', access: 'public' } as const;
  api.route({ ...open, method: 'get', path: '/api/invitations/{token}', summary: 'Whose invitation this is; looking uses nothing up', params: InvitationPath, answer: InvitationLook }, ({ c, params }) =>
    lookAtInvitation(inside, c, params.token),
  );
  api.route({ ...open, method: 'post', path: '/api/invitations/redeem', summary: 'Choose a password and sign in; the invitation is used up', body: RedeemInvitationAsk, answer: SignedIn, status: 201 }, ({ c, body }) =>
    redeemInvitation(inside, c, body),
  );
}
