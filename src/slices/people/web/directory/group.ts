import type { Circle, Cohort, Network } from '../shapes.ts';

/** The three kinds of groups, and where their pages and routes are. */
export const GROUP_PATHS = { network: '/networks', cohort: '/cohorts', circle: '/circles' } as const;
export type GroupKind = keyof typeof GROUP_PATHS;

/** What every group has, whatever its kind. */
export type AnyGroup = Pick<Network, 'name' | 'members' | 'supervisors' | 'otherMemberships' | 'endedOn'> & { readonly kind: GroupKind; readonly id: string };

/** A network as any group. */
export function networkAsGroup({ networkId, ...rest }: Network): AnyGroup {
  return { ...rest, kind: 'network', id: networkId };
}

/** A cohort as any group. */
export function cohortAsGroup({ cohortId, ...rest }: Cohort): AnyGroup {
  return { ...rest, kind: 'cohort', id: cohortId };
}

/** A circle as any group. */
export function circleAsGroup({ circleId, ...rest }: Circle): AnyGroup {
  return { ...rest, kind: 'circle', id: circleId };
}

/** The address of a group's page. */
export function pageOf(group: AnyGroup): string {
  return `${GROUP_PATHS[group.kind]}/${group.id}`;
}

/** The address of a group's route. */
export function routeOf(group: AnyGroup): string {
  return `/api${pageOf(group)}`;
}
