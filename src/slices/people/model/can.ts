import type { Actor, Role } from './actor.ts';

/** Something an actor wants to act on: which district it lies in, and how this actor stands to it. */
export interface Thing {
  readonly districtId: string;
  /** Every relation that holds between the asking actor and this thing; computed by the slice that owns the thing. */
  readonly relations: readonly Relation[];
}

/** How a person can stand to a thing. */
export type Relation =
  | 'self' // the thing is the person
  | 'author' // wrote it
  | 'owner' // has promised it, or it is theirs to answer for
  | 'supervisor-of' // supervises the network that its principal belongs to today
  | 'circle-member' // belongs to the circle it happened in, today or on its day
  | 'participant' // is in the session, guests included
  | 'presenter'
  | 'facilitator'
  | 'heir' // is next in line for the role in question
  | 'check-in' // was asked to check how it went
  | 'study-lead' // decides about a study: its members, rounds and codebook
  | 'study-coder' // codes in it
  | 'study-reader'; // reads it

/** Every permission is one line of this table: the action, the roles that may, the relations that may. */
type Grant = { readonly roles?: readonly Role[]; readonly relations?: readonly Relation[]; readonly everyone?: true };

/**
 * The whole permission table. `everyone` means everyone signed in to the district except session guests.
 * There is no action that reads another person's private writing, so there is no line that could grant it.
 */
export const GRANTS = {
  'district.read': { everyone: true },
  'district.change': { roles: ['administrator'] },
  'people.read': { everyone: true },
  'people.change': { roles: ['administrator'] },
  'people.invite': { roles: ['administrator'] },
  'network.change': { roles: ['administrator'] },
  'circle.read': { everyone: true },
  'circle.change': { roles: ['administrator', 'supervisor'] },
  'protocol.read': { everyone: true },
  'protocol.write': { roles: ['administrator', 'supervisor'] },
  'protocol.publish': { roles: ['administrator', 'supervisor'] },
  'problem.create': { roles: ['principal'] },
  'problem.read': { relations: ['author', 'supervisor-of', 'participant'] },
  'problem.write': { relations: ['author'] },
  'problem.comment': { relations: ['author', 'supervisor-of'] },
  'problem.mark-ready': { relations: ['author', 'supervisor-of'] },
  'problem.spread': { roles: ['supervisor', 'cabinet', 'administrator'] },
  'session.plan': { roles: ['supervisor', 'administrator'], relations: ['circle-member'] },
  'session.completion': { roles: ['supervisor', 'cabinet', 'administrator'], relations: ['circle-member', 'participant'] },
  'session.read': { relations: ['circle-member', 'participant'] },
  'session.take-part': { relations: ['participant', 'circle-member'] },
  'session.invite-guest': { roles: ['supervisor', 'administrator'], relations: ['facilitator', 'presenter'] },
  'commitment.read': { relations: ['owner', 'author', 'check-in', 'circle-member', 'participant'] },
  'commitment.completion': { roles: ['supervisor', 'cabinet', 'administrator'], relations: ['owner', 'circle-member', 'check-in'] },
  'commitment.report': { relations: ['owner', 'author'] },
  'commitment.check-in': { relations: ['check-in'] },
  'study.create': { roles: ['researcher', 'administrator', 'supervisor'] },
  'study.read': { relations: ['study-lead', 'study-coder', 'study-reader'] },
  'study.change': { relations: ['study-lead'] },
  'study.code': { relations: ['study-lead', 'study-coder'] },
  'audit.read': { roles: ['administrator'] },
} as const satisfies Record<string, Grant>;

/** The name of something that may be permitted: a line of {@link GRANTS}. */
export type Action = keyof typeof GRANTS;

/** The relations a session guest may use; every role and every `everyone` is closed to guests. */
const GUEST_RELATIONS: readonly Relation[] = ['self', 'participant'];

/**
 * Whether this actor may do this to that thing. Pure: the same table decides on the server and dims buttons in the browser.
 * A thing of another district is refused whatever else holds.
 */
export function can(actor: Actor, action: Action, thing: Thing): boolean {
  if (actor.districtId !== thing.districtId) return false;
  const grant: Grant = GRANTS[action];
  const isGuest = actor.guestOfSession !== null;
  const byRelation = (grant.relations ?? []).some(
    (relation) => thing.relations.includes(relation) && (!isGuest || GUEST_RELATIONS.includes(relation)),
  );
  if (byRelation || isGuest) return byRelation;
  return grant.everyone === true || (grant.roles ?? []).some((role) => actor.roles.includes(role));
}
