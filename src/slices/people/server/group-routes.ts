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
  type CircleShape,
  CohortAnswer,
  CohortChange,
  CohortList,
  CohortPath,
  type CohortShape,
  GroupsQuery,
  MembershipChange,
  NetworkAnswer,
  NetworkChange,
  NetworkList,
  NetworkPath,
  type NetworkShape,
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
  kindRoutes(api, {
    deeds: groupDeeds(parts, 'network', 'people.read', 'network.change'),
    one: 'network',
    params: NetworkPath,
    fresh: NewNetwork,
    change: NetworkChange,
    answer: NetworkAnswer,
    list: NetworkList,
    shape: (group): z.input<typeof NetworkShape> => ({ networkId: group.groupId, level: group.level, ...peopleOf(group) }),
  });
  kindRoutes(api, {
    deeds: groupDeeds(parts, 'cohort', 'people.read', 'network.change'),
    one: 'cohort',
    params: CohortPath,
    fresh: NewCohort,
    change: CohortChange,
    answer: CohortAnswer,
    list: CohortList,
    shape: (group): z.input<typeof CohortShape> => ({ cohortId: group.groupId, ...peopleOf(group) }),
  });
  kindRoutes(api, {
    deeds: groupDeeds(parts, 'circle', 'circle.read', 'circle.change'),
    one: 'circle',
    params: CirclePath,
    fresh: NewCircle,
    change: CircleChange,
    answer: CircleAnswer,
    list: CircleList,
    shape: (group): z.input<typeof CircleShape> => ({
      circleId: group.groupId,
      networkId: group.networkId,
      cohortId: group.cohortId,
      supervisorSees: group.supervisorSees,
      ...peopleOf(group),
    }),
  });
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
    list: async (actor: Actor, onlyMine: boolean): Promise<Result<{ groups: ShownGroup[]; warnings: string[] }>> => {
      if (!can(actor, read, districtOf(actor))) return NOT_FOR_GUESTS;
      return ok(
        await parts.db.inDistrict(actor.districtId, async (trx: Trx) => {
          const all = await showGroups(trx, parts.clock.now(), kind);
          const groups = onlyMine ? all.filter((group) => [...group.members, ...group.supervisors].some((place) => place.personId === actor.personId)) : all;
          const alone = kind === 'network' && !onlyMine ? await principalsWithoutNetwork(trx, parts.clock.now()) : [];
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

function peopleOf({ name, members, supervisors, otherMemberships, endedOn }: ShownGroup) {
  return { name, members, supervisors, otherMemberships, endedOn };
}

/** One kind of group as the wire knows it. `shape` is checked against the wire where it is written. */
interface Wire {
  readonly deeds: Deeds;
  readonly one: 'network' | 'cohort' | 'circle';
  readonly params: z.ZodObject;
  readonly fresh: z.ZodType<GroupFields & { readonly name: string }>;
  readonly change: z.ZodType<GroupFields>;
  readonly answer: z.ZodType;
  readonly list: z.ZodType;
  readonly shape: (group: ShownGroup) => object;
}

/** The routes of one kind of group; the three kinds differ in their words and fields, not in what can be done. */
function kindRoutes(api: Api<Actor>, { deeds, one, shape, ...wire }: Wire): void {
  const many = { tag: `${one}s`, access: 'signed-in', path: `/api/${one}s` } as const;
  const single = { ...many, path: `/api/${one}s/{${one}Id}`, params: wire.params, answer: wire.answer } as const;
  const idIn = (params: Record<string, unknown>) => String(params[`${one}Id`]);
  const shown = (told: Result<Told>) => (told.ok ? ok({ [one]: shape(told.value.group), warnings: told.value.warnings }) : told);
  api.route({ ...many, method: 'get', summary: `The ${one}s, or only those that I belong to`, query: GroupsQuery, answer: wire.list }, async ({ actor, query }) => {
    const found = await deeds.list(actor, query.mine === 'true');
    return found.ok ? ok({ [`${one}s`]: found.value.groups.map(shape), warnings: found.value.warnings }) : found;
  });
  api.route({ ...many, method: 'post', summary: `Make a ${one}`, body: wire.fresh, answer: wire.answer, status: 201 }, async ({ actor, body }) => shown(await deeds.add(actor, body)));
  api.route({ ...single, method: 'get', summary: `One ${one}` }, async ({ actor, params }) => shown(await deeds.one(actor, idIn(params))));
  api.route({ ...single, method: 'patch', summary: `Change a ${one}`, body: wire.change }, async ({ actor, params, body }) => shown(await deeds.change(actor, idIn(params), body)));
  for (const part of ['member', 'supervisor'] as const) {
    api.route({ ...single, method: 'put', path: `${single.path}/${part}s`, summary: `Say who the ${part}s of a ${one} are from a day on`, body: MembershipChange }, async ({ actor, params, body }) =>
      shown(await deeds.people(actor, idIn(params), part, body)),
    );
  }
}
