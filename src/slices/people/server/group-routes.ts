import type { Transaction } from 'kysely';
import type { z } from 'zod';
import { ok, type Result } from '../../../kernel/result.ts';
import type { Api } from '../../../platform/server/http/api.ts';
import type { Parts } from '../../../platform/server/parts.ts';
import type { Actor } from '../model/actor.ts';
import { can, type Action } from '../model/can.ts';
import { aloneWarnings, type GroupKind } from '../model/group-size.ts';
import {
  CircleAnswer,
  CircleChange,
  CircleList,
  CirclePath,
  CirclesQuery,
  CohortAnswer,
  CohortChange,
  CohortList,
  CohortPath,
  MembershipChange,
  NetworkAnswer,
  NetworkChange,
  NetworkList,
  NetworkPath,
  NewCircle,
  NewCohort,
  NewNetwork,
} from '../model/wire.ts';
import { inDistrictOrNothing } from './all-or-nothing.ts';
import { audit } from './audit.ts';
import { districtOf } from './district-routes.ts';
import { addGroup, changeGroup, showGroups, warningsFor, type GroupFields, type ShownGroup } from './groups.ts';
import { changeMembership, type Part } from './memberships.ts';
import { principalsWithoutNetwork } from './people-list.ts';
import { NO_SUCH_GROUP, NOT_FOR_GUESTS, NOT_YOURS_TO_DO } from './refusals.ts';
import type { PeopleTables } from './tables.ts';

type Trx = Transaction<PeopleTables>;

/** A group as it is answered, with what is unusual about it. */
interface Told {
  readonly group: ShownGroup;
  readonly warnings: string[];
}

export function groupRoutes(api: Api<Actor>, parts: Parts): void {
  networkRoutes(api, groupDeeds(parts, 'network', 'people.read', 'network.change'));
  cohortRoutes(api, groupDeeds(parts, 'cohort', 'people.read', 'network.change'));
  circleRoutes(api, groupDeeds(parts, 'circle', 'circle.read', 'circle.change'));
}

type Deeds = ReturnType<typeof groupDeeds>;

/** What can be done with one kind of group, the same for each. */
function groupDeeds(parts: Parts, kind: GroupKind, read: Action, change: Action) {
  const told = async (trx: Trx, groupId: string, more: readonly string[] = []): Promise<Result<Told>> => {
    const [group] = await showGroups(trx, parts.clock.now(), kind, groupId);
    return group ? ok({ group, warnings: [...warningsFor([group]), ...more] }) : NO_SUCH_GROUP;
  };
  const doing = async (actor: Actor, verb: string, work: (trx: Trx) => Promise<Result<{ groupId: string; warnings?: string[] }>>): Promise<Result<Told>> => {
    if (!can(actor, change, districtOf(actor))) return NOT_YOURS_TO_DO;
    return inDistrictOrNothing<Told>(parts, actor.districtId, async (trx) => {
      const done = await work(trx);
      if (!done.ok) return done;
      const answer = await told(trx, done.value.groupId, done.value.warnings);
      if (answer.ok) await audit(trx, parts, actor.districtId, { actorId: actor.personId, act: `${kind}.changed`, sentence: `${verb} the ${kind} ${answer.value.group.name}` });
      return answer;
    });
  };
  return {
    list: async (actor: Actor): Promise<Result<{ groups: ShownGroup[]; warnings: string[] }>> => {
      if (!can(actor, read, districtOf(actor))) return NOT_FOR_GUESTS;
      return ok(
        await parts.db.inDistrict(actor.districtId, async (trx: Trx) => {
          const groups = await showGroups(trx, parts.clock.now(), kind);
          const alone = kind === 'network' ? await principalsWithoutNetwork(trx, parts.clock.now()) : [];
          return { groups, warnings: [...warningsFor(groups), ...aloneWarnings(alone)] };
        }),
      );
    },
    one: async (actor: Actor, groupId: string): Promise<Result<Told>> => {
      if (!can(actor, read, districtOf(actor))) return NOT_FOR_GUESTS;
      return parts.db.inDistrict(actor.districtId, (trx: Trx) => told(trx, groupId));
    },
    add: (actor: Actor, asked: GroupFields & { readonly name: string }) =>
      doing(actor, 'Made', async (trx) => {
        const added = await addGroup(trx, parts, actor.districtId, kind, asked);
        return added.ok ? ok({ groupId: added.value }) : added;
      }),
    change: (actor: Actor, groupId: string, asked: GroupFields) =>
      doing(actor, 'Changed', async (trx) => {
        const changed = await changeGroup(trx, kind, groupId, asked);
        return changed.ok ? ok({ groupId }) : changed;
      }),
    people: (actor: Actor, groupId: string, part: Part, asked: z.output<typeof MembershipChange>) =>
      doing(actor, `Changed the ${part}s of`, async (trx) => {
        const changed = await changeMembership(trx, parts, { ...asked, districtId: actor.districtId, kind, groupId, part });
        return changed.ok ? ok({ groupId, warnings: changed.value }) : changed;
      }),
  };
}

const shown = <Shape, Key extends string>(key: Key, shape: (group: ShownGroup) => Shape, told: Result<Told>) =>
  told.ok ? ok({ [key]: shape(told.value.group), warnings: told.value.warnings } as Record<Key, Shape> & { warnings: string[] }) : told;

function peopleOf({ name, members, supervisors, otherMemberships, endedOn }: ShownGroup) {
  return { name, members, supervisors, otherMemberships, endedOn };
}

function networkRoutes(api: Api<Actor>, deeds: Deeds): void {
  const shape = (group: ShownGroup) => ({ networkId: group.groupId, level: group.level, ...peopleOf(group) });
  const all = { tag: 'networks', access: 'signed-in', path: '/api/networks' } as const;
  const one = { ...all, path: '/api/networks/{networkId}', params: NetworkPath, answer: NetworkAnswer } as const;
  api.route({ ...all, method: 'get', summary: 'The networks of principals', answer: NetworkList }, async ({ actor }) => {
    const found = await deeds.list(actor);
    return found.ok ? ok({ networks: found.value.groups.map(shape), warnings: found.value.warnings }) : found;
  });
  api.route({ ...all, method: 'post', summary: 'Make a network', body: NewNetwork, answer: NetworkAnswer, status: 201 }, async ({ actor, body }) => shown('network', shape, await deeds.add(actor, body)));
  api.route({ ...one, method: 'get', summary: 'One network' }, async ({ actor, params }) => shown('network', shape, await deeds.one(actor, params.networkId)));
  api.route({ ...one, method: 'patch', summary: 'Change a network', body: NetworkChange }, async ({ actor, params, body }) => shown('network', shape, await deeds.change(actor, params.networkId, body)));
  for (const [path, part] of [['members', 'member'], ['supervisors', 'supervisor']] as const) {
    api.route({ ...one, method: 'put', path: `/api/networks/{networkId}/${path}`, summary: `Say who the ${path} are from a day on`, body: MembershipChange }, async ({ actor, params, body }) =>
      shown('network', shape, await deeds.people(actor, params.networkId, part, body)),
    );
  }
}

function cohortRoutes(api: Api<Actor>, deeds: Deeds): void {
  const shape = (group: ShownGroup) => ({ cohortId: group.groupId, ...peopleOf(group) });
  const all = { tag: 'cohorts', access: 'signed-in', path: '/api/cohorts' } as const;
  const one = { ...all, path: '/api/cohorts/{cohortId}', params: CohortPath, answer: CohortAnswer } as const;
  api.route({ ...all, method: 'get', summary: 'The cohorts of principals', answer: CohortList }, async ({ actor }) => {
    const found = await deeds.list(actor);
    return found.ok ? ok({ cohorts: found.value.groups.map(shape), warnings: found.value.warnings }) : found;
  });
  api.route({ ...all, method: 'post', summary: 'Make a cohort', body: NewCohort, answer: CohortAnswer, status: 201 }, async ({ actor, body }) => shown('cohort', shape, await deeds.add(actor, body)));
  api.route({ ...one, method: 'get', summary: 'One cohort' }, async ({ actor, params }) => shown('cohort', shape, await deeds.one(actor, params.cohortId)));
  api.route({ ...one, method: 'patch', summary: 'Change a cohort', body: CohortChange }, async ({ actor, params, body }) => shown('cohort', shape, await deeds.change(actor, params.cohortId, body)));
  for (const [path, part] of [['members', 'member'], ['supervisors', 'supervisor']] as const) {
    api.route({ ...one, method: 'put', path: `/api/cohorts/{cohortId}/${path}`, summary: `Say who the ${path} are from a day on`, body: MembershipChange }, async ({ actor, params, body }) =>
      shown('cohort', shape, await deeds.people(actor, params.cohortId, part, body)),
    );
  }
}

function circleRoutes(api: Api<Actor>, deeds: Deeds): void {
  const shape = (group: ShownGroup) => ({
    circleId: group.groupId,
    networkId: group.networkId,
    cohortId: group.cohortId,
    supervisorSees: group.supervisorSees,
    ...peopleOf(group),
  });
  const all = { tag: 'circles', access: 'signed-in', path: '/api/circles' } as const;
  const one = { ...all, path: '/api/circles/{circleId}', params: CirclePath, answer: CircleAnswer } as const;
  api.route({ ...all, method: 'get', summary: 'The circles', query: CirclesQuery, answer: CircleList }, async ({ actor, query }) => {
    const found = await deeds.list(actor);
    if (!found.ok) return found;
    const mine = (group: ShownGroup) => [...group.members, ...group.supervisors].some((place) => place.personId === actor.personId);
    const groups = query.mine === 'true' ? found.value.groups.filter(mine) : found.value.groups;
    return ok({ circles: groups.map(shape), warnings: warningsFor(groups) });
  });
  api.route({ ...all, method: 'post', summary: 'Make a circle', body: NewCircle, answer: CircleAnswer, status: 201 }, async ({ actor, body }) => shown('circle', shape, await deeds.add(actor, body)));
  api.route({ ...one, method: 'get', summary: 'One circle' }, async ({ actor, params }) => shown('circle', shape, await deeds.one(actor, params.circleId)));
  api.route({ ...one, method: 'patch', summary: 'Change a circle', body: CircleChange }, async ({ actor, params, body }) => shown('circle', shape, await deeds.change(actor, params.circleId, body)));
  for (const [path, part] of [['members', 'member'], ['supervisors', 'supervisor']] as const) {
    api.route({ ...one, method: 'put', path: `/api/circles/{circleId}/${path}`, summary: `Say who the ${path} are from a day on`, body: MembershipChange }, async ({ actor, params, body }) =>
      shown('circle', shape, await deeds.people(actor, params.circleId, part, body)),
    );
  }
}
